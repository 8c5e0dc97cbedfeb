#include "server/live/asio_clock.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace paraninfo::live {
namespace {

TEST(AsioClock, CallsLaterAndNeverInline) {
    boost::asio::io_context io;
    AsioClock clock(io);
    std::vector<int> called;
    clock.after(std::chrono::milliseconds(2), [&] { called.push_back(2); });
    clock.after(std::chrono::milliseconds(0), [&] { called.push_back(1); });
    EXPECT_TRUE(called.empty());
    io.run();
    EXPECT_EQ(called, (std::vector<int>{1, 2}));
}

TEST(AsioClock, SteadyTimeDoesNotGoBack) {
    boost::asio::io_context io;
    const AsioClock clock(io);
    const auto before = clock.steady_ms();
    EXPECT_GE(clock.steady_ms(), before);
    EXPECT_GT(clock.wall_ms(), 1'700'000'000'000);
}

}  // namespace
}  // namespace paraninfo::live
