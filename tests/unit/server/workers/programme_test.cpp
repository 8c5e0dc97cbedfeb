#include "server/workers/programme.hpp"

#include "tests/unit/server/workers/rig.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <ctime>
#include <iomanip>
#include <sstream>

namespace paraninfo::workers {
namespace {

using test::count;
using test::FakeWorker;
using test::Rig;

class ProgrammeTest : public testing::Test {
  protected:
    ProgrammeTest() { rig_.start(); }

    FakeWorker showing(std::uint64_t segments) {
        FakeWorker worker = rig_.programme();
        rig_.send_inits(worker);
        rig_.send_segments(worker, 0, segments);
        return worker;
    }
    // Whether a message on top of a good beginning gets the worker killed.
    bool kills(const media_link::Message& message) {
        FakeWorker worker = showing(1);
        worker.send(message);
        rig_.drive();
        return rig_.processes.started.back().killed;
    }
    void end_worker() {
        rig_.processes.started.back().end(killed_from_outside);
        rig_.drive();
    }
    std::string prefix() const { return load_run(rig_.programme_file())->publication->prefix; }

    Rig rig_;
};

TEST_F(ProgrammeTest, AHelloIsAnsweredWithTheConfiguration) {
    FakeWorker worker = rig_.programme();
    EXPECT_EQ(worker.next(), media_link::Message{test::configuration()});
}

TEST_F(ProgrammeTest, TheSlateOfAPauseIsSentAtOnceAndToEachLaterRun) {
    FakeWorker worker = rig_.programme();
    EXPECT_TRUE(worker.next());
    const media_link::Slate pause{true, rig_.plan.pause_text, 1'790'000'000'000};
    rig_.supervisor->set_broadcast("auditorium", {BroadcastPhase::paused, 1, 1, pause.countdown_to});
    rig_.drive();
    EXPECT_EQ(worker.next(), media_link::Message{pause});
    end_worker();
    FakeWorker next = rig_.programme();
    EXPECT_EQ(next.next(), media_link::Message{test::configuration()});
    EXPECT_EQ(next.next(), media_link::Message{pause});
}

TEST_F(ProgrammeTest, APausedBroadcastHidesItsSourceAndAResumedOneShowsIt) {
    FakeWorker worker = rig_.programme();
    EXPECT_TRUE(worker.next());
    rig_.supervisor->set_broadcast("auditorium", {BroadcastPhase::paused});
    rig_.drive();
    EXPECT_EQ(worker.next(), (media_link::Message{media_link::Slate{true, rig_.plan.pause_text, 0}}));
    rig_.supervisor->set_broadcast("auditorium", {BroadcastPhase::live});
    rig_.drive();
    EXPECT_EQ(worker.next(), (media_link::Message{media_link::Slate{}}));
    rig_.supervisor->set_broadcast("auditorium", {BroadcastPhase::ended});
    rig_.drive();
    EXPECT_EQ(worker.next(), std::nullopt);
}

TEST_F(ProgrammeTest, APauseThatIsProlongedCountsDownToAnotherTime) {
    FakeWorker worker = rig_.programme();
    EXPECT_TRUE(worker.next());
    for (const std::int64_t back_at_ms : {1'790'000'060'000, 1'790'000'120'000}) {
        for (int told = 0; told < 2; ++told)
            rig_.supervisor->set_broadcast("auditorium", {BroadcastPhase::paused, 1, 1, back_at_ms});
        rig_.drive();
        EXPECT_EQ(worker.next(),
                  (media_link::Message{media_link::Slate{true, rig_.plan.pause_text, back_at_ms}}));
        EXPECT_EQ(worker.next(), std::nullopt) << "the same once more changes nothing";
    }
}

TEST_F(ProgrammeTest, AWholeSegmentMakesThePlaylistKnown) {
    const FakeWorker worker = showing(1);
    const MediaState media = rig_.outlet.media.at("auditorium");
    EXPECT_EQ(media.playlist, "/hls/auditorium/" + prefix() + "/index.m3u8");
    EXPECT_EQ(rig_.outlet.video().last_msn, 1U);
}

TEST_F(ProgrammeTest, ThePictureIsWhatItsHealthSays) {
    FakeWorker worker = showing(1);
    worker.send(media_link::Health{media_link::Health::Picture::slate, 0, 0, 0, 0});
    rig_.drive();
    EXPECT_EQ(rig_.outlet.media.at("auditorium").picture, Picture::slate);
    worker.send(media_link::Health{media_link::Health::Picture::live, 0, 0, 0, 0});
    rig_.drive();
    EXPECT_EQ(rig_.outlet.media.at("auditorium").picture, Picture::live);
}

TEST_F(ProgrammeTest, AWorkersReturnIsOneDiscontinuity) {
    { const FakeWorker worker = showing(2); }
    end_worker();
    const FakeWorker next = showing(2);
    EXPECT_EQ(rig_.outlet.video().last_msn, 4U);
    EXPECT_EQ(count(rig_.outlet.playlist(), "#EXT-X-DISCONTINUITY\n"), 1U);
}

TEST_F(ProgrammeTest, ANewGatewayGoesOnWithTheSameNumbersAndNoDiscontinuity) {
    const std::string run = rig_.processes.started.back().run();
    { const FakeWorker worker = showing(3); }
    const std::string before = prefix();
    rig_.restart();
    FakeWorker worker = rig_.programme(run);
    rig_.send_inits(worker);
    rig_.send_segments(worker, 1, 3);
    EXPECT_EQ(prefix(), before);
    EXPECT_EQ(rig_.outlet.video().last_msn, 4U);
    EXPECT_EQ(count(rig_.outlet.playlist(), "#EXT-X-DISCONTINUITY\n"), 0U);
    EXPECT_EQ(rig_.outlet.media.at("auditorium").playlist, "/hls/auditorium/" + before + "/index.m3u8");
}

// The date of a playlist's first segment.
std::int64_t first_date_ms(const std::string& playlist) {
    const std::string tag = "#EXT-X-PROGRAM-DATE-TIME:";
    std::istringstream text{playlist.substr(playlist.find(tag) + tag.size())};
    std::tm date{};
    std::int64_t ms = 0;
    char point = 0;
    text >> std::get_time(&date, "%Y-%m-%dT%H:%M:%S") >> point >> ms;
    return std::int64_t{::timegm(&date)} * 1000 + ms;
}

TEST_F(ProgrammeTest, ProgrammeTimeIsThatOfTheDatesInThePlaylist) {
    const auto [publication, anchor] = rig_.outlet.opened.at("auditorium");
    EXPECT_EQ(publication, prefix());
    FakeWorker worker = rig_.programme();
    rig_.send_inits(worker);
    std::int64_t captured_ns = 0;
    for (std::uint32_t index = 0; index < 6; ++index) {
        for (std::uint16_t rendition = 0; rendition < 2; ++rendition) {
            media_link::Part part = test::part(rendition, 0, index);
            part.captured_at = std::chrono::nanoseconds{anchor.monotonic_ns +
                                                        std::int64_t{index} * 333'333'333 + 1'234'567'890};
            if (index == 0) captured_ns = part.captured_at.count();
            worker.send(part);
        }
    }
    rig_.drive();
    const MediaState media = rig_.outlet.media.at("auditorium");
    EXPECT_EQ(media.publication, publication);
    EXPECT_EQ(media.started_at_ms, anchor.wall_ms);
    EXPECT_EQ(first_date_ms(rig_.outlet.playlist()) - media.started_at_ms, 1235);
    EXPECT_EQ(hls::programme_ms_of(anchor, captured_ns), 1235);
}

TEST_F(ProgrammeTest, ProgrammeTimeGoesOnInANewGatewayThatAdoptsTheWorker) {
    const std::string run = rig_.processes.started.back().run();
    { const FakeWorker worker = showing(2); }
    const auto before = rig_.outlet.opened.at("auditorium");
    const std::int64_t started_at_ms = rig_.outlet.media.at("auditorium").started_at_ms;
    rig_.restart();
    EXPECT_EQ(rig_.outlet.opened.at("auditorium"), before) << "known before the worker is back";
    FakeWorker worker = rig_.programme(run);
    rig_.send_inits(worker);
    rig_.send_segments(worker, 1, 3);
    EXPECT_EQ(rig_.outlet.media.at("auditorium").started_at_ms, started_at_ms);
}

TEST_F(ProgrammeTest, WhenBothAreGoneNoNumberIsGivenTwice) {
    { const FakeWorker worker = showing(3); }
    const std::string before = prefix();
    rig_.processes.alive = false;
    rig_.restart();
    const FakeWorker worker = showing(1);
    EXPECT_EQ(prefix(), before);
    EXPECT_GT(rig_.outlet.video().last_msn, 4U);
    EXPECT_EQ(count(rig_.outlet.playlist(), "#EXT-X-DISCONTINUITY\n"), 1U);
}

TEST_F(ProgrammeTest, AnAdoptedWorkersFollowerGoesOnBehindIt) {
    const std::string run = rig_.processes.started.back().run();
    { const FakeWorker worker = showing(3); }
    rig_.restart();
    {
        FakeWorker worker = rig_.programme(run);
        rig_.send_inits(worker);
        rig_.send_segments(worker, 0, 3);
    }
    rig_.processes.adopted.back().end({});
    rig_.drive();
    const FakeWorker next = showing(1);
    EXPECT_EQ(rig_.outlet.video().last_msn, 4U);
    EXPECT_EQ(count(rig_.outlet.playlist(), "#EXT-X-DISCONTINUITY\n"), 1U);
}

TEST_F(ProgrammeTest, AnotherConfigurationBeginsANewPublication) {
    { const FakeWorker worker = showing(1); }
    const std::string before = prefix();
    rig_.plan.programmes.front().slate_text = "Another";
    rig_.processes.alive = false;
    rig_.restart();
    EXPECT_NE(prefix(), before);
}

// What a recorder would find of the publication.
std::vector<std::vector<hls::StoredSegment>> kept_of(const std::vector<hls::Finished>& finished) {
    std::vector<std::vector<hls::StoredSegment>> kept(2);
    for (const auto& one : finished) {
        const auto* segment = std::get_if<hls::FinishedSegment>(&one);
        if (segment == nullptr) continue;
        hls::StoredSegment listed;
        listed.msn = segment->msn;
        listed.complete = listed.on_disk = true;
        listed.duration = segment->duration;
        kept[segment->rendition].push_back(listed);
    }
    return kept;
}

TEST_F(ProgrammeTest, AnotherDvrBeginsANewPublicationAndTheSameOneGoesOnWithWhatWasKept) {
    { const FakeWorker worker = showing(1); }
    const std::string without = prefix();
    rig_.plan.recorded = true;
    rig_.plan.dvr = std::chrono::minutes{2};
    rig_.processes.alive = false;
    rig_.restart();
    const std::string before = prefix();
    EXPECT_NE(before, without);
    rig_.processes.alive = true;
    const std::string run = rig_.processes.started.back().run();
    { const FakeWorker worker = showing(3); }
    rig_.outlet.kept = kept_of(rig_.outlet.finished_of[before]);
    rig_.restart();
    EXPECT_EQ(rig_.outlet.video().first_segment, 4U) << "what was kept is there at once";
    FakeWorker worker = rig_.programme(run);
    rig_.send_inits(worker);
    rig_.send_segments(worker, 2, 2);
    rig_.supervisor->on_disk("auditorium", before, {{0, 3}, {1, 3}});
    rig_.supervisor->on_disk("auditorium", without, {{0, 4}});
    EXPECT_EQ(prefix(), before);
    EXPECT_EQ(count(rig_.outlet.playlist(), "#EXT-X-MEDIA-SEQUENCE:1\n"), 1U);
    EXPECT_EQ(count(rig_.outlet.playlist(), "#EXTINF:"), 4U);
}

TEST_F(ProgrammeTest, ALostConnectionRepeatsItselfWithoutHarm) {
    const std::string run = rig_.processes.started.back().run();
    FakeWorker worker = showing(3);
    worker.close();
    rig_.drive();
    FakeWorker again = rig_.programme(run);
    rig_.send_inits(again);
    rig_.send_segments(again, 1, 3);
    EXPECT_EQ(rig_.outlet.video().last_msn, 4U);
    EXPECT_FALSE(rig_.processes.started.back().killed);
    EXPECT_EQ(count(rig_.outlet.playlist(), "#EXT-X-DISCONTINUITY\n"), 0U);
}

TEST_F(ProgrammeTest, AGapStandsForItsPart) {
    FakeWorker worker = showing(1);
    for (std::uint16_t rendition = 0; rendition < 2; ++rendition) {
        media_link::Part first = test::part(rendition, 1, 0);
        worker.send(media_link::Gap{rendition, 1, 0, first.duration, false, first.captured_at});
    }
    rig_.drive();
    EXPECT_FALSE(rig_.processes.started.back().killed);
    EXPECT_NE(rig_.outlet.playlist().find("GAP=YES"), std::string::npos);
}

TEST_F(ProgrammeTest, AnInitUnlikeItsConfigurationKills) {
    media_link::Init wide = test::video_init();
    wide.width = 1280;
    EXPECT_TRUE(kills(wide));
}

TEST_F(ProgrammeTest, AnInitOfTheWrongKindKills) {
    media_link::Init swapped = test::audio_init();
    swapped.rendition = 0;
    EXPECT_TRUE(kills(swapped));
}

TEST_F(ProgrammeTest, AnInitOfAnotherFrameRateKills) {
    media_link::Init fast = test::video_init();
    fast.fps_numerator = 60;
    EXPECT_TRUE(kills(fast));
}

TEST_F(ProgrammeTest, APartOfNoRenditionKills) {
    EXPECT_TRUE(kills(test::part(2, 1, 0)));
}

TEST_F(ProgrammeTest, APartOutOfOrderKills) {
    EXPECT_TRUE(kills(test::part(0, 1, 3)));
}

TEST_F(ProgrammeTest, APartLongerThanItsTargetKills) {
    media_link::Part lengthy = test::part(0, 1, 0);
    lengthy.duration = std::chrono::milliseconds{400};
    EXPECT_TRUE(kills(lengthy));
}

TEST_F(ProgrammeTest, APartFromTheFutureKills) {
    media_link::Part early = test::part(0, 1, 0);
    early.captured_at += std::chrono::seconds{30};
    EXPECT_TRUE(kills(early));
}

TEST_F(ProgrammeTest, APartFromLongAgoKills) {
    media_link::Part late = test::part(0, 1, 0);
    late.captured_at -= std::chrono::minutes{2};
    EXPECT_TRUE(kills(late));
}

TEST_F(ProgrammeTest, SegmentsFasterThanTimeKill) {
    EXPECT_TRUE(kills(test::part(0, 1'000'000, 0)));
}

TEST_F(ProgrammeTest, AFeedsStateFromAProgrammeKills) {
    EXPECT_TRUE(kills(media_link::FeedState{"main", media_link::FeedState::State::connected, 0}));
}

TEST_F(ProgrammeTest, AThumbnailIsShownAtItsProgrammeTime) {
    FakeWorker worker = showing(1);
    const hls::TimeAnchor anchor = load_run(rig_.programme_file())->publication->anchor;
    const std::string jpeg = "\xFF\xD8\xFF small \xFF\xD9";
    worker.send(media_link::Thumbnail{std::chrono::nanoseconds{anchor.monotonic_ns + 3'000'000}, jpeg});
    rig_.drive();
    const SharedBytes answer = rig_.outlet.newest->thumbnails->find(3);
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->ends_with(jpeg));
}

TEST_F(ProgrammeTest, AThumbnailFromTheFutureGetsTheWorkerKilled) {
    const media_link::Thumbnail thumbnail{std::chrono::nanoseconds{monotonic_ns()} + std::chrono::minutes{1},
                                          "\xFF\xD8\xFF small \xFF\xD9"};
    EXPECT_TRUE(kills(thumbnail));
}

TEST_F(ProgrammeTest, WhatIsNoJpegNeverGetsIn) {
    FakeWorker worker = showing(1);
    const media_link::Thumbnail thumbnail{std::chrono::nanoseconds{monotonic_ns()},
                                          "\xFF\xD8\xFF x \xFF\xD9"};
    std::string frame = media_link::encode(thumbnail);
    frame[media_link::header_bytes + 12] = '<';
    worker.send_raw(frame);
    rig_.drive();
    EXPECT_TRUE(rig_.processes.started.back().killed);
}

TEST_F(ProgrammeTest, NoThumbnailOfWhatWaitsForItsBroadcastIsShown) {
    rig_.supervisor->set_broadcast("auditorium", {BroadcastPhase::waiting});
    rig_.drive();
    FakeWorker worker = rig_.programme();
    const std::chrono::nanoseconds before{monotonic_ns()};
    worker.send(media_link::Thumbnail{before, "\xFF\xD8\xFF x \xFF\xD9"});
    rig_.drive();
    rig_.supervisor->set_broadcast("auditorium", {BroadcastPhase::live});
    rig_.drive();
    worker.send(media_link::Thumbnail{before, "\xFF\xD8\xFF x \xFF\xD9"});
    rig_.drive();
    EXPECT_FALSE(rig_.processes.started.back().killed);
    EXPECT_TRUE(rig_.outlet.newest->thumbnails->pictures.empty());
}

TEST_F(ProgrammeTest, LevelsAndLogsDoNot) {
    EXPECT_FALSE(kills(media_link::Levels{{-100, -200}}));
}

}  // namespace
}  // namespace paraninfo::workers
