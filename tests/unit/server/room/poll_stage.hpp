// Polls in the words of the room's tests.
#pragma once

#include "server/room/poll_visibility.hpp"
#include "server/room/polls.hpp"
#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {

inline PollForm choice_form(std::vector<std::string> options = {"Red", "Green", "Blue"}) {
    PollForm form;
    form.title = "Which?";
    form.options = std::move(options);
    form.choices_max = 1;
    return form;
}
inline PollForm multiple_form(std::uint32_t most) {
    PollForm form = choice_form();
    form.kind = PollKind::multiple;
    form.choices_max = most;
    return form;
}
inline PollForm scale_form(std::int32_t from = 1, std::int32_t to = 5) {
    PollForm form;
    form.title = "How much?";
    form.kind = PollKind::scale;
    form.scale = {from, to, "little", "much"};
    return form;
}
inline PollForm secret_form() {
    PollForm form = choice_form();
    form.secret = true;
    return form;
}
inline PollForm text_form() {
    PollForm form;
    form.title = "What?";
    form.kind = PollKind::text;
    return form;
}
inline PollForm with_results(PollForm form, PollResults results) {
    form.results = results;
    return form;
}

inline PollId drafted_in(Room& room, const PollForm& form) {
    return *room.then(moderator(), DraftPoll{form}).poll;
}
inline PollId opened_in(Room& room, const PollForm& form, std::int64_t closes_after_ms = 0) {
    const auto id = drafted_in(room, form);
    room.then(moderator(), OpenPoll{id, 1, closes_after_ms});
    return id;
}
inline const PollRecord& record_in(const Room& room, const PollId& id) {
    return *find_poll(room.state.polls, id);
}
inline void close(Room& room, const PollId& id) {
    room.then(moderator(), ClosePoll{id, record_in(room, id).poll.version});
    room.given(PollClosed{record_in(room, id).poll.drafted});
}
inline VotePoll choose(const PollId& id, std::vector<std::uint64_t> options) {
    return {id, VoteChoices{std::move(options)}};
}

}  // namespace paraninfo::room
