// A direct room by the real workers and real encoders over SRT: what the encoder sends is passed on where it
// fits, and encoded where it does not; going over is one aligned discontinuity, and no playlist breaks a
// rule.
#include "tests/media/support/encoder.hpp"
#include "tests/media/support/house.hpp"
#include "tests/media/support/probe.hpp"

#include <netinet/in.h>
#include <regex>
#include <sstream>
#include <sys/socket.h>
#include <unistd.h>

namespace paraninfo {
namespace {

using std::chrono::seconds;
using test::Encoder;
using test::House;
using testing::output_of;
using Top = media_link::Health::Top;

constexpr seconds bound{120};
const std::string fits = "-g 60 -x264-params scenecut=0";

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

std::uint16_t free_udp_port() {
    const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof where;
    ::bind(socket, reinterpret_cast<sockaddr*>(&where), size);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&where), &size);
    ::close(socket);
    return ntohs(where.sin_port);
}

class PassthroughTest : public House {
  protected:
    void start_room() {
        auto direct = settings();
        direct.rooms.front().kind = config::RoomKind::direct;
        direct.feeds = {{"main", config::FeedKind::srt, {}}};
        direct.srt.port = free_udp_port();
        direct.media.renditions = {{"top", 640, 360, 800}, {"180p", 320, 180, 200}};
        direct.media.audio_only_kbit = 0;
        plan_ = made(direct);
        plan_.ingest->feeds.front().passphrase = passphrase;
        start();
        ASSERT_TRUE(until([this] { return seen_.media.picture == workers::Picture::slate; }, bound));
    }
    std::unique_ptr<Encoder> publish(const std::string& coded, const std::string& size = "480x270",
                                     const std::string& rate = "30") const {
        return std::make_unique<Encoder>(
            "srt://127.0.0.1:" + std::to_string(plan_.ingest->port) +
                "?streamid=main&passphrase=" + passphrase,
            "-re -f lavfi -i testsrc2=size=" + size + ":rate=" + rate +
                " -f lavfi -i sine=frequency=440:sample_rate=48000 -t 300 -c:v libx264 -preset ultrafast"
                " -pix_fmt yuv420p -b:v 400k -c:a aac -b:a 64k " +
                coded);
    }
    // A publisher is refused while its predecessor is not yet silent for long enough.
    std::unique_ptr<Encoder> publish_until_live(const std::string& coded,
                                                const std::string& size = "480x270") {
        for (int attempt = 0; attempt < 10; ++attempt) {
            auto encoder = publish(coded, size);
            if (until([this] { return live(); }, seconds{6})) return encoder;
        }
        ADD_FAILURE() << "the encoder is refused again and again";
        return nullptr;
    }
    bool live() const { return seen_.media.picture == workers::Picture::live; }
    workers::WorkerStatus status() const {
        for (const auto& status : supervisor_->status())
            if (status.name == "programme-auditorium") return status;
        return {};
    }
    bool until_top(Top top) {
        return until([this, top] { return status().health.top == top; }, bound);
    }
    bool until_live_and(Top top) {
        return until([this, top] { return live() && status().health.top == top; }, bound);
    }
    // So many more segments in each rendition.
    bool goes_on(std::uint64_t segments) {
        const std::uint64_t from = seen_.edge();
        return until([this, from, segments] { return seen_.all_reach(from + segments); }, bound);
    }
    bool stays(Top top, std::uint64_t segments) {
        const std::uint64_t to = seen_.edge() + segments;
        bool kept = true;
        until(
            [&] {
                kept = kept && status().health.top == top;
                return !kept || seen_.all_reach(to);
            },
            bound);
        return kept;
    }
    std::size_t discontinuities() const { return count(seen_.playlist(), "#EXT-X-DISCONTINUITY\n"); }
    std::uint32_t newest_init() const { return seen_.video()->inits.back().first; }

    // Everything that is listed of a rendition, decoded by ffmpeg: what it complains about.
    std::string complaints(const std::string& rendition) {
        seen_.write_files(folder_ / "out");
        // Of another init segment ffmpeg says that it has one already.
        return output_of("ffmpeg -nostdin -v warning -allowed_extensions ALL -i " +
                         (folder_ / "out" / rendition / "live.m3u8").string() +
                         " -fps_mode vfr -f null - 2>&1 | grep -v 'duplicated MOOV' || true");
    }
    static std::string decoded(const std::filesystem::path& file) {
        return output_of("ffmpeg -nostdin -v warning -i " + file.string() + " -fps_mode vfr -f null -");
    }
    // The newest init segment and the segments that belong to it, as one file.
    std::filesystem::path newest_timeline() {
        seen_.write_files(folder_ / "out");
        const std::string playlist = test::body_of(seen_.video()->playlist.plain);
        const auto map = playlist.rfind("init-");
        const std::string init = playlist.substr(map, playlist.find('"', map) - map);
        std::ofstream out(folder_ / "timeline.mp4", std::ios::binary);
        out << std::ifstream(folder_ / "out" / "top" / init, std::ios::binary).rdbuf();
        std::istringstream lines(playlist.substr(map));
        for (std::string line; std::getline(lines, line);)
            if (!line.starts_with('#') && line.ends_with(".m4s"))
                out << std::ifstream(folder_ / "out" / "top" / line, std::ios::binary).rdbuf();
        return folder_ / "timeline.mp4";
    }

