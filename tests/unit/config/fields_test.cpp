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
        "media": {"failover": {"frozen_seconds": 0, "return_seconds": 3600}, "renditions": [{"name": "s", "width": 64, "height": 64,
        "kbit": 100}]}, "limits": {"ask": {"burst": 2}, "persons_max": 10}, "log": {"level": "warn"}, "attendance": {"keep_days": 90})");
    EXPECT_EQ(settings.listen, (Listen{"::1", 1, 2}));
    EXPECT_EQ(settings.feeds[0].kind, FeedKind::srt);
    EXPECT_EQ(settings.feeds[1].transport, RtspTransport::udp);
    EXPECT_EQ(settings.feeds[1].url, "rtsp://c/s");
    EXPECT_EQ(settings.media.failover, (Failover{0, Failover{}.soundless_seconds, 3600}));
    EXPECT_EQ(settings.media.renditions, (std::vector<Rendition>{{"s", 64, 64, 100}}));
    EXPECT_EQ(settings.limits.ask, (Rate{Limits{}.ask.per_second, 2}));
    EXPECT_EQ(settings.limits.persons_max, 10);
    EXPECT_EQ(settings.log, LogLevel::warn);
    EXPECT_EQ(settings.attendance.keep_days, 90);
    EXPECT_EQ(settings.rooms[0].questions.review, Review::publish);
    EXPECT_EQ(settings.rooms[0].questions.anonymous, Anonymity::everybody);
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
