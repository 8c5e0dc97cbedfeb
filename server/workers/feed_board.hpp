// What is known of each feed that encoders publish: whether one is there, since when, and why the last one
// was refused. Pure; times are told, UTC in ms.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace paraninfo::workers {

struct FeedStatus {
    enum class State { waiting, publishing, silent, lost };
    State state = State::waiting;
    std::int64_t since_ms = 0;  // 0: from the start
    std::uint16_t refusal = 0;  // as HTTP's: 400, 403, 404, 409, 415; 0: nobody was refused
    std::int64_t refused_at_ms = 0;
    bool operator==(const FeedStatus&) const = default;
};

std::string_view name_of(FeedStatus::State state);
// In a few English words, for logs and the command line.
std::string_view refusal_words(std::uint16_t code);

class FeedBoard {
  public:
    // Those of the table; whatever else was known is forgotten.
    void set_feeds(const media_link::Feeds& feeds);
    // True if something of a feed changed.
    bool note(const media_link::FeedState& state, std::int64_t now_ms);
    // The ingest is gone, and whoever published with it.
    bool note_gone(std::int64_t now_ms);

    const std::map<std::string, FeedStatus>& feeds() const { return feeds_; }
    // Of an encoder that named no feed of ours.
    const FeedStatus& nameless() const { return nameless_; }

  private:
    std::map<std::string, FeedStatus> feeds_;
    FeedStatus nameless_;
};

}  // namespace paraninfo::workers
