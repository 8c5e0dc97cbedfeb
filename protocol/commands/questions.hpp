// What people ask a room to do with questions. Imperatives; checked for shape only.
#pragma once

#include "protocol/annotations.hpp"
#include "protocol/anonymity.hpp"
#include "protocol/ids.hpp"

#include <cstdint>
#include <string>

namespace paraninfo {

enum class Review { first, publish };

struct AskQuestion {
    std::string text;
    std::string language;  // empty: not said
    bool anonymous = false;
    std::string session = {};  // of the agenda, by its id; empty: not said
    std::string to = {};       // a speaker of the agenda; empty: whoever wants to answer
    bool sealed = false;       // the asker was promised that moderators do not know either
    bool operator==(const AskQuestion&) const = default;
};

// A moderator's, for somebody in the hall.
struct EnterQuestion {
    std::string text;
    std::string name;      // empty: not said
    std::string language;  // the same
    std::string session = {};
    std::string to = {};
    bool operator==(const EnterQuestion&) const = default;
};

struct VoteQuestion {
    QuestionId question;
    bool up = true;
    bool operator==(const VoteQuestion&) const = default;
};

struct WithdrawQuestion {
    QuestionId question;
    bool operator==(const WithdrawQuestion&) const = default;
};

// The moderator's commands name the version of the question that the moderator saw.
struct ApproveQuestion {
    QuestionId question;
    std::uint64_t version = 0;
    bool operator==(const ApproveQuestion&) const = default;
};

struct DeclineQuestion {
    QuestionId question;
    std::uint64_t version = 0;
    std::string reason;
    TextByLanguage reasons = {};  // the same in other languages, if it is known in them
    bool operator==(const DeclineQuestion&) const = default;
};

struct PutOnAir {
    QuestionId question;
    std::uint64_t version = 0;
    bool operator==(const PutOnAir&) const = default;
};

struct TakeOffAir {
    QuestionId question;
    std::uint64_t version = 0;
    bool operator==(const TakeOffAir&) const = default;
};

struct MarkAnswered {
    QuestionId question;
    std::uint64_t version = 0;
    bool operator==(const MarkAnswered&) const = default;
};

struct EditQuestion {
    QuestionId question;
    std::uint64_t version = 0;
    std::string text;
    bool operator==(const EditQuestion&) const = default;
};

struct PutOnDeck {
    QuestionId question;
    std::uint64_t version = 0;
    bool operator==(const PutOnDeck&) const = default;
};

struct TakeOffDeck {
    QuestionId question;
    std::uint64_t version = 0;
    bool operator==(const TakeOffDeck&) const = default;
};

struct MoveOnDeck {
    QuestionId question;
    std::uint64_t version = 0;
    QuestionId before;  // empty: to the end
    bool operator==(const MoveOnDeck&) const = default;
};

struct ReopenQuestion {
    QuestionId question;
    std::uint64_t version = 0;
    bool operator==(const ReopenQuestion&) const = default;
};

struct MergeQuestion {
    QuestionId question;
    std::uint64_t version = 0;
    QuestionId into;
    std::uint64_t into_version = 0;
    bool operator==(const MergeQuestion&) const = default;
};

struct UnmergeQuestion {
    QuestionId question;
    std::uint64_t version = 0;
    bool operator==(const UnmergeQuestion&) const = default;
};

// "I am at it": for the other moderators' eyes, until it lapses. Nothing of it is kept.
struct ClaimQuestion {
    QuestionId question;  // empty: of none any more
    bool operator==(const ClaimQuestion&) const = default;
};

struct OpenQuestions {
    bool operator==(const OpenQuestions&) const = default;
};

struct CloseQuestions {
    bool operator==(const CloseQuestions&) const = default;
};

struct SetReview {
    Review review = Review::first;
    bool operator==(const SetReview&) const = default;
};

struct SetAnonymity {
    Anonymity anonymity = Anonymity::audience;
    bool operator==(const SetAnonymity&) const = default;
};

}  // namespace paraninfo
