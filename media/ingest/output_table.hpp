// Which outputs there are, who may receive them, and how they are: what libsrt's receiver thread asks and the
// outputs' own thread tells. Pure rules, guarded by one short lock.
#pragma once

#include "media/ingest/publishers.hpp"
#include "protocol/media_link/outputs.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace paraninfo::ingest {

class OutputTable {
  public:
    // What is known of those that stay as they were is kept.
    void set(const std::vector<media_link::SrtOutput>& outputs);

    // Nothing where the streamid names no output for which receivers call. Refused with 403 for publishing
    // there, with 503 where there are receivers_max.
    std::optional<std::variant<media_link::SrtOutput, Refusal>> admit(std::string_view streamid) const;
    // Of an id, and not of a streamid.
    bool has(std::string_view id) const;

    void refused(const std::string& id, std::uint16_t code);
    void count(const std::string& id, std::size_t receivers, std::uint32_t kbit, std::uint64_t breaks);
    media_link::OutputStates states() const;

  private:
    struct Entry {
        media_link::SrtOutput output;
        media_link::OutputState state;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace paraninfo::ingest
