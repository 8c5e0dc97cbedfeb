// A question with everything that is known of it. A value; who may see which part is decided by the audience
// (PROTOCOL.md section 5), never by leaving members empty here.
#pragma once

#include "protocol/annotations.hpp"
#include "protocol/audience.hpp"
#include "protocol/ids.hpp"
#include "protocol/position.hpp"
#include "protocol/programme_time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace paraninfo {

enum class QuestionState { pending, approved, on_deck, on_air, answered, declined, withdrawn, merged };

inline constexpr std::size_t question_state_count = 8;

// The last time that a question was on air.
struct Airing {
    std::string publication;
    std::int64_t from_ms = 0;                     // 0: before the publication began
    QuestionState was = QuestionState::approved;  // before that
    std::optional<std::int64_t> to_ms;            // nothing: still on air
    bool operator==(const Airing&) const = default;
};

struct Question {
    QuestionId id;
    Offset asked = 0;  // the change that made it; changes name a question by it
    PersonId person;   // empty, as name and text are: erased
    std::string name;
    bool anonymous = false;
    // Anonymous to moderators too, as the room promised when it was asked: whoever asked is known to the
    // journal and to the rules, and to nobody who is told of the question.
    bool sealed = false;
    Audience origin = Audience::participant;
    std::string text;
    std::string original;  // the text before the first edit
    bool edited = false;
    std::string language;  // empty: not said
    QuestionState state = QuestionState::pending;
    QuestionState previous = QuestionState::pending;  // before its last change
    std::int64_t at_ms = 0;
    std::uint64_t version = 1;
    std::uint64_t votes = 0;
    Offset voted = 0;        // the last change of its votes
    std::string reason;      // of a decline, as the moderator read it
    TextByLanguage reasons;  // the same by language, where it was one of the event's
    // Votes whose person was erased: counted, and no longer anybody's.
    std::uint64_t erased_votes = 0;
    QuestionId into;                                     // while merged: the question that answers for it
    QuestionState unmerged_to = QuestionState::pending;  // while merged: what it goes back to
    Annotations annotations;
    std::string session;          // of the agenda, by its id; empty: not said
    std::string to;               // the speaker of the agenda whom the asker means; empty: nobody
    std::string assigned;         // the speaker whom a moderator chose for it
    std::optional<Airing> aired;  // nothing: never, or without a picture

    bool operator==(const Question&) const = default;
};

// Whether everybody may see a question in this state.
constexpr bool is_visible(QuestionState state) {
    return state == QuestionState::approved || state == QuestionState::on_deck ||
           state == QuestionState::on_air || state == QuestionState::answered;
}

std::string_view name_of(QuestionState state);
std::optional<QuestionState> question_state_named(std::string_view name);

struct Announcement {
    AnnouncementId id;
    Offset made = 0;
    std::string text;
    std::int64_t at_ms = 0;

    bool operator==(const Announcement&) const = default;
};

}  // namespace paraninfo