    static constexpr const char* passphrase = "correct-horse-battery";
};

TEST_F(PassthroughTest, WhatFitsIsPassedOnAsItCameAndEncodedBelow) {
    start_room();
    const auto encoder = publish("-tune zerolatency " + fits);
    ASSERT_TRUE(until_top(Top::passed));
    ASSERT_TRUE(goes_on(6));
    EXPECT_EQ(status().health.top, Top::passed);
    EXPECT_EQ(discontinuities(), 1U) << seen_.playlist();
    const std::string index = test::body_of(seen_.newest->multivariant.plain);
    EXPECT_NE(index.find("RESOLUTION=480x270"), std::string::npos) << "the encoder's own size\n" << index;
    EXPECT_EQ(complaints("180p"), "");
    const auto file = newest_timeline();
    EXPECT_EQ(decoded(file), "");
    // Every picture came, each after the one before; two in a frame where one came late.
    const std::string times = output_of(
        "ffprobe -v error -select_streams v -show_entries packet=dts,flags -of csv=p=0 " + file.string());
    std::istringstream lines(times);
    std::int64_t before = -1;
    std::size_t packets = 0, keys = 0;
    for (std::string line; std::getline(lines, line); ++packets) {
        const std::int64_t dts = std::stoll(line);
        EXPECT_GT(dts, before) << line;
        before = dts;
        keys += line.find('K') != std::string::npos ? 1 : 0;
    }
    EXPECT_GE(packets, 5U * 60) << times;
    EXPECT_GE(keys, packets / 60);
    EXPECT_EQ(status().starts, 1U);
}

TEST_F(PassthroughTest, ALostSourceIsTheSlateAndIsPassedOnAgainWhenItIsBack) {
    start_room();
    auto encoder = publish("-tune zerolatency " + fits);
    ASSERT_TRUE(until_top(Top::passed));
    ASSERT_TRUE(goes_on(2));
    encoder.reset();
    ASSERT_TRUE(until_top(Top::encoded));
    ASSERT_TRUE(until([this] { return seen_.media.picture == workers::Picture::slate; }, bound));
    ASSERT_TRUE(goes_on(2));
    encoder = publish_until_live("-tune zerolatency " + fits);
    ASSERT_TRUE(until_top(Top::passed));
    ASSERT_TRUE(goes_on(3));
    EXPECT_EQ(newest_init(), 3U) << "to the source, to the slate, to the source";
    EXPECT_EQ(status().starts, 1U);
    EXPECT_LE(count(test::body_of(seen_.video()->playlist.plain), "#EXT-X-GAP"), 1U) << "until it is noticed";
}

TEST_F(PassthroughTest, KeyFramesTooFarApartOrReorderedPicturesAreEncoded) {
    start_room();
    {
        const auto encoder = publish("-tune zerolatency -g 300 -x264-params scenecut=0");
        ASSERT_TRUE(until([this] { return live(); }, bound));
        EXPECT_TRUE(stays(Top::encoded, 9));
    }
    const auto encoder = publish_until_live("-bf 2 " + fits);
    EXPECT_TRUE(stays(Top::encoded, 6));
    EXPECT_EQ(discontinuities(), 0U) << "whoever is never passed on costs no break";
}

TEST_F(PassthroughTest, IrregularKeyFramesAreSegmentsOfOtherLengths) {
    start_room();
    const auto encoder = publish(
        "-tune zerolatency -g 60 -x264-params scenecut=0 "
        "-force_key_frames expr:if(isnan(prev_forced_t),1,gte(t,prev_forced_t+1.4))");
    ASSERT_TRUE(until_top(Top::passed));
    ASSERT_TRUE(goes_on(6));
    EXPECT_EQ(discontinuities(), 1U);
    EXPECT_EQ(status().health.top, Top::passed);
}

TEST_F(PassthroughTest, AnotherRateThanTheProgrammesIsPassedOn) {
    start_room();
    const auto encoder = publish("-tune zerolatency -g 50 -x264-params scenecut=0", "480x270", "25");
    ASSERT_TRUE(until_top(Top::passed));
    ASSERT_TRUE(goes_on(5));
    EXPECT_EQ(discontinuities(), 1U);
    EXPECT_EQ(decoded(newest_timeline()), "");
}

TEST_F(PassthroughTest, AnotherSizeIsAnotherTimeline) {
    start_room();
    auto encoder = publish("-tune zerolatency " + fits);
    ASSERT_TRUE(until_top(Top::passed));
    ASSERT_TRUE(goes_on(2));
    encoder.reset();
    encoder = publish_until_live("-tune zerolatency " + fits, "320x180");
    ASSERT_TRUE(until_live_and(Top::passed));
    ASSERT_TRUE(goes_on(3));
    EXPECT_NE(test::body_of(seen_.newest->multivariant.plain).find("RESOLUTION=320x180"), std::string::npos);
    EXPECT_EQ(decoded(newest_timeline()), "");
}

}  // namespace
}  // namespace paraninfo
