#include "config/fields.hpp"

#include <gtest/gtest.h>

#include "config/load.hpp"

namespace paraninfo::config {
namespace {

Settings parsed(const std::string& members) {
    return parse(
               R"({"rooms": [{"id": "a", "name": {"es": "A", "en": "A"}, "questions": {"review": "publish", "anonymous": "everybody"}}],)" +
                   members + "}",
               "f")
        .value();
}

TEST(Fields, MembersReachTheirPlaces) {
    const auto settings = parsed(R"("listen": {"address": "::1", "port": 1, "shards": 2},
        "feeds": [{"id": "f", "kind": "srt"}, {"id": "c", "kind": "rtsp", "url": "rtsp://c/s", "transport": "udp"}],
        "media": {"dvr_minutes": 720, "failover": {"frozen_seconds": 0, "return_seconds": 3600}, "renditions": [{"name": "s", "width": 64, "height": 64,
        "kbit": 100}]}, "limits": {"ask": {"burst": 2}, "persons_max": 10}, "log": {"level": "warn"}, "attendance": {"keep_days": 90},
        "recording": {"on": true, "quota_gib": 7, "keep_days": 3, "start": "by_hand"})");
    EXPECT_EQ(settings.listen, (Listen{"::1", 1, 2}));
    EXPECT_EQ(settings.feeds[0].kind, FeedKind::srt);
    EXPECT_EQ(settings.feeds[1].transport, RtspTransport::udp);
    EXPECT_EQ(settings.feeds[1].url, "rtsp://c/s");
    EXPECT_EQ(settings.media.failover, (Failover{0, Failover{}.soundless_seconds, 3600}));
    EXPECT_EQ(settings.media.dvr_minutes, 720);
    EXPECT_EQ(settings.media.renditions, (std::vector<Rendition>{{"s", 64, 64, 100}}));
    EXPECT_EQ(settings.limits.ask, (Rate{Limits{}.ask.per_second, 2}));
    EXPECT_EQ(settings.limits.persons_max, 10);
    EXPECT_EQ(settings.log, LogLevel::warn);
    EXPECT_EQ(settings.attendance.keep_days, 90);
    EXPECT_EQ(settings.recording, (Recording{true, 7, 3, RecordingStart::by_hand}));
    EXPECT_EQ(settings.rooms[0].questions.review, Review::publish);
    EXPECT_EQ(settings.rooms[0].questions.anonymous, Anonymity::everybody);
}

TEST(Fields, SpeedAndProfileAreOfTheRoomOrOfARendition) {
    const auto ladder = parsed(R"("media": {"speed": "veryfast", "h264_profile": "high", "audio_only_kbit": 0,
        "renditions": [{"name": "a", "width": 64, "height": 64, "kbit": 200, "speed": "medium"},
                       {"name": "b", "width": 64, "height": 64, "kbit": 100, "profile": "baseline"}]})")
                            .media;
    EXPECT_EQ(ladder.renditions[0], (Rendition{"a", 64, 64, 200, Speed::medium, H264Profile::high}));
    EXPECT_EQ(ladder.renditions[1], (Rendition{"b", 64, 64, 100, Speed::veryfast, H264Profile::baseline}));
    EXPECT_EQ(ladder.audio_only_kbit, 0);
    EXPECT_EQ(parsed(R"("media": {"speed": "ultrafast"})").media.renditions[1].speed, Speed::ultrafast);
}

TEST(Fields, LoudnessAndSlateReachTheirPlaces) {
    const auto media =
        parsed(R"("media": {"loudness_lufs": -23, "slate": {"text": {"es": "Bienvenidos"}}})").media;
    EXPECT_EQ(media.loudness_lufs, -23);
    EXPECT_EQ(media.slate.text, (Names{{"es", "Bienvenidos"}}));
    EXPECT_EQ(parsed(R"("media": {"loudness_lufs": 0})").media.loudness_lufs, 0);
    EXPECT_THROW(parsed(R"("media": {"loudness_lufs": -11})"), Error);
    EXPECT_THROW(parsed(R"("media": {"loudness_lufs": -32})"), Error);
}

TEST(Fields, AudioRenditionsReachTheirPlaces) {
    const auto audio = parsed(R"("media": {"audio": [{"name": "hall"},
        {"name": "es", "language": "es", "title": {"es": "Español"}, "source": "none", "missing": "floor"}]})")
                           .media.audio;
    EXPECT_EQ(audio[0], (Audio{"hall", "", {}, AudioSource::floor, StandIn::silence}));
    EXPECT_EQ(audio[1], (Audio{"es", "es", {{"es", "Español"}}, AudioSource::none, StandIn::floor}));
}

