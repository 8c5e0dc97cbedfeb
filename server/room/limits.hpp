// The limits of a room, each by its name. Rates are token buckets by person.
#pragma once

#include <cstddef>
#include <cstdint>

namespace paraninfo::room {

struct Rate {
    double per_second = 1;
    double burst = 1;
    bool operator==(const Rate&) const = default;
};

struct Limits {
    Rate ask{.per_second = 1.0 / 15, .burst = 3};
    Rate vote{.per_second = 2, .burst = 20};
    Rate chat{.per_second = 0.5, .burst = 5};
    Rate hand{.per_second = 0.2, .burst = 5};
    Rate react{.per_second = 2, .burst = 10};
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
    std::size_t channel_graphemes_max = 500;  // of what a moderator says to the others

    std::size_t third_graphemes_max = 120;  // of a line of the lower third
    std::size_t preset_graphemes_max = 40;  // of its name

    std::size_t claims_max = 50;  // moderators who are at a question at one time
    std::int64_t claim_lasts_ms = 45'000;

    std::size_t talks_max = 3;  // producers who speak backstage at one time
    std::int64_t talk_lasts_ms = 4'000;
    std::size_t hearing_max = 64;    // panelists who hear each other backstage
    std::size_t listening_max = 32;  // producers who listen backstage: as many as the return takes

    std::size_t sanctions_max = 1'000;  // silences in force, and as many bans
    std::int64_t silence_least_ms = 60'000;
    std::int64_t silence_most_ms = 86'400'000;

    std::size_t chat_graphemes_max = 500;
    std::int64_t chat_slow_least_ms = 1'000;
    std::int64_t chat_slow_most_ms = 600'000;

    std::size_t hands_max = 200;          // in the queue
    std::int64_t hand_claim_ms = 60'000;  // how long a moderator's claim lasts

    std::size_t polls_max = 200;  // in a room, the archived ones too
    std::size_t poll_title_graphemes_max = 200;
    std::size_t poll_option_graphemes_max = 120;
    std::size_t poll_label_graphemes_max = 60;    // at the ends of a scale
    std::size_t poll_answer_graphemes_max = 140;  // open text
    std::size_t poll_ballots_max = 20'000;        // of one poll
    std::size_t poll_words_max = 60;              // in a word cloud
    std::size_t poll_answers_shown_max = 300;     // the newest, in a moderator's snapshot
    std::int64_t poll_closes_after_least_ms = 5'000;
    std::int64_t poll_closes_after_most_ms = 3'600'000;
    std::int64_t poll_key_wait_ms = 1'000;  // until a key for a secret poll is made
    std::size_t poll_secret_least = 10;     // with fewer ballots a secret poll shows no results
    // From the end that is said until votes are no longer taken: viewers are so far behind at most.
    std::int64_t poll_grace_ms = 15'000;

    bool operator==(const Limits&) const = default;
};

}  // namespace paraninfo::room
