#include "server/access/login.hpp"

#include <gtest/gtest.h>

namespace paraninfo::access {
namespace {

TEST(Login, RefusalsAreNamedAsTheProtocolSays) {
    EXPECT_EQ(name_of(RefusalReason::link_invalid), "link_invalid");
    EXPECT_EQ(status_of(RefusalReason::link_invalid), 403);
    EXPECT_EQ(name_of(RefusalReason::too_many_devices), "too_many_devices");
    EXPECT_EQ(status_of(RefusalReason::too_many_devices), 409);
    EXPECT_EQ(name_of(RefusalReason::limited), "limited");
    EXPECT_EQ(status_of(RefusalReason::limited), 429);
    EXPECT_EQ(name_of(RefusalReason::unavailable), "unavailable");
    EXPECT_EQ(status_of(RefusalReason::bad_request), 400);
}

TEST(Login, ASeatIsFoundByItsIdOnly) {
    Login login;
    login.seats = {{SeatId{"a"}, PersonId{"p"}, RoomId{"r"}, Audience::hall, "n"}};
    ASSERT_NE(login.seat(SeatId{"a"}), nullptr);
    EXPECT_EQ(login.seat(SeatId{"a"})->role, Audience::hall);
    EXPECT_EQ(login.seat(SeatId{"b"}), nullptr);
    EXPECT_EQ(login.seat(SeatId{""}), nullptr);
}

}  // namespace
}  // namespace paraninfo::access
