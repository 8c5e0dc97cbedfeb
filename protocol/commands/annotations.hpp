// What a moderator asks a room to add to a question. Imperatives; checked for shape only.
#pragma once

#include "protocol/annotations.hpp"
#include "protocol/ids.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace paraninfo {

struct SetTags {
    QuestionId question;
    std::uint64_t version = 0;
    std::vector<std::string> tags;
    bool operator==(const SetTags&) const = default;
};

struct NoteQuestion {
    QuestionId question;
    std::uint64_t version = 0;
    std::string text;
    bool operator==(const NoteQuestion&) const = default;
};

struct AnswerInWriting {
    QuestionId question;
    std::uint64_t version = 0;
    std::string text;
    AnswerTo to = AnswerTo::asker;
    bool operator==(const AnswerInWriting&) const = default;
};

struct TranslateQuestion {
    QuestionId question;
    std::uint64_t version = 0;
    Language language = Language::es;
    std::string text;
    bool approve = false;
    bool operator==(const TranslateQuestion&) const = default;
};

// Where the question belongs in the agenda; both by their ids, empty: to none.
struct AssignQuestion {
    QuestionId question;
    std::uint64_t version = 0;
    std::string session;
    std::string speaker;
    bool operator==(const AssignQuestion&) const = default;
};

}  // namespace paraninfo
