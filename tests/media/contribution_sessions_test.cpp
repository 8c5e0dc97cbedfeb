// Contributions with webrtcbin as their browsers, on the loopback: who is let in, who takes whose place, and
// that nothing is left of who went.

#include "media/contribution/contributions.hpp"

#include "tests/media/support/loopback.hpp"
#include "tests/media/support/stage_seen.hpp"
#include "tests/media/support/webrtc_offerer.hpp"
#include "tests/support/process_counts.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::contribution;
using namespace paraninfo::testing;
using media_link::SourceState;

namespace {

struct ContributionSessions : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    static media_link::Contribution settings() {
        media_link::Contribution settings = on_loopback(41100);
        settings.publishers_max = 2;
        settings.players_max = 1;
        return settings;
    }
    static std::string id(int number) { return std::string(22, 'a') + std::to_string(10 + number); }
    static media_link::Offer publish(int number, const std::string& source, const std::string& sdp) {
        return {.session = id(number), .source = source, .sdp = sdp};
    }

    int status(const media_link::Offer& offer) {
        stage.offer(offer);
        const auto answer = seen.answer(offer.session);
        return answer ? answer->status : 0;
    }
    // 201, and the browser knows.
    int join(WebrtcOfferer& browser, int number, const std::string& source) {
        const int got = status(publish(number, source, browser.offer()));
        if (got == 201) browser.take_answer(seen.answer(id(number))->text);
        return got;
    }
    std::optional<SourceState> state(const std::string& source) {
        for (const SourceState& one : stage.sources().sources)
            if (one.source == source) return one;
        return std::nullopt;
    }

    StageSeen seen;
    Contributions stage{settings(), {.width = 640, .height = 360, .fps = 30}, seen, seen.handlers()};
};

}  // namespace

TEST_F(ContributionSessions, WhoPublishesIsSeenUnderTheirName) {
    WebrtcOfferer one(coloured_picture(0xffff0000) + tone(1000));
    WebrtcOfferer two(coloured_picture(0xff0000ff) + tone(440));
    ASSERT_EQ(join(one, 1, "cam-one"), 201);
    ASSERT_EQ(join(two, 2, "cam-two"), 201);
    EXPECT_TRUE(eventually([&] {
        return seen.media("cam-one").shows(red) && seen.media("cam-one").sounds(1000, {440}) &&
               seen.media("cam-two").shows(blue) && seen.media("cam-two").sounds(440, {1000});
    })) << seen.said();
    const auto live = state("cam-two");
    ASSERT_TRUE(live);
    EXPECT_EQ(live->state, SourceState::State::live);
    EXPECT_EQ(live->width, 320);
}

TEST_F(ContributionSessions, ASecondPublicationOfASourceTakesTheFirstOnesPlace) {
    WebrtcOfferer first(coloured_picture(0xffff0000));
    ASSERT_EQ(join(first, 1, "cam-one"), 201);
    ASSERT_TRUE(eventually([&] { return seen.media("cam-one").shows(red); }));
    WebrtcOfferer second(coloured_picture(0xff0000ff));
    ASSERT_EQ(join(second, 2, "cam-one"), 201);
    EXPECT_TRUE(eventually([&] { return seen.media("cam-one").shows(blue); }));
    EXPECT_EQ(seen.begins("cam-one"), 2);
    EXPECT_EQ(seen.ends("cam-one"), 1);
    EXPECT_NE(state("cam-one").value().state, SourceState::State::gone);
}

TEST_F(ContributionSessions, OneTooManyIsRefusedInWords) {
    WebrtcOfferer one(coloured_picture(0xffff0000));
    WebrtcOfferer two(coloured_picture(0xffff0000));
    WebrtcOfferer three(coloured_picture(0xffff0000));
    ASSERT_EQ(join(one, 1, "cam-one"), 201);
    ASSERT_EQ(join(two, 2, "cam-two"), 201);
    EXPECT_EQ(join(three, 3, "cam-three"), 503);
    EXPECT_EQ(seen.answer(id(3))->text, "as many publish as the server takes");
    EXPECT_TRUE(seen.answer(id(3))->full);
    EXPECT_EQ(status(publish(5, "talk-one", three.offer())), 201) << "a producer takes no panelist's place";
    // A place that was left is free, and one may take one's own at any time.
    stage.leave({id(1)});
    EXPECT_EQ(status(publish(4, "cam-two", three.offer())), 201);
}

