// The return as a player gets it: the programme's picture, and the programme's sound without their own part.

#include "media/contribution/contributions.hpp"

#include "tests/media/support/loopback.hpp"
#include "tests/media/support/stage_programme.hpp"
#include "tests/media/support/stage_seen.hpp"
#include "tests/support/webrtc_client.hpp"
#include "tests/media/support/webrtc_player.hpp"
#include "tests/support/process_counts.hpp"

#include <gtest/gtest.h>

#include <memory>

using namespace paraninfo;
using namespace paraninfo::contribution;
using namespace paraninfo::testing;
using test::WebrtcClient;

namespace {

struct ContributionReturn : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    static media_link::Contribution settings() {
        media_link::Contribution settings = on_loopback(41000);
        settings.players_max = 3;
        settings.width = 320;
        settings.height = 180;
        return settings;
    }
    static std::string id(int number) { return std::string(23, 'b') + std::to_string(number); }
    std::optional<media_link::Answer> offer(int number, const std::string& sdp, const std::string& own = {},
                                            media_link::Offer::Bus bus = media_link::Offer::Bus::programme) {
        stage.offer({.session = id(number),
                     .kind = media_link::Offer::Kind::play,
                     .source = own,
                     .bus = bus,
                     .sdp = sdp});
        return seen.answer(id(number));
    }
    int join(WebrtcPlayer& player, int number, const std::string& own = {},
             media_link::Offer::Bus bus = media_link::Offer::Bus::programme) {
        const auto answer = offer(number, player.browser.offer(), own, bus);
        if (answer && answer->status == 201) player.browser.take_answer(answer->text);
        return answer ? answer->status : 0;
    }
    // In another process: whatever is left of it here is the stage's.
    std::unique_ptr<WebrtcClient> client_with_answer(int number) {
        auto client = std::make_unique<WebrtcClient>(std::vector<std::string>{"play", "1000"});
        const auto answer = offer(number, client->offer());
        EXPECT_TRUE(answer && answer->status == 201) << seen.said();
        return client;
    }
    std::unique_ptr<WebrtcClient> client_that_hears(int number) {
        auto client = client_with_answer(number);
        client->take_answer(seen.answer(id(number)).value_or(media_link::Answer{}).text);
        EXPECT_TRUE(eventually([&] { return client->read()["tones"][0] > 0.1; })) << seen.said();
        return client;
    }

    StageSeen seen;
    Contributions stage{settings(), StageProgramme::source, seen, seen.handlers()};
    StageProgramme programme{stage};
};

}  // namespace

TEST_F(ContributionReturn, APlayerSeesTheProgrammeAndHearsTheirOwnMix) {
    WebrtcPlayer everything;
    WebrtcPlayer without_own;
    ASSERT_EQ(join(everything, 1), 201) << seen.said();
    ASSERT_EQ(join(without_own, 2, "cam-one"), 201) << seen.said();
    EXPECT_TRUE(eventually([&] {
        return everything.seen().shows(green) && everything.seen().sounds(1000, {440}) &&
               without_own.seen().shows(green) && without_own.seen().sounds(440, {1000});
    })) << seen.said();
    EXPECT_EQ(everything.seen().width, 320);
    EXPECT_EQ(everything.seen().height, 180);
}

TEST_F(ContributionReturn, OneThatComesLaterSeesAtOnceWhatIsOn) {
    WebrtcPlayer first;
    ASSERT_EQ(join(first, 1), 201) << seen.said();
    ASSERT_TRUE(eventually([&] { return first.seen().shows(green); }));
    WebrtcPlayer second;
    ASSERT_EQ(join(second, 2), 201) << seen.said();
    EXPECT_TRUE(eventually([&] { return second.seen().shows(green) && second.seen().sounds(1000, {440}); }));
}

TEST_F(ContributionReturn, ProjectorsThatTakeAllTheirPlacesLeaveAPanelistTheirReturn) {
    constexpr auto bus = media_link::Offer::Bus::hall_minus;
    WebrtcPlayer first;
    WebrtcPlayer second;
    WebrtcPlayer third;
    WebrtcPlayer panelist;
    ASSERT_EQ(join(first, 1, "", bus), 201) << seen.said();
    ASSERT_EQ(join(second, 2, "", bus), 201) << seen.said();
    EXPECT_EQ(join(third, 3, "", bus), 503);
    ASSERT_EQ(join(panelist, 4, "cam-one", bus), 201) << seen.said();
    EXPECT_TRUE(eventually([&] {
        return first.seen().shows(green) && second.seen().shows(green) && panelist.seen().shows(green);
    })) << seen.said();
}

TEST_F(ContributionReturn, ASoloIsSoundAloneAndAListenerOfItsOwn) {
    WebrtcPlayer solo(true, false);
    ASSERT_EQ(join(solo, 1, "cam-one", media_link::Offer::Bus::solo), 201) << seen.said();
    const Listener expected{.own = "cam-one", .bus = media_link::Offer::Bus::solo};
    EXPECT_EQ(*stage.listeners(), std::vector<Listener>{expected});
    EXPECT_TRUE(eventually([&] { return solo.seen().sounds(440, {1000}); })) << seen.said();
    EXPECT_EQ(solo.seen().width, 0);
}

TEST_F(ContributionReturn, ListenersAreThereWhileSomebodyPlays) {
    EXPECT_TRUE(stage.listeners()->empty());
    WebrtcPlayer player;
    ASSERT_EQ(join(player, 1, "cam-one"), 201) << seen.said();
    const Listener expected{.own = "cam-one"};
    EXPECT_EQ(*stage.listeners(), std::vector<Listener>{expected});
    stage.leave({id(1)});
    EXPECT_TRUE(eventually([&] { return stage.listeners()->empty(); }));
}

TEST_F(ContributionReturn, APlayerThatSaysNothingAnyMoreIsGone) {
    WebrtcPlayer player;
    ASSERT_EQ(join(player, 1), 201) << seen.said();
    ASSERT_TRUE(eventually([&] { return player.seen().shows(green); }));
    player.browser.freeze();
    EXPECT_TRUE(eventually([&] { return stage.listeners()->empty(); }));
}

TEST_F(ContributionReturn, NothingIsLeftOfPlayersThatVanishedBeforeTheyConnectedOrAfterwards) {
    const auto nobody = [&] { return stage.listeners()->empty(); };
    client_that_hears(1)->kill();
    stage.leave({id(1)});
    ASSERT_TRUE(eventually(nobody));
    const ProcessCounts before = process_counts();
    const auto connected = client_that_hears(2);
    const auto never = client_with_answer(3);
    connected->kill();
    never->kill();
    ASSERT_TRUE(eventually(nobody));
    // The clients' own pipes are two descriptors each; a thread that was joined may be listed a moment
    // longer.
    EXPECT_TRUE(eventually([&] {
        const ProcessCounts after = process_counts();
        return after.threads <= before.threads && after.descriptors <= before.descriptors + 4;
    })) << before.threads
        << " threads, " << before.descriptors << " descriptors before, after " << process_counts().threads
        << " and " << process_counts().descriptors;
}
