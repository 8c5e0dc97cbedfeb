// The results of polls as JSON, counted again only when somebody asks and a vote has come since. Rooms thread
// only.
#pragma once

#include "protocol/position.hpp"
#include "server/room/limits.hpp"
#include "server/room/poll_record.hpp"

#include <string>
#include <unordered_map>

namespace paraninfo::live {

class Tallies {
  public:
    explicit Tallies(const room::Limits& limits) : limits_(limits) {}  // outlives it

    struct Texts {
        std::string answers;  // data of the state `answers/{poll}`
        std::string results;  // of `poll/{poll}`
        std::string classes;  // and of `classes/{poll}`; empty while nobody may be told
    };
    // Counts until the next call.
    const Texts& of(const room::PollRecord& record);
    // The room's state was replaced: nothing counted is true any more.
    void forget() { counted_.clear(); }

  private:
    struct Counted {
        Offset touched = 0;
        Texts texts;
    };
    const room::Limits& limits_;
    std::unordered_map<Offset, Counted> counted_;  // by the offset of the draft
};

}  // namespace paraninfo::live
