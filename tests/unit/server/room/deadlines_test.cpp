#include "server/room/deadlines.hpp"

#include "tests/unit/server/room/poll_stage.hpp"

namespace paraninfo::room {
namespace {

TEST(Deadlines, TheFirstOfASilenceAndAPollIsNext) {
    Room room;
    opened_in(room, choice_form(), 70'000);
    const PersonId person{"p1"};
    room.given(PersonSilenced{60'000, person, "Name", {}, {}, "Enough."});
    EXPECT_EQ(next_deadline(room.state, room.limits, 3),
              (Deadline{SilenceLifted{3, person, {}, {}}, 60'000}));
    room.given(PersonSilenced{80'000, PersonId{"p2"}, "Name", {}, {}, "Enough."});
    room.given(SilenceLifted{3, person, {}, {}});
    EXPECT_EQ(next_deadline(room.state, room.limits, 2), (Deadline{PollClosing{1}, 70'000}));
}

TEST(Deadlines, AClockThatWasSetNeverMakesASilenceLongerThanItsMost) {
    Room room;
    room.given(PersonSilenced{60'000, PersonId{"p1"}, "Name", {}, {}, "Enough."});
    EXPECT_EQ(next_deadline(room.state, room.limits, -1'000'000'000'000)->wait_ms,
              room.limits.silence_most_ms);
    EXPECT_EQ(next_deadline(room.state, room.limits, 1'000'000'000'000)->wait_ms, 0);
}

}  // namespace
}  // namespace paraninfo::room
