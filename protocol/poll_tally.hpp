// The results of a poll: counts of its ballots as they are, never carried forward from an earlier count.
#pragma once

#include "protocol/voter_class.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace paraninfo {

struct PollCount {
    std::size_t answers = 0;
    std::vector<std::size_t> counts;  // by option or step; open text: empty
    bool operator==(const PollCount&) const = default;
};

// What one class said, or several together that may not be told apart.
struct ClassCount {
    std::vector<VoterClass> classes;
    PollCount count;
    bool operator==(const ClassCount&) const = default;
};

struct WordCount {
    std::string word;
    std::size_t persons = 0;
    bool operator==(const WordCount&) const = default;
};

struct PollTally {
    PollCount all;
    std::vector<WordCount> words;  // open text: most used first
    bool operator==(const PollTally&) const = default;
};

}  // namespace paraninfo