TEST_F(ContributionSessions, WhoIsCutOffFindsTheirPlaceAgainAndNobodyElseGotIt) {
    auto one = std::make_unique<WebrtcOfferer>(coloured_picture(0xffff0000));
    WebrtcOfferer two(coloured_picture(0xffff0000));
    ASSERT_EQ(join(*one, 1, "cam-one"), 201);
    ASSERT_EQ(join(two, 2, "cam-two"), 201);
    ASSERT_TRUE(eventually([&] { return seen.media("cam-one").shows(red); }));
    one->freeze();
    ASSERT_TRUE(eventually([&] { return seen.ends("cam-one") == 1; }));
    WebrtcOfferer three(coloured_picture(0xffff0000));
    EXPECT_EQ(join(three, 3, "cam-three"), 503);
    WebrtcOfferer again(coloured_picture(0xff0000ff));
    EXPECT_EQ(join(again, 4, "cam-one"), 201);
    EXPECT_TRUE(eventually([&] { return seen.media("cam-one").shows(blue); })) << seen.said();
}

TEST_F(ContributionSessions, AProducersTalkbackHasAPlaceWhereTheStageIsFullAndTakesNobodys) {
    WebrtcOfferer one(tone(440));
    WebrtcOfferer producer(tone(1000));
    WebrtcOfferer two(tone(440));
    ASSERT_EQ(join(one, 1, "cam-one"), 201);
    ASSERT_EQ(join(producer, 2, "talk-one"), 201) << seen.said();
    ASSERT_EQ(join(two, 3, "cam-two"), 201) << "the second of two";
    EXPECT_TRUE(eventually([&] { return seen.media("talk-one").sounds(1000, {440}); })) << seen.said();
}

TEST_F(ContributionSessions, WhoLeavesIsGoneOnce) {
    WebrtcOfferer browser(coloured_picture(0xffff0000));
    ASSERT_EQ(join(browser, 1, "cam-one"), 201);
    ASSERT_TRUE(eventually([&] { return seen.media("cam-one").shows(red); }));
    stage.leave({id(1)});
    ASSERT_TRUE(eventually([&] { return seen.ends("cam-one") == 1; }));
    EXPECT_EQ(state("cam-one").value().state, SourceState::State::gone);
    EXPECT_FALSE(state("cam-one"));
}

TEST_F(ContributionSessions, WhileTheMachineIsBehindNobodyNewComesIn) {
    media_link::Contribution many = settings();
    many.publishers_max = 8;
    Contributions busy(many, {.width = 640, .height = 360, .fps = 30}, seen, seen.handlers());
    WebrtcOfferer browser(coloured_picture(0xffff0000));
    const std::string sdp = browser.offer();
    const auto answer = [&](int number, const std::string& source) {
        busy.offer(publish(number, source, sdp));
        return seen.answer(id(number)).value_or(media_link::Answer{});
    };
    busy.set_behind(true);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(answer(i, "cam-" + std::to_string(i)).status, 201);
    const media_link::Answer refused = answer(5, "cam-new");
    EXPECT_EQ(refused.status, 503);
    EXPECT_TRUE(refused.full);
    EXPECT_EQ(refused.text, "the machine carries no further picture");
    EXPECT_EQ(answer(6, "cam-0").status, 201) << "in the place of its own";
    busy.set_behind(false);
    EXPECT_EQ(answer(7, "cam-new").status, 201);
}

TEST_F(ContributionSessions, GarbageIsRefusedAndASessionIsTakenOnce) {
    EXPECT_EQ(status(publish(1, "cam-one", "v=0\r\nno such thing")), 400);
    EXPECT_EQ(status(publish(2, "cam-one", "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n")), 406);
    WebrtcOfferer browser(coloured_picture(0xffff0000));
    const std::string offer = browser.offer();
    EXPECT_EQ(status(publish(3, "cam-one", offer)), 201);
    stage.offer(publish(3, "cam-one", offer));
    EXPECT_TRUE(eventually([&] { return seen.answer(id(3))->status == 409; }));
    EXPECT_EQ(seen.begins("cam-one"), 1);
}

TEST_F(ContributionSessions, NothingIsLeftOfTwentyThatCameAndWent) {
    const auto come_and_go = [&](int number) {
        WebrtcOfferer browser(coloured_picture(0xffff0000) + tone(1000));
        EXPECT_EQ(join(browser, number, "cam-one"), 201);
        EXPECT_TRUE(eventually([&] { return seen.media("cam-one").shows(red); }));
        stage.leave({id(number)});
        EXPECT_TRUE(eventually([&] { return seen.ends("cam-one") == seen.begins("cam-one"); }));
    };
    for (int i = 0; i < 3; ++i) come_and_go(i);
    const ProcessCounts before = process_counts();
    for (int i = 3; i < 23; ++i) come_and_go(i);
    // A thread that was joined may be listed a moment longer.
    EXPECT_TRUE(eventually([&] {
        const ProcessCounts after = process_counts();
        return after.threads <= before.threads && after.descriptors <= before.descriptors;
    })) << before.threads
        << " threads, " << before.descriptors << " descriptors before, after " << process_counts().threads
        << " and " << process_counts().descriptors;
}
