// Handshakes that were let in and have not become connections yet: libsrt itself refuses a wrong passphrase
// and tells no one, so an attempt that stays away counts as refused. Bounded; guarded by one short lock,
// since the listen callback runs on libsrt's thread.
#pragma once

#include "media/ingest/publishers.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::ingest {

inline constexpr std::size_t attempts_max = 1024;
// Who has no key and calls again and again takes no place from others.
inline constexpr std::size_t attempts_of_address_max = 64;
inline constexpr std::chrono::seconds attempt_time_max{3};

class Attempts {
  public:
    // False when there are too many, of all or from that address (empty: not known).
    bool add(std::uint64_t connection, std::string feed, Time now, std::string address = {});
    // The feed of an attempt that became a connection.
    std::optional<std::string> take(std::uint64_t connection);
    // The feeds of those that stayed away for too long; they are forgotten.
    std::vector<std::string> expire(Time now);

  private:
    struct Attempt {
        std::string feed;
        Time at;
        std::string address;
    };
    std::mutex mutex_;
    std::map<std::uint64_t, Attempt> attempts_;
};

}  // namespace paraninfo::ingest
