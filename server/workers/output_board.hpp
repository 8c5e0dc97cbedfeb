// What is known of each output by SRT: who receives it, and why the last receiver was refused. Pure; times
// are told, UTC in ms.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::workers {

struct OutputStatus {
    unsigned receivers = 0;
    std::uint32_t kbit = 0;     // a second, to all of them together
    std::uint64_t breaks = 0;   // how often one fell behind
    std::uint64_t refused = 0;  // so far, by this ingest
    std::uint16_t refusal = 0;  // media_link::OutputState::refusal
    std::int64_t refused_at_ms = 0;
    std::int64_t since_ms = 0;  // since when somebody receives it, or nobody any more; 0: nobody ever did
    bool operator==(const OutputStatus&) const = default;
};

// In a few English words, for logs and the command line.
std::string_view output_refusal_words(std::uint16_t code);

class OutputBoard {
  public:
    // Those of the table; whatever else was known is forgotten.
    void set_outputs(const std::vector<media_link::SrtOutput>& outputs);
    // The outputs of which something changed.
    std::vector<std::string> note(const media_link::OutputStates& told, std::int64_t now_ms);
    // The ingest is gone, and with it all receivers. True if it had told anything.
    bool note_gone(std::int64_t now_ms);

    const std::map<std::string, OutputStatus>& outputs() const { return outputs_; }
    // An ingest has told how they are, and is not gone.
    bool served() const { return served_; }

  private:
    std::map<std::string, OutputStatus> outputs_;
    bool served_ = false;
};

}  // namespace paraninfo::workers