TEST(Fields, WhatNoLadderCanBeIsRefusedByLineAndKey) {
    const auto problem = [](const std::string& media) {
        const auto loaded = parse(
            "{\"rooms\": [{\"id\": \"a\", \"name\": {\"es\": \"A\", \"en\": \"A\"}}],\n\"media\": " + media +
                "}",
            "f");
        return loaded ? "accepted" : to_string(loaded.error()[0]);
    };
    const std::string speeds = R"("ultrafast", "superfast", "veryfast", "faster", "fast", "medium")";
    EXPECT_EQ(problem("{\"renditions\": [\n{\"name\": \"a\",\n\"speed\": \"placebo\"}]}"),
              "f:4: media.renditions[0].speed: must be one of " + speeds);
    EXPECT_EQ(problem("{\"h264_profile\": \"high10\"}"),
              R"(f:2: media.h264_profile: must be one of "baseline", "main", "high")");
    EXPECT_EQ(problem("{\"renditions\": [{\"name\": \"a\", \"width\": 1922}]}"),
              "f:2: media.renditions[0].width: must lie between 64 and 1920");
    EXPECT_EQ(problem("{\"dvr_minutes\": 721}"), "f:2: media.dvr_minutes: must lie between 0 and 720");
    EXPECT_EQ(problem("{\"audio_only_kbit\": 49}"), "f:2: media.audio_only_kbit: must lie between 0 and 48");
    EXPECT_EQ(problem("{\"audio_only_kbit\": 15}"),
              "f:2: media.audio_only_kbit: must be 0 or lie between 16 and 48");
    EXPECT_EQ(problem("{\"audio_only_kbit\": 16}"), "accepted");
    const auto ladder = [](int count) {
        std::string renditions;
        for (int i = 0; i < count; ++i)
            renditions += std::string(i ? "," : "") + R"({"name": "r)" + std::to_string(i) +
                          R"(", "width": 64, "height": 64, "kbit": 100})";
        return "{\"renditions\": [" + renditions + "]}";
    };
    EXPECT_EQ(problem(ladder(6)), "accepted");
    EXPECT_EQ(problem(ladder(7)), "f:2: media.renditions: more than 6 entries");
}

TEST(Fields, ALimitOutOfItsRangeIsRefused) {
    EXPECT_THROW(parsed(R"("limits": {"outbox_bytes": 1})"), Error);
    EXPECT_THROW(parsed(R"("limits": {"ask": {"burst": 0}})"), Error);
    EXPECT_THROW(parsed(R"("limits": {"ask": {"speed": 1}})"), Error);
    EXPECT_THROW(parsed(R"("limits": {"nothing": 1})"), Error);
}

TEST(Fields, AFailoverOutOfItsRangeIsRefused) {
    EXPECT_THROW(parsed(R"("media": {"failover": {"return_seconds": 0}})"), Error);
    EXPECT_THROW(parsed(R"("media": {"failover": {"frozen_seconds": 601}})"), Error);
}

TEST(Fields, APathWithAZeroByteIsRefused) {
    EXPECT_THROW(parsed(R"("data_dir": "a\u0000b")"), Error);
}

}  // namespace
}  // namespace paraninfo::config
