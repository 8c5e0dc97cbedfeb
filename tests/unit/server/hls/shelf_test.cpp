#include "server/hls/shelf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/server/hls/broadcast.hpp"

namespace paraninfo::hls {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

// Rule 4
TEST(Shelf, ASequenceNumberAloneWaitsForTheWholeSegment) {
    Stage stage;
    stage.segments(2);
    Viewer viewer(stage.shelf);
    EXPECT_FALSE(viewer.ask(live_720p + "?_HLS_msn=3", stage.broadcast.now));
    stage.parts(5);
    EXPECT_EQ(viewer.answers, 0);
    stage.parts(1);
    EXPECT_EQ(viewer.answers, 1);
    EXPECT_EQ(viewer.response.status, 200U);
    EXPECT_THAT(viewer.response.body, HasSubstr("\n3.m4s\n"));
}

// Rule 4
TEST(Shelf, WithAPartItWaitsForThatPart) {
    Stage stage;
    stage.segments(2);
    Viewer viewer(stage.shelf);
    EXPECT_FALSE(viewer.ask(live_720p + "?_HLS_msn=3&_HLS_part=1", stage.broadcast.now));
    stage.parts(1);
    EXPECT_EQ(viewer.answers, 0);
    stage.parts(1);
    EXPECT_EQ(viewer.answers, 1);
    EXPECT_THAT(viewer.response.body, HasSubstr("URI=\"3.1.m4s\""));
    EXPECT_TRUE(viewer.ask(live_720p + "?_HLS_msn=3&_HLS_part=1", stage.broadcast.now));
}

// Rule 4
TEST(Shelf, APartBeyondTheEndOfASegmentIsPartZeroOfTheNext) {
    Stage stage;
    stage.segments(2);
    Viewer viewer(stage.shelf);
    EXPECT_FALSE(viewer.ask(live_720p + "?_HLS_msn=2&_HLS_part=6", stage.broadcast.now));
    stage.parts(1);
    EXPECT_EQ(viewer.answers, 1);
    EXPECT_THAT(viewer.response.body, HasSubstr("URI=\"3.0.m4s\""));
    EXPECT_FALSE(viewer.ask(live_720p + "?_HLS_msn=3&_HLS_part=17", stage.broadcast.now));
    stage.parts(5);
    EXPECT_EQ(viewer.answers, 1);
    stage.parts(1);
    EXPECT_EQ(viewer.answers, 2);
    EXPECT_THAT(viewer.response.body, HasSubstr("URI=\"4.0.m4s\""));
}

TEST(Shelf, NewViewersAreNotShownWhatIsWithheld) {
    Stage stage;
    stage.segments(2);
    const auto offered = [&] {
        Viewer viewer(stage.shelf);
        viewer.ask(publication_path + "index.m3u8", stage.broadcast.now);
        return viewer.response.body;
    };
    EXPECT_THAT(offered(), HasSubstr("\n720p/live.m3u8"));
    stage.shelf.set_withheld(1);
    EXPECT_THAT(offered(), Not(HasSubstr("\n720p/live.m3u8")));
    EXPECT_THAT(offered(), HasSubstr("\n360p/live.m3u8"));
    stage.shelf.set_withheld(7);
    EXPECT_THAT(offered(), HasSubstr("\n360p/live.m3u8")) << "one is always left";
    stage.shelf.set_withheld(0);
    EXPECT_THAT(offered(), HasSubstr("\n720p/live.m3u8"));
}

// Rule 4
TEST(Shelf, AnOldSequenceNumberGetsTheCurrentPlaylistAtOnce) {
    Stage stage;
    stage.segments(30);
    for (const char* old :
         {"?_HLS_msn=0", "?_HLS_msn=1&_HLS_part=0", "?_HLS_msn=2&_HLS_part=99", "?_HLS_msn=30"}) {
        Viewer viewer(stage.shelf);
        EXPECT_TRUE(viewer.ask(live_720p + old, stage.broadcast.now)) << old;
        EXPECT_EQ(viewer.response.status, 200U);
        EXPECT_THAT(viewer.response.body, HasSubstr("\n30.m4s\n"));
    }
}

// Rule 5
TEST(Shelf, BadDirectivesAre400) {
    Stage stage;
    stage.segments(3);
    for (const char* bad : {"?_HLS_part=0", "?_HLS_msn=6", "?_HLS_msn=6&_HLS_part=0",
                            "?_HLS_msn=", "?_HLS_msn=x", "?_HLS_msn=-1", "?_HLS_msn=4&_HLS_part=",
                            "?_HLS_msn=99999999999999999999", "?_HLS_msn=4&_HLS_msn=4", "?_HLS_msn"}) {
        Viewer viewer(stage.shelf);
        EXPECT_TRUE(viewer.ask(live_720p + bad, stage.broadcast.now)) << bad;
        EXPECT_EQ(viewer.response.status, 400U) << bad;
        EXPECT_EQ(viewer.response.headers["Cache-Control"], "no-store");
    }
    Viewer viewer(stage.shelf);
    EXPECT_FALSE(viewer.ask(live_720p + "?_HLS_msn=5", stage.broadcast.now));  // last + 2
}

// Rule 5
TEST(Shelf, WhoWaitsThreeTargetDurationsIsTold503) {
    Stage stage;
    stage.segments(2);
    Viewer viewer(stage.shelf);
    EXPECT_FALSE(viewer.ask(live_720p + "?_HLS_msn=3", stage.broadcast.now));
    EXPECT_EQ(viewer.deadline, stage.broadcast.now + 6s);
    stage.broadcast.now += 5999ms;
    stage.expire();
    EXPECT_EQ(viewer.answers, 0);
    stage.broadcast.now += 1ms;
    stage.expire();
    EXPECT_EQ(viewer.answers, 1);
    EXPECT_EQ(viewer.response.status, 503U);
    EXPECT_EQ(viewer.response.headers["Retry-After"], "1");
    EXPECT_EQ(viewer.response.headers["Cache-Control"], "no-store");
    EXPECT_EQ(stage.shelf.waiting(), 0U);
}

// Rule 5
TEST(Shelf, AfterTheEndDirectivesAreIgnored) {
    Stage stage;
    stage.segments(2);
    Viewer early(stage.shelf);
    EXPECT_FALSE(early.ask(live_720p + "?_HLS_msn=4", stage.broadcast.now));
    stage.broadcast.publication.end(stage.broadcast.now);
    stage.publish();
    EXPECT_THAT(early.response.body, HasSubstr("#EXT-X-ENDLIST"));
    Viewer late(stage.shelf);
    EXPECT_TRUE(late.ask(live_720p + "?_HLS_msn=900&_HLS_part=3", stage.broadcast.now));
    EXPECT_EQ(late.response.status, 200U);
}

// Rule 7
TEST(Shelf, ARequestForTheHintedPartWaitsForIt) {
    Stage stage;
    stage.segments(2);
    Viewer viewer(stage.shelf);
    EXPECT_FALSE(viewer.ask(publication_path + "360p/3.0.m4s", stage.broadcast.now));
    EXPECT_EQ(stage.status("360p/3.1.m4s"), 404U);
    stage.parts(1);
    EXPECT_EQ(viewer.response.body, Broadcast::media(sd, 3, 0));
    EXPECT_EQ(viewer.response.headers["Content-Type"], "video/mp4");
}

TEST(Shelf, AHintThatDidNotComeTrueIs404) {
    Stage stage;
    stage.segments(2);
    stage.parts(2);
    Viewer viewer(stage.shelf);
    EXPECT_FALSE(viewer.ask(publication_path + "360p/3.2.m4s", stage.broadcast.now));
    stage.broadcast.begin(stage.broadcast.publication.next_run());
    stage.publish();
    EXPECT_EQ(viewer.response.status, 404U);
}

// Rule 11
TEST(Shelf, AllWhoWaitForAVersionShareOneBuffer) {
    Stage stage;
    stage.segments(2);
    Viewer one(stage.shelf);
    Viewer other(stage.shelf);
    one.request.gzip = other.request.gzip = true;
    one.ask(live_720p + "?_HLS_msn=3&_HLS_part=0", stage.broadcast.now);
    other.ask(live_720p + "?_HLS_msn=3&_HLS_part=0", stage.broadcast.now);
    stage.parts(1);
    EXPECT_EQ(one.response.headers["Content-Encoding"], "gzip");
    EXPECT_EQ(one.buffer, other.buffer);
}

// Rule 13
TEST(Shelf, WaitersAreBoundedAndCounted) {
    ShelfSettings settings;
    settings.waiters_max = 2;
    Stage stage(broadcast_settings(), {1, 0}, settings);
    stage.segments(2);
    Viewer one(stage.shelf);
    Viewer two(stage.shelf);
    Viewer three(stage.shelf);
    EXPECT_FALSE(one.ask(live_720p + "?_HLS_msn=3", stage.broadcast.now));
    EXPECT_FALSE(two.ask(live_720p + "?_HLS_msn=3", stage.broadcast.now));
    EXPECT_EQ(stage.shelf.waiting(), 2U);
    EXPECT_TRUE(three.ask(live_720p + "?_HLS_msn=3", stage.broadcast.now));
    EXPECT_EQ(three.response.status, 503U);
    EXPECT_EQ(stage.shelf.counters().refused, 1U);
    stage.segments(1);
    EXPECT_EQ(stage.shelf.counters().released, 2U);
    EXPECT_EQ(stage.shelf.waiting(), 0U);
}

// Rule 13
TEST(Shelf, AViewerWhoGoesIsForgotten) {
    Stage stage;
    stage.segments(2);
    Viewer stays(stage.shelf);
    {
        Viewer goes(stage.shelf);
        goes.ask(live_720p + "?_HLS_msn=3", stage.broadcast.now);
        stays.ask(live_720p + "?_HLS_msn=3", stage.broadcast.now);
        EXPECT_EQ(stage.shelf.waiting(), 2U);
    }
    EXPECT_EQ(stage.shelf.waiting(), 1U);
    stage.segments(1);
    EXPECT_EQ(stays.answers, 1);
}

TEST(Shelf, AWaveOfAnswersIsReleasedInSlices) {
    Stage stage;
    stage.segments(2);
    std::vector<std::unique_ptr<Viewer>> viewers;
    for (int index = 0; index < 10; ++index) {
        viewers.push_back(std::make_unique<Viewer>(stage.shelf));
        viewers.back()->ask(live_720p + "?_HLS_msn=3&_HLS_part=0", stage.broadcast.now);
    }
    stage.broadcast.part();
    stage.shelf.put(stage.broadcast.publication.publish());
    EXPECT_EQ(stage.shelf.release(0), 10U);
    EXPECT_EQ(stage.shelf.release(4), 6U);
    viewers.erase(viewers.begin() + 4, viewers.end());  // some go while they are due
    EXPECT_EQ(stage.shelf.release(4), 0U);
    for (const auto& viewer : viewers) EXPECT_EQ(viewer->answers, 1);
}

TEST(Shelf, AnAnsweredViewerMayAskAgainAtOnce) {
    struct Insatiable : Viewer {
        explicit Insatiable(Stage& stage) : Viewer(stage.shelf), stage_(stage) {}
        void answered(const SharedBytes& bytes, unsigned status) override {
            Viewer::answered(bytes, status);
            if (answers < 3)
                ask(live_720p + "?_HLS_msn=3&_HLS_part=" + std::to_string(answers), stage_.broadcast.now);
        }
        Stage& stage_;
    };
    Stage stage;
    stage.segments(2);
    Insatiable viewer(stage);
    viewer.ask(live_720p + "?_HLS_msn=3&_HLS_part=0", stage.broadcast.now);
    stage.parts(1);
    EXPECT_EQ(viewer.answers, 1);
    stage.parts(2);
    EXPECT_EQ(viewer.answers, 3);
    EXPECT_FALSE(viewer.waiting());
}

// Rule 15
TEST(Shelf, BeforeTheFirstSegmentPlaylistsAreHeldWithinBounds) {
    Stage stage;
    Viewer index(stage.shelf);
    Viewer playlist(stage.shelf);
    EXPECT_FALSE(index.ask(publication_path + "index.m3u8", stage.broadcast.now));
    EXPECT_FALSE(playlist.ask(live_720p + "?_HLS_msn=700", stage.broadcast.now));
    stage.broadcast.now += 6s;
    stage.expire();
    EXPECT_EQ(index.response.status, 503U);
    EXPECT_EQ(playlist.response.status, 503U);
}

TEST(Shelf, WhoWaitsInAPublicationThatGivesWayIsAnswered) {
    ShelfSettings settings;
    settings.publications_per_room_max = 1;
    Shelf shelf(settings);
    Viewer viewer(shelf);
    const auto put = [&shelf](const char* name) {
        auto changed = broadcast_settings();
        changed.publication = name;
        Publication publication(changed);
        shelf.put(publication.publish());
    };
    put("p1");
    EXPECT_FALSE(viewer.ask("/hls/auditorium/p1/index.m3u8", Time{}));
    put("p2");
    EXPECT_EQ(shelf.release(10), 0U);
    EXPECT_EQ(viewer.response.status, 404U);
}

TEST(Shelf, ARoomKeepsOnlyItsNewestPublications) {
    ShelfSettings settings;
    settings.publications_per_room_max = 2;
    Shelf shelf(settings);
    for (const char* name : {"p1", "p2", "p3"}) {
        auto changed = broadcast_settings();
        changed.publication = name;
        Publication publication(changed);
        shelf.put(publication.publish());
    }
    Viewer viewer(shelf);
    EXPECT_TRUE(viewer.ask("/hls/auditorium/p1/index.m3u8", Time{}));
    EXPECT_EQ(viewer.response.status, 404U);
    EXPECT_FALSE(viewer.ask("/hls/auditorium/p2/index.m3u8", Time{}));
}

TEST(Shelf, TheSegmentIsItsPartsInARow) {
    Stage stage;
    stage.segments(2);
    std::string parts;
    for (std::uint32_t index = 0; index < parts_in_segment; ++index)
        parts += Broadcast::media(sound, 2, index);
    EXPECT_EQ(stage.get("audio/2.m4s"), parts);
    EXPECT_EQ(stage.get("audio/init-0.mp4"), "init of audio");
}

TEST(Shelf, AShelfMayGoBeforeThoseWhoWait) {
    auto shelf = std::make_unique<Shelf>();
    Viewer viewer(*shelf);
    shelf->put(Publication(broadcast_settings()).publish());
    EXPECT_FALSE(viewer.ask(publication_path + "index.m3u8", Time{}));
    shelf.reset();
    EXPECT_FALSE(viewer.waiting());
}

}  // namespace
}  // namespace paraninfo::hls
