// What was added to questions, as the journal keeps it; a question is named by the offset at which it was
// asked. Empty texts mean that this change's own payload was erased.
#pragma once

#include "protocol/annotations.hpp"
#include "protocol/position.hpp"

#include <string>
#include <vector>

namespace paraninfo {

struct QuestionTagged {
    Offset question = 0;
    std::vector<std::string> tags;
    bool operator==(const QuestionTagged&) const = default;
};

struct QuestionNoted {
    Offset question = 0;
    std::string by;
    std::string text;
    bool operator==(const QuestionNoted&) const = default;
};

struct QuestionAnsweredInWriting {
    Offset question = 0;
    AnswerTo to = AnswerTo::asker;
    std::string text;
    bool operator==(const QuestionAnsweredInWriting&) const = default;
};

struct QuestionTranslated {
    Offset question = 0;
    Language language = Language::es;
    bool approved = false;
    std::string text;
    bool operator==(const QuestionTranslated&) const = default;
};

struct QuestionAssigned {
    Offset question = 0;
    std::string session;
    std::string speaker;
    bool operator==(const QuestionAssigned&) const = default;
};

}  // namespace paraninfo
