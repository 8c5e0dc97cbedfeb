// A poll with everything but its votes, and a vote. Values; who may see the results, and when, is decided in
// server/room/polls.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/ids.hpp"
#include "protocol/position.hpp"
#include "protocol/programme_time.hpp"
#include "protocol/voter_class.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo {

enum class PollKind { single, multiple, scale, text };
enum class PollState { draft, open, closing, closed, archived };
enum class PollResults { after_close, after_vote, always };

inline constexpr std::size_t poll_choices_max = 12;    // options of a poll
inline constexpr std::size_t poll_steps_max = 11;      // of a scale
inline constexpr std::int32_t poll_scale_bound = 100;  // its ends lie between minus this and this

// RSA-2048 signs the papers of secret polls: a modulus, a blinded serial and a signature have this length as
// base64url.
inline constexpr std::size_t key_text_length = 342;

struct PollScale {
    std::int32_t from = 0;
    std::int32_t to = 0;
    std::string low;  // the labels at its ends; empty: none
    std::string high;
    bool operator==(const PollScale&) const = default;
};

// What a moderator writes.
struct PollForm {
    std::string title;
    PollKind kind = PollKind::single;
    std::vector<std::string> options;  // single, multiple
    std::uint32_t choices_max = 0;     // multiple; single: 1
    PollScale scale;                   // scale
    PollResults results = PollResults::after_close;
    bool split = false;        // the audience gets the results by class too
    std::string session = {};  // of the agenda, by its id; empty: of none
    bool secret = false;       // ballots under a serial, not by a person (docs/decisions/secret-polls.md)
    bool operator==(const PollForm&) const = default;
};

// When a poll opened, began to close and was closed; 0: before the publication began.
struct PollAiring {
    std::string publication;
    std::int64_t opened_ms = 0;
    std::optional<std::int64_t> closing_ms;
    std::optional<std::int64_t> closed_ms;
    bool operator==(const PollAiring&) const = default;
};

// What the ballots of a secret poll came to, counted once.
struct SecretCount {
    std::uint64_t ballots = 0;
    std::vector<std::uint64_t> counts;  // by option or step; empty: too few ballots to be shown
    bool operator==(const SecretCount&) const = default;
};

struct Poll {
    PollId id;
    Offset drafted = 0;  // the change that made it; changes name a poll by it
    PollForm form;
    PollState state = PollState::draft;
    PollState previous = PollState::draft;  // before its last change
    std::int64_t closes_at_ms = 0;  // wall clock: when closing begins by itself or began; 0: not known
    std::uint64_t version = 1;
    std::optional<PollAiring> aired;  // nothing: not opened, or without a picture
    std::string modulus;  // secret, from opened on: that of the key which signs its papers, base64url
    std::optional<SecretCount> counted;  // secret, some time after closed
    bool operator==(const Poll&) const = default;
};

// Which options are chosen, or which step of a scale counted from its first: one bit each.
using Choices = std::uint16_t;

struct Ballot {
    Choices choices = 0;
    std::string text;  // open text
    bool operator==(const Ballot&) const = default;
};

// A vote as it counts: the person's newest. Of a secret poll it is the person's paper, and nothing is chosen
// on it.
struct CastBallot {
    PersonId person;  // empty: erased
    Ballot ballot;
    // As it was when the vote was cast. None: a paper, or a vote of before classes that was not from the
    // hall.
    std::optional<VoterClass> voter_class = {};
    bool operator==(const CastBallot&) const = default;
};

// A poll with its votes; a ballot's number is its index.
struct PollVotes {
    Poll poll;
    Offset touched = 0;  // the last change of the poll or its votes
    std::vector<CastBallot> ballots;
    bool operator==(const PollVotes&) const = default;
};

// An answer to open text as moderators see it; a changed vote keeps its number.
struct PollAnswer {
    std::uint32_t number = 0;
    std::string text;
    bool operator==(const PollAnswer&) const = default;
};

// How many choices a ballot has to choose from; 0 for open text.
std::size_t choices_of(const PollForm& form);

// Of a secret poll that was opened and no longer takes votes: what is left to do.
bool awaits_count(const Poll& poll);

// Whether a scale, if the form has one, has 2 to poll_steps_max steps within the bound.
bool is_scale_fit(const PollForm& form);

constexpr bool takes_votes(PollState state) {
    return state == PollState::open || state == PollState::closing;
}
// Whether everybody may see a poll in this state.
constexpr bool is_visible(PollState state) {
    return takes_votes(state) || state == PollState::closed;
}

std::string_view name_of(PollKind kind);
std::string_view name_of(PollState state);
std::string_view name_of(PollResults results);
std::optional<PollKind> poll_kind_named(std::string_view name);
std::optional<PollState> poll_state_named(std::string_view name);
std::optional<PollResults> poll_results_named(std::string_view name);

}  // namespace paraninfo
