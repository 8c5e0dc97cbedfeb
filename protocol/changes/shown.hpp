// One change as each audience may see it: what the room decides and protocol/json encodes.
#pragma once

#include "protocol/changes/change.hpp"

#include <optional>
#include <string>
#include <variant>

namespace paraninfo {

// `data` of a change's message. Of a question, the encoder takes the fields that the audience may see.
struct ShowNothing {
    bool operator==(const ShowNothing&) const = default;
};
struct ShowEmpty {  // {}
    bool operator==(const ShowEmpty&) const = default;
};
struct ShowGone {
    std::string id;
    bool operator==(const ShowGone&) const = default;
};
struct ShowQuestion {
    Question question;
    bool operator==(const ShowQuestion&) const = default;
};
struct ShowVote {
    QuestionId question;
    bool up = true;
    bool operator==(const ShowVote&) const = default;
};
struct ShowReview {
    Review review = Review::first;
    bool operator==(const ShowReview&) const = default;
};
struct ShowAnnouncement {
    Announcement announcement;
    bool operator==(const ShowAnnouncement&) const = default;
};

using View =
    std::variant<ShowNothing, ShowEmpty, ShowGone, ShowQuestion, ShowVote, ShowReview, ShowAnnouncement>;

struct Addressed {
    PersonId person;
    View view;
    bool operator==(const Addressed&) const = default;
};

struct Shown {
    View moderator;
    View audience;  // participants and hall
    View screen;
    std::optional<Addressed> addressed;
    bool operator==(const Shown&) const = default;
};

}  // namespace paraninfo
