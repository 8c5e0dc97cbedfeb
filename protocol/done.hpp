// What a command that was accepted tells its sender; kept as its receipt, so nothing personal is in it.
#pragma once

#include "protocol/poll.hpp"
#include "protocol/question.hpp"

#include <optional>
#include <string>

namespace paraninfo {

struct Done {
    Offset offset = 0;
    std::optional<QuestionId> question;
    std::optional<QuestionState> state;
    std::optional<std::uint64_t> version;
    std::optional<AnnouncementId> announcement;
    std::optional<PollId> poll;
    std::optional<std::string> signature;  // of a paper, still blinded, base64url

    bool operator==(const Done&) const = default;
};

}  // namespace paraninfo
