#include "server/hls/waiters.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace paraninfo::hls {
namespace {

class Counting : public Waiter {
  public:
    void answered(const SharedBytes&, unsigned status) override {
        ++answers;
        last_status = status;
        if (then) then();
    }
    int answers = 0;
    unsigned last_status = 0;
    std::function<void()> then;
};

const auto everyone = [](const Line::Held&) -> std::optional<Answer> {
    return Answer{share_bytes("x"), 200};
};
const auto nobody = [](const Line::Held&) -> std::optional<Answer> { return std::nullopt; };

TEST(Waiters, OnlyThoseWithAnAnswerBecomeDue) {
    Waiters waiters(10);
    Line line;
    Counting even;
    Counting odd;
    Want want;
    want.number = 2;
    ASSERT_TRUE(waiters.hold(line, even, want, Time{}));
    want.number = 3;
    ASSERT_TRUE(waiters.hold(line, odd, want, Time{}));
    EXPECT_EQ(waiters.settle(line, nobody), 0U);
    EXPECT_EQ(waiters.settle(line,
                             [](const Line::Held& held) -> std::optional<Answer> {
                                 if (held.want.number % 2 != 0) return std::nullopt;
                                 return Answer{share_bytes("x"), 404};
                             }),
              1U);
    EXPECT_EQ(waiters.release(10), 0U);
    EXPECT_EQ(even.last_status, 404U);
    EXPECT_EQ(odd.answers, 0);
    EXPECT_TRUE(odd.waiting());
}

TEST(Waiters, TheBoundCountsHeldAndDue) {
    Waiters waiters(1);
    Line line;
    Counting one;
    Counting two;
    EXPECT_TRUE(waiters.hold(line, one, {}, Time{}));
    waiters.settle(line, everyone);
    EXPECT_FALSE(waiters.hold(line, two, {}, Time{}));
    EXPECT_FALSE(two.waiting());
    waiters.release(1);
    EXPECT_TRUE(waiters.hold(line, two, {}, Time{}));
}

TEST(Waiters, CancellingInTheMiddleKeepsTheOthers) {
    Waiters waiters(10);
    Line line;
    std::vector<std::unique_ptr<Counting>> all;
    for (int index = 0; index < 5; ++index) {
        all.push_back(std::make_unique<Counting>());
        waiters.hold(line, *all.back(), {}, Time{});
    }
    all[1].reset();
    all[4].reset();
    EXPECT_EQ(waiters.waiting(), 3U);
    waiters.settle(line, everyone);
    all[2]->cancel();
    all[2]->cancel();
    EXPECT_EQ(waiters.waiting(), 2U);
    EXPECT_EQ(waiters.release(10), 0U);
    EXPECT_EQ(all[0]->answers, 1);
    EXPECT_EQ(all[2]->answers, 0);
    EXPECT_EQ(all[3]->answers, 1);
}

TEST(Waiters, AnAnswerMayEndAnotherWaiter) {
    Waiters waiters(10);
    Line line;
    Counting first;
    auto second = std::make_unique<Counting>();
    waiters.hold(line, first, {}, Time{});
    waiters.hold(line, *second, {}, Time{});
    first.then = [&] { second.reset(); };
    waiters.settle(line, everyone);
    EXPECT_EQ(waiters.release(10), 0U);
    EXPECT_EQ(waiters.waiting(), 0U);
}

}  // namespace
}  // namespace paraninfo::hls
