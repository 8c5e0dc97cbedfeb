// What waits for the signalling thread of Contributions: how much of it may, and in which order it is taken.

#include "media/contribution/contributions.hpp"
#include "tests/media/support/loopback.hpp"
#include "tests/media/support/stage_seen.hpp"
#include "tests/media/support/webrtc_offerer.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>

using namespace paraninfo;
using namespace paraninfo::contribution;
using namespace paraninfo::testing;

namespace {

// The signalling thread stands in its first answer, that to an offer of garbage, until it is let go.
struct StandingContributions : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    static media_link::Offer publish(int number, const std::string& sdp) {
        return {.session = id(number), .source = "cam-one", .sdp = sdp};
    }
    static std::string id(int number) { return std::string(22, 'a') + std::to_string(10 + number); }

    ContributionHandlers handlers() {
        ContributionHandlers to = seen.handlers();
        to.answered = [this, keep = to.answered](media_link::Answer answer) {
            if (answer.session == id(0)) {
                stands.count_down();
                goes_on.wait(false);
            }
            keep(std::move(answer));
        };
        return to;
    }

    void SetUp() override {
        stage.offer(publish(0, "garbage"));
        stands.wait();
    }
    void TearDown() override { let_go(); }
    void let_go() {
        goes_on = true;
        goes_on.notify_all();
    }
    std::uint16_t status(int number) {
        const auto answer = seen.answer(id(number));
        return answer ? answer->status : std::uint16_t{0};
    }

    WebrtcOfferer browser{tone(440)};
    StageSeen seen;
    std::latch stands{1};
    std::atomic<bool> goes_on{false};
    Contributions stage{on_loopback(41600), {.width = 640, .height = 360, .fps = 30}, seen, handlers()};
};

}  // namespace

TEST_F(StandingContributions, ALeaveIsTakenHoweverMuchWaits) {
    stage.offer(publish(1, browser.offer()));
    for (std::size_t i = 1; i < Contributions::waiting_max; ++i) stage.candidate({id(1), "no candidate"});
    stage.offer(publish(2, "garbage"));
    EXPECT_EQ(status(2), 503) << "there is no place any more";
    stage.leave({id(1)});
    let_go();
    EXPECT_EQ(status(1), 410) << "it was left before its answer was there";
}

TEST_F(StandingContributions, OfTwoOffersForASourceTheOlderIsToldThatTheNewerTookItsPlace) {
    const std::string sdp = browser.offer();
    stage.offer(publish(1, sdp));
    stage.offer(publish(2, sdp));
    let_go();
    EXPECT_EQ(status(1), 410);
    EXPECT_EQ(seen.answer(id(1)).value_or(media_link::Answer{}).text, "another publication took its place");
    EXPECT_EQ(status(2), 201);
}
