// What happened to questions, as the journal keeps it. A question is named by the offset at which it was
// asked, so that a change still applies when the payload of the asking is erased. Empty personal members mean
// that this change's own payload was erased. What belongs to the stage has `programme_at` from when it is
// applied, if the room has a picture then.
#pragma once

#include "protocol/commands/questions.hpp"
#include "protocol/question.hpp"

namespace paraninfo {

struct QuestionAsked {
    QuestionState state = QuestionState::pending;
    QuestionId id;
    PersonId person;
    std::string name;
    Audience origin = Audience::participant;
    std::string text;
    std::string language;
    bool anonymous = false;
    std::string session = {};
    std::string to = {};
    bool sealed = false;
    bool operator==(const QuestionAsked&) const = default;
};

struct QuestionApproved {
    Offset question = 0;
    bool operator==(const QuestionApproved&) const = default;
};

struct QuestionDeclined {
    Offset question = 0;
    std::string reason;
    TextByLanguage reasons = {};
    bool operator==(const QuestionDeclined&) const = default;
};

struct QuestionWithdrawn {
    Offset question = 0;
    bool operator==(const QuestionWithdrawn&) const = default;
};

struct QuestionPutOnAir {
    Offset question = 0;
    std::optional<ProgrammeTime> programme_at = {};
    bool operator==(const QuestionPutOnAir&) const = default;
};

struct QuestionTakenOffAir {
    Offset question = 0;
    std::optional<ProgrammeTime> programme_at = {};
    bool operator==(const QuestionTakenOffAir&) const = default;
};

struct QuestionAnswered {
    Offset question = 0;
    std::optional<ProgrammeTime> programme_at = {};
    bool operator==(const QuestionAnswered&) const = default;
};

struct QuestionEdited {
    Offset question = 0;
    std::string text;
    bool operator==(const QuestionEdited&) const = default;
};

struct QuestionPutOnDeck {
    Offset question = 0;
    bool operator==(const QuestionPutOnDeck&) const = default;
};

struct QuestionTakenOffDeck {
    Offset question = 0;
    bool operator==(const QuestionTakenOffDeck&) const = default;
};

struct QuestionMovedOnDeck {
    Offset question = 0;
    Offset before = 0;  // 0: to the end
    bool operator==(const QuestionMovedOnDeck&) const = default;
};

struct QuestionReopened {
    Offset question = 0;
    bool operator==(const QuestionReopened&) const = default;
};

struct QuestionMerged {
    Offset question = 0;
    Offset into = 0;
    bool operator==(const QuestionMerged&) const = default;
};

struct QuestionUnmerged {
    Offset question = 0;
    Offset into = 0;  // what it was merged into until now
    bool operator==(const QuestionUnmerged&) const = default;
};

struct QuestionVoted {
    Offset question = 0;
    PersonId person;  // empty: erased; the count stays
    bool up = true;
    bool operator==(const QuestionVoted&) const = default;
};

struct QuestionsOpened {
    bool operator==(const QuestionsOpened&) const = default;
};

struct QuestionsClosed {
    bool operator==(const QuestionsClosed&) const = default;
};

struct ReviewSet {
    Review review = Review::first;
    bool operator==(const ReviewSet&) const = default;
};

struct AnonymitySet {
    Anonymity anonymity = Anonymity::audience;
    bool operator==(const AnonymitySet&) const = default;
};

}  // namespace paraninfo
