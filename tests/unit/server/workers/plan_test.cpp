#include "server/workers/plan.hpp"

#include "protocol/media_link/codec.hpp"
#include "server/workers/digest.hpp"
#include "server/workers/feed_source.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

namespace paraninfo::workers {
namespace {

class PlanTest : public testing::Test {
  protected:
    PlanTest() {
        settings_.data_dir = folder_.path();
        settings_.public_host = "event.example";
        settings_.event.languages = {"en", "es"};
        settings_.rooms = {{"auditorium", {{"es", "Auditorio"}, {"en", "Auditorium"}}, "main", {}, {}},
                           {"foyer", {}, "", {}, {}}};
        settings_.feeds = {{"main", config::FeedKind::srt, {}},
                           {"loop", config::FeedKind::file, "/srv/loop.ts"}};
        key_.fill(7);
    }
    Plan plan() const { return make_plan(settings_, key_); }

    paraninfo::test::TemporaryFolder folder_;
    config::Settings settings_;
    MasterKey key_{};
};

TEST_F(PlanTest, ARoomWithAFeedHasAProgrammeAndOneWithoutHasNone) {
    ASSERT_EQ(plan().programmes.size(), 1U);
    const media_link::Configure programme = plan().programmes.front();
    EXPECT_EQ(programme.room, "auditorium");
    EXPECT_EQ(programme.source.feed, "main");
    EXPECT_EQ(programme.source.kind, media_link::Source::Kind::published);
    EXPECT_EQ(programme.slate_text, "Auditorium");
    EXPECT_NO_THROW(media_link::encode(programme));
}

TEST_F(PlanTest, ARoomThatTakesPanelistsSaysHow) {
    EXPECT_EQ(plan().programmes.front().contribution, media_link::Contribution{});
    settings_.ice.stun = "stun://stun.example:3478";
    auto& room = settings_.rooms.front().contribution;
    room.taken = true;
    room.port_min = 50000;
    room.port_max = 50099;
    room.addresses = {"192.0.2.7"};
    room.publishers_max = 9;
    room.players_max = 20;
    room.kbit = 500;
    const media_link::Contribution wanted{true, 50000, 50099, {"192.0.2.7"}, "stun://stun.example:3478",
                                          9,    20,    640,   360,           500};
    EXPECT_EQ(plan().programmes.front().contribution, wanted);
}

TEST_F(PlanTest, ADirectRoomsWorkerIsToldSo) {
    EXPECT_FALSE(plan().programmes.front().direct);
    settings_.rooms.front().kind = config::RoomKind::direct;
    EXPECT_TRUE(plan().programmes.front().direct);
}

TEST_F(PlanTest, ARoomsBackupAndItsRuleGoToTheProgramme) {
    EXPECT_FALSE(plan().programmes.front().backup);
    settings_.rooms.front().backup = "loop";
    settings_.media.failover = {7, 0, 60};
    const media_link::Configure programme = plan().programmes.front();
    ASSERT_TRUE(programme.backup);
    EXPECT_EQ(programme.backup->path, "/srv/loop.ts");
    EXPECT_EQ(programme.failover, (media_link::Failover{std::chrono::seconds{7}, std::chrono::seconds{0},
                                                        std::chrono::seconds{60}}));
    EXPECT_NO_THROW(media_link::encode(programme));
}

TEST_F(PlanTest, FurtherFeedsOfARoomThatTakesPanelistsGoToTheProgrammeUnderTheirNames) {
    settings_.rooms.front().contribution.taken = true;
    settings_.rooms.front().contribution.feeds = {"loop"};
    const media_link::Configure programme = plan().programmes.front();
    ASSERT_EQ(programme.feeds.size(), 1U);
    EXPECT_EQ(programme.feeds[0].name, hall_source_of("loop"));
    EXPECT_EQ(programme.feeds[0].source.path, "/srv/loop.ts");
    EXPECT_NO_THROW(media_link::encode(programme));
}

TEST_F(PlanTest, TheRenditionsAreTheVideosThenTheAudio) {
    const auto renditions = plan().programmes.front().renditions;
    ASSERT_EQ(renditions.size(), 4U);
    EXPECT_EQ(renditions[0], (media_link::Rendition{media_link::Kind::video, "720p", 1280, 720, 1800}));
    EXPECT_EQ(renditions[2], (media_link::Rendition{media_link::Kind::audio, "audio", 0, 0, 96}));
    EXPECT_EQ(renditions[3], (media_link::Rendition{media_link::Kind::audio, "audio-low", 0, 0, 48}));
    settings_.media.audio_only_kbit = 0;
    EXPECT_EQ(plan().programmes.front().renditions.size(), 3U);
}

TEST_F(PlanTest, SpeedAndProfileReachTheWorkerByTheirNames) {
    settings_.media.renditions[0].speed = config::Speed::medium;
    settings_.media.renditions[0].profile = config::H264Profile::high;
    const auto renditions = plan().programmes.front().renditions;
    EXPECT_EQ(renditions[0].speed, media_link::Speed::medium);
    EXPECT_EQ(renditions[0].profile, media_link::Profile::high);
    EXPECT_EQ(renditions[1].speed, media_link::Speed::superfast);
    EXPECT_EQ(renditions[1].profile, media_link::Profile::main);
}

TEST_F(PlanTest, ASoundWithoutASourceIsSilenceOrTheFloorAsTheConfigurationSays) {
    using config::AudioSource;
    settings_.media.audio = {{"audio"},
                             {"es", "es", {}, AudioSource::none, config::StandIn::silence},
                             {"fr", "fr", {}, AudioSource::none, config::StandIn::floor}};
    const auto renditions = plan().programmes.front().renditions;
    ASSERT_EQ(renditions.size(), 8U);
    const auto sound = [&](std::size_t i) { return renditions[i].sound; };
    EXPECT_EQ(sound(2), media_link::Sound::floor);
    EXPECT_EQ(sound(3), media_link::Sound::silence);
    EXPECT_EQ(sound(4), media_link::Sound::floor);
    EXPECT_EQ(sound(6), media_link::Sound::silence) << "and so without a picture";
}

TEST_F(PlanTest, LoudnessAndSlateReachTheWorker) {
    EXPECT_EQ(plan().programmes.front().loudness_lufs, -18);
    settings_.media.loudness_lufs = 0;
    settings_.media.slate = {"/srv/slate.png", {{"es", "Bienvenidos"}, {"en", "Welcome"}}};
    const media_link::Configure programme = plan().programmes.front();
    EXPECT_EQ(programme.loudness_lufs, 0);
    EXPECT_EQ(programme.slate_picture, "/srv/slate.png");
    EXPECT_EQ(programme.slate_line, "Welcome") << "in the event's first language";
    EXPECT_EQ(plan().pause_text, "Break");
    settings_.event.languages = {"es", "en"};
    EXPECT_EQ(plan().pause_text, "Pausa");
    EXPECT_EQ(plan().programmes.front().slate_line, "Bienvenidos");
}

TEST_F(PlanTest, AudioIsNamedInTheEventsFirstLanguage) {
    settings_.media.audio = {{"audio"}, {"es", "es", {}, config::AudioSource::none}};
    EXPECT_EQ(plan().audio.at("audio"), (AudioFace{"", "Floor", false}));
    EXPECT_EQ(plan().audio.at("es"), (AudioFace{"es", "Spanish", false}));
    EXPECT_EQ(plan().audio.at("es-low"), (AudioFace{"es", "Spanish", true}));
    settings_.event.languages = {"es", "en"};
    EXPECT_EQ(plan().audio.at("audio").title, "Sala");
    EXPECT_EQ(plan().audio.at("es").title, "Español");
}

TEST_F(PlanTest, TheProfileSaysHowLongPartsAre) {
    const auto frames = [this](const std::string& profile) {
        settings_.media.profile = profile;
        const media_link::Configure programme = plan().programmes.front();
        EXPECT_EQ(programme.frames_per_part * programme.parts_per_segment, 60);
        return programme.frames_per_part;
    };
    EXPECT_EQ(frames("low"), 6);
    EXPECT_EQ(frames("default"), 10);
    EXPECT_EQ(frames("safe"), 30);
}

TEST_F(PlanTest, AFilesPathGoesToItsProgramme) {
    settings_.rooms.front().feed = "loop";
    EXPECT_EQ(plan().programmes.front().source.path, "/srv/loop.ts");
    EXPECT_NO_THROW(media_link::encode(plan().programmes.front()));
}

TEST_F(PlanTest, TheIngestServesTheSrtFeedsAlone) {
    ASSERT_TRUE(plan().ingest);
    ASSERT_EQ(plan().ingest->feeds.size(), 1U);
    EXPECT_EQ(plan().ingest->feeds.front().streamid, "main");
    EXPECT_EQ(plan().ingest->port, 8890);
    EXPECT_NO_THROW(media_link::encode(*plan().ingest));
    settings_.feeds.erase(settings_.feeds.begin());
    EXPECT_FALSE(plan().ingest);
}

TEST_F(PlanTest, RtmpIsThereOnlyWithAFeedOfItsKind) {
    EXPECT_EQ(make_plan(settings_, key_).ingest->rtmp_address, "");
    settings_.feeds.push_back({"camera", config::FeedKind::rtmp, {}});
    settings_.rooms.front().feed = "camera";
    EXPECT_FALSE(make_rtmp_access(settings_, "main"));
    const auto access = make_rtmp_access(settings_, "camera");
    ASSERT_TRUE(access);
    EXPECT_EQ(access->url, "rtmp://event.example:1935/live");
    const Plan plan = make_plan(settings_, key_);
    EXPECT_EQ(plan.programmes.front().source.kind, media_link::Source::Kind::published);
    EXPECT_EQ(plan.ingest->rtmp_address, "127.0.0.1");
    EXPECT_EQ(plan.ingest->rtmp_port, 1935);
    EXPECT_EQ(plan.ingest->rtmp_feeds,
              (std::vector{media_link::RtmpFeed{"camera", digest_bytes(access->key)}}));
}

TEST_F(PlanTest, WhatAnEncoderIsToldIsWhatTheIngestIsTold) {
    const auto access = srt_access(settings_, key_, "main");
    ASSERT_TRUE(access);
    EXPECT_EQ(access->url, "srt://event.example:8890");
    EXPECT_EQ(access->streamid, plan().ingest->feeds.front().streamid);
    EXPECT_EQ(access->passphrase, plan().ingest->feeds.front().passphrase);
    EXPECT_FALSE(srt_access(settings_, key_, "loop"));
    EXPECT_FALSE(srt_access(settings_, key_, "elsewhere"));
}

TEST_F(PlanTest, AnotherGenerationIsAnotherPassphrase) {
    const auto before = srt_access(settings_, key_, "main")->passphrase;
    std::ofstream{folder_ / "feed-generations.json"} << R"({"main": 2})";
    EXPECT_NE(srt_access(settings_, key_, "main")->passphrase, before);
}

TEST_F(PlanTest, MediaThatCannotBeMadeIsRefusedAtStart) {
    settings_.media.renditions = {{"audio", 640, 360, 600}};
    EXPECT_THROW(plan(), std::runtime_error);
    settings_.media.renditions = {{"360p", 640, 360, 1'000'000}};
    EXPECT_THROW(plan(), std::runtime_error);
}

TEST_F(PlanTest, TheWorkerLiesBesideTheProgramUnlessItIsNamed) {
    EXPECT_EQ(plan().worker.filename(), "paraninfo-media");
    EXPECT_TRUE(plan().worker.is_absolute());
    settings_.media.worker = "/opt/other";
    EXPECT_EQ(plan().worker, "/opt/other");
}

}  // namespace
}  // namespace paraninfo::workers
