#pragma once
// Commands on their way: when each was written, what it was answered, and the keys of those acknowledged,
// written down to be held against the database afterwards.

#include "bench/load/figures.hpp"
#include "bench/load/population.hpp"

#include <fstream>
#include <map>
#include <unordered_map>

namespace paraninfo::load {

class Acks {
  public:
    using Then = std::function<void(const nlohmann::json& result)>;

    // `out` gets one key a line.
    Acks(Population& population, const std::string& out) : population_(population), out_(out) {}

    // `members` are the parameters beside the key, as JSON without the braces; may be empty.
    void send(std::size_t member, std::string_view method, const std::string& members, Then then = {});
    // Takes the replies out of any frame.
    void take(std::size_t member, std::string_view frame);

    std::size_t waiting() const { return sent_.size(); }
    nlohmann::json figures();

  private:
    struct Sent {
        TimePoint at;
        std::string key;
        Then then;
    };

    Population& population_;
    std::ofstream out_;
    std::unordered_map<std::uint64_t, Sent> sent_;
    std::size_t asked_ = 0;
    std::size_t acked_ = 0;
    std::map<std::string, std::size_t> errors_;
    Samples times_;
};

// Whether the frame holds a reply: changes and states of the hot path are not parsed for it.
inline bool holds_reply(std::string_view frame) {
    return frame.find(R"("2.0","id":)") != std::string_view::npos;
}

}  // namespace paraninfo::load
