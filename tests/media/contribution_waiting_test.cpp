// Who waits is decoded for thumbnails alone, over the loopback with webrtcbin as the sender: how many
// pictures come out is counted by the times they bear, and what is wanted again is there again.

#include "media/contribution/contributions.hpp"
#include "media/contribution/picture_gate.hpp"
#include "tests/media/support/loopback.hpp"
#include "tests/media/support/stage_seen.hpp"
#include "tests/media/support/webrtc_offerer.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::contribution;
using namespace paraninfo::testing;

namespace {

constexpr int own_keys_never = 100'000;

struct ContributionWaiting : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    void join(WebrtcOfferer& browser) {
        const media_link::Offer offer{
            .session = std::string(24, 'e'), .source = "cam-one", .sdp = browser.offer()};
        stage.offer(offer);
        const auto answer = seen.answer(offer.session);
        ASSERT_TRUE(answer);
        ASSERT_EQ(answer->status, 201) << answer->text;
        browser.take_answer(answer->text);
    }
    // Its figures are known, and with them how it is decoded.
    bool sends(int width) {
        return eventually([&] {
            for (const auto& one : stage.sources().sources)
                if (one.source == "cam-one" && one.width == width && one.fps > 20) return true;
            return false;
        });
    }
    std::vector<Instant> times() { return seen.media("cam-one").picture_times; }
    // The newest `count` came no closer together than thumbnails are made.
    bool are_sparse(std::size_t count) {
        const std::vector<Instant> all = times();
        if (all.size() <= count) return false;
        for (std::size_t i = all.size() - count; i < all.size(); ++i)
            if (all[i] - all[i - 1] < PictureGate::decoded_every) return false;
        return true;
    }
    bool are_whole(std::size_t count) {
        const std::vector<Instant> all = times();
        return all.size() > count &&
               all.back() - all[all.size() - 1 - count] < std::chrono::seconds(count) / 10;
    }

    StageSeen seen;
    Contributions stage{on_loopback(41300), {.width = 640, .height = 360, .fps = 30}, seen, seen.handlers()};
};

}  // namespace

TEST_F(ContributionWaiting, OfALargePictureTheKeyFramesAloneAreDecodedUntilItIsWanted) {
    stage.want_whole({});
    WebrtcOfferer obs(coloured_picture(0xffff0000, "h264", 1280, 720, own_keys_never) + tone(1000));
    join(obs);
    ASSERT_TRUE(sends(1280)) << seen.said();
    ASSERT_TRUE(eventually([&] { return are_sparse(2); })) << times().size() << " pictures";
    EXPECT_TRUE(sends(1280)) << "what comes is told, decoded or not";
    EXPECT_TRUE(eventually([&] { return seen.media("cam-one").sounds(1000, {440}); }));
    const std::size_t before = times().size();
    stage.want_whole({"cam-one"});
    EXPECT_TRUE(eventually([&] { return times().size() > before + 60 && are_whole(30); }))
        << times().size() - before << " pictures since it is wanted";
    EXPECT_TRUE(seen.media("cam-one").shows(red) && seen.media("cam-one").width == 1280);
    stage.want_whole({"cam-two"});
    EXPECT_TRUE(eventually([&] { return are_sparse(2); }));
}

TEST_F(ContributionWaiting, OfVp8Too) {
    stage.want_whole({});
    WebrtcOfferer browser(coloured_picture(0xff0000ff, "vp8", 640, 360, own_keys_never));
    join(browser);
    ASSERT_TRUE(sends(640)) << seen.said();
    ASSERT_TRUE(eventually([&] { return are_sparse(2); })) << times().size() << " pictures";
    stage.want_whole({"cam-one"});
    EXPECT_TRUE(eventually([&] { return are_whole(30) && seen.media("cam-one").shows(blue); }));
}

TEST_F(ContributionWaiting, ASmallPictureMovesAlsoWhileItWaits) {
    stage.want_whole({});
    WebrtcOfferer page(coloured_picture(0xffff0000, "h264", 160, 90, own_keys_never));
    join(page);
    ASSERT_TRUE(sends(160)) << seen.said();
    const std::size_t before = times().size();
    EXPECT_TRUE(eventually([&] { return times().size() > before + 60 && are_whole(30); }));
}
