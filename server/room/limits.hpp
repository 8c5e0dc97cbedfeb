// The limits of a room, each by its name. Rates are token buckets by person.
#pragma once

#include <cstddef>

namespace paraninfo::room {

struct Rate {
    double per_second = 1;
    double burst = 1;
    bool operator==(const Rate&) const = default;
};

struct Limits {
    Rate ask{.per_second = 1.0 / 15, .burst = 3};
    Rate vote{.per_second = 2, .burst = 20};
    Rate commands{.per_second = 10, .burst = 40};  // all of a person's commands together
    std::size_t questions_max = 5'000;             // in a room
    std::size_t deck_max = 50;                     // on deck at one time
    std::size_t merged_max = 50;                   // into one question
    std::size_t announcements_max = 20;            // at one time
    std::size_t question_graphemes_max = 500;
    std::size_t name_graphemes_max = 64;  // of somebody for whom a moderator asks
    std::size_t tags_max = 5;
    std::size_t tag_graphemes_max = 24;
    std::size_t notes_max = 20;  // on a question
    std::size_t note_graphemes_max = 300;
    std::size_t answer_graphemes_max = 1000;
    std::size_t reason_graphemes_max = 200;
    std::size_t announcement_graphemes_max = 300;

    bool operator==(const Limits&) const = default;
};

}  // namespace paraninfo::room
