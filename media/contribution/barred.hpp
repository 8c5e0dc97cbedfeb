#pragma once

// Which sources were put out for sending too much, and for how long they may not come in again: long enough
// that a page, which notices the end of its connection after some seconds and asks for another, hears why.
// Pure; one thread.

#include "media/contribution/receiver.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace paraninfo::contribution {

class Barred {
  public:
    static constexpr Instant barred_for = std::chrono::seconds(30);
    static constexpr std::size_t remembered_max = 32;

    void note(const std::string& source, Instant now);
    bool holds(const std::string& source, Instant now);
    std::vector<std::string> sources(Instant now);

  private:
    void forget(Instant now);

    std::map<std::string, Instant> since_;
};

}  // namespace paraninfo::contribution
