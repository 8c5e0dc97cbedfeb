// The programme worker with a file and with a publisher's bytes: the picture comes, goes and comes back, and
// the programme goes on without a break.

#include "tests/media/support/fake_ingest.hpp"
#include "tests/media/support/probe.hpp"
#include "tests/media/support/programme_room.hpp"
#include "tests/media/support/programme_signs.hpp"

#include <gtest/gtest.h>

#include <array>

using namespace paraninfo;
using namespace paraninfo::testing;

namespace {

// Two renditions, as small as may be: what comes of a source is the same at any size.
media_link::Configure small_configuration() {
    using media_link::Kind;
    media_link::Configure configure = test_configuration();
    configure.renditions = {{Kind::video, "360p", 640, 360, 600},
                            {Kind::video, "180p", 320, 180, 200},
                            {Kind::audio, "audio", 0, 0, 96}};
    return configure;
}

media_link::Configure srt_configuration() {
    media_link::Configure configure = small_configuration();
    configure.source.kind = media_link::Source::Kind::published;
    return configure;
}

media_link::Configure file_configuration(const std::string& path) {
    media_link::Configure configure = small_configuration();
    configure.source.kind = media_link::Source::Kind::file;
    configure.source.path = path;
    return configure;
}

struct PublishedRoom : ProgrammeRoom {
    PublishedRoom() : ProgrammeRoom(srt_configuration()), ingest(folder / "feed-main.sock") {}
    FakeIngest ingest;
};

std::string make_file(const Folder& folder, const std::string& name, const std::string& options) {
    const std::string path = folder / name;
    EXPECT_EQ(
        output_of(
            "ffmpeg -nostdin -v error -f lavfi -i testsrc2=size=640x360:rate=30 -f lavfi -i "
            "sine=frequency=440:sample_rate=48000 -t 2 -c:v libx264 -preset ultrafast -pix_fmt yuv420p " +
            options + " " + path),
        "");
    return path;
}

// Of each frame, 0 to 255.
std::vector<int> brightness(const Received& received, const Folder& folder) {
    const std::string raw = decoded(received, small, folder / "", "-vf scale=2:2,format=gray -f rawvideo");
    std::vector<int> frames;
    for (std::size_t i = 0; i + 4 <= raw.size(); i += 4) frames.push_back(static_cast<unsigned char>(raw[i]));
    return frames;
}

// The highest sample of each millisecond.
std::vector<int> loudness(const Received& received, const Folder& folder) {
    const std::string raw = decoded(received, sound, folder / "", "-f s16le -ac 1");
    std::vector<int> peaks;
    for (std::size_t i = 0; i + 96 <= raw.size(); i += 96) {
        int peak = 0;
        for (std::size_t k = i; k < i + 96; k += 2) {
            const int low = static_cast<unsigned char>(raw[k]);
            peak = std::max(peak, std::abs(raw[k + 1] * 256 + low));
        }
        peaks.push_back(peak);
    }
    return peaks;
}

// When the values rise above the threshold after half a second below it, in ms.
std::vector<double> onsets(const std::vector<int>& values, int threshold, double step_ms) {
    std::vector<double> times;
    double quiet_since = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double at = static_cast<double>(i) * step_ms;
        if (values[i] <= threshold) continue;
        if (at - quiet_since > 500) times.push_back(at);
        quiet_since = at;
    }
    return times;
}

}  // namespace

TEST(ProgrammePublisher, IsSeenThenTheSlateThenSeenAgainWithoutABreak) {
    PublishedRoom room;
    ASSERT_TRUE(room.gateway->wait_for(slate));
    room.ingest.publish(live_source());
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return live(r) && loud(r); }));
    room.ingest.stop();
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return slate(r) && silent(r); }));
    room.ingest.publish(live_source());
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return live(r) && loud(r); }));
    const std::uint64_t so_far = room.gateway->received().segments(big);
    ASSERT_TRUE(room.gateway->wait_for([&](const Received& r) { return r.segments(big) > so_far + 1; }));
    const Received received = room.gateway->received();
    expect_unbroken(received);
    for (const int rendition : {big, small, sound}) {
        const std::string file = room.folder / (std::to_string(rendition) + ".mp4");
        received.write_file(rendition, file);
        EXPECT_EQ(decode_complaints(file), "") << rendition;
    }
}

TEST(ProgrammePublisher, ReturnsWithAnotherSizeRateAndNumberOfChannels) {
    PublishedRoom room;
    room.ingest.publish(live_source());
    ASSERT_TRUE(room.gateway->wait_for(live));
    room.ingest.publish(live_source("640x480", "-profile:v baseline -r 25 -ar 44100 -ac 1"));
    const std::size_t healths = room.gateway->received().healths.size();
    ASSERT_TRUE(room.gateway->wait_for(
        [&](const Received& r) { return r.healths.size() > healths + 3 && live(r) && loud(r); }));
    expect_unbroken(room.gateway->received());
}

TEST(ProgrammePublisher, OfFlvIsSeenAndHeardAndReturns) {
    PublishedRoom room;
    const auto flv = media_link::FeedBegin::Container::flv;
    room.ingest.publish(live_source(), flv);
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return live(r) && loud(r); }));
    room.ingest.stop();
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return slate(r) && silent(r); }));
    room.ingest.publish(live_source("640x480"), flv);
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return live(r) && loud(r); }));
    expect_unbroken(room.gateway->received());
}

TEST(ProgrammePublisher, WithoutSoundIsSeenInSilence) {
    PublishedRoom room;
    room.ingest.publish(
        "-re -f lavfi -i testsrc2=size=640x360:rate=30 -c:v libx264 -preset ultrafast -g 30 -an");
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return live(r) && silent(r); }));
    ASSERT_TRUE(room.gateway->wait_for(
        [](const Received& r) { return r.segments(sound) > 1 && r.segments(big) > 1; }));
    expect_unbroken(room.gateway->received());
}

TEST(ProgrammePublisher, WithoutPictureIsHeardUnderTheSlate) {
    PublishedRoom room;
    room.ingest.publish("-re -f lavfi -i sine=frequency=440:sample_rate=48000 -c:a aac -ac 2 -vn");
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return slate(r) && loud(r); }));
    expect_unbroken(room.gateway->received());
}

TEST(ProgrammePublisher, SurvivesAJumpOfItsClock) {
    PublishedRoom room;
    // The timestamps of the first seconds, then an hour on, then back to where they were.
    const std::string source = live_source("640x360");
    room.ingest.publish(source);
    ASSERT_TRUE(room.gateway->wait_for(live));
    room.ingest.stop();
    room.ingest.begin_by_hand();
    const std::string folder = room.folder / "";
    const std::string make =
        "ffmpeg -nostdin -v error -f lavfi -i testsrc2=size=640x360:rate=30 -f lavfi -i "
        "sine=frequency=440:sample_rate=48000 -t 1 -c:v libx264 -preset ultrafast -g 15 -c:a aac ";
    for (const std::string offset : {"0", "3600", "10"}) {
        const std::string path = folder + offset + ".ts";
        ASSERT_EQ(output_of(make + "-output_ts_offset " + offset + " " + path), "");
        std::ifstream file(path, std::ios::binary);
        std::array<char, 13160> bytes{};
        while (file.read(bytes.data(), bytes.size()) || file.gcount() > 0)
            room.ingest.send_bytes({bytes.data(), static_cast<std::size_t>(file.gcount())});
        ASSERT_TRUE(room.gateway->wait_for(live)) << offset;
    }
    const std::uint64_t so_far = room.gateway->received().segments(big);
    ASSERT_TRUE(room.gateway->wait_for([&](const Received& r) { return r.segments(big) > so_far + 1; }));
    expect_unbroken(room.gateway->received());
}

TEST(ProgrammePublisher, ATooLargePictureIsNotDecoded) {
    PublishedRoom room;
    room.ingest.publish("-re -f lavfi -i testsrc2=size=4100x64:rate=5 -c:v libx264 -preset ultrafast -an");
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return !r.logs.empty() && slate(r); }));
    EXPECT_FALSE(live(room.gateway->received()));
}

TEST(ProgrammePublisher, GarbageShowsTheSlateAndHarmsNothing) {
    PublishedRoom room;
    room.ingest.begin_by_hand();
    std::string noise(60'000, 'G');
    for (std::size_t i = 0; i < noise.size(); ++i) noise[i] = static_cast<char>(i * 2654435761U >> 13);
    for (int i = 0; i < 50; ++i) room.ingest.send_bytes(noise);
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return slate(r) && r.segments(big) > 1; }));
    room.ingest.publish(live_source());
    ASSERT_TRUE(room.gateway->wait_for(live));
    expect_unbroken(room.gateway->received());
}

TEST(ProgrammeFile, IsPlayedAgainAndAgain) {
    for (const auto& [name, options] : {std::pair{"film.mp4", "-c:a aac"}, std::pair{"film.mkv", "-c:a aac"},
                                        std::pair{"film.ts", "-c:a aac"}}) {
        Folder folder;
        const std::string path = make_file(folder, name, options);
        ProgrammeRoom room(file_configuration(path));
        ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return live(r) && loud(r); })) << name;
        const std::uint64_t so_far = room.gateway->received().segments(big);
        ASSERT_TRUE(room.gateway->wait_for([&](const Received& r) { return r.segments(big) > so_far + 2; }))
            << name;
        const Received received = room.gateway->received();
        expect_unbroken(received);
        EXPECT_TRUE(live(received) && loud(received)) << name;
    }
}

TEST(ProgrammeFile, KeepsLipsWithVoices) {
    Folder folder;
    // A flash and a pip at the beginning of each second.
    const std::string path = folder / "claps.mp4";
    ASSERT_EQ(output_of("ffmpeg -nostdin -v error -f lavfi -i \"color=black:size=640x360:rate=30,"
                        "drawbox=color=white:t=fill:enable='lt(mod(t,1),0.2)'\" -f lavfi -i "
                        "\"aevalsrc='0.5*sin(2*PI*1000*t)*lt(mod(t,1),0.2)':s=48000\" -t 8 -c:v libx264 "
                        "-preset ultrafast -pix_fmt yuv420p -c:a aac " +
                        path),
              "");
    ProgrammeRoom room(file_configuration(path));
    ASSERT_TRUE(room.gateway->wait_for(
        [](const Received& r) { return r.segments(big) > 3 && r.segments(sound) > 3; }));
    const Received received = room.gateway->received();
    const auto flashes = onsets(brightness(received, room.folder), 100, 1000.0 / 30);
    const auto pips = onsets(loudness(received, room.folder), 2000, 1);
    int compared = 0;
    for (const double flash : flashes)
        for (const double pip : pips)
            if (std::abs(flash - pip) < 400) {
                EXPECT_NEAR(flash, pip, 80) << "ms";
                ++compared;
            }
    EXPECT_GE(compared, 4);
}

TEST(ProgrammeFile, ThatIsMissingShowsTheSlate) {
    ProgrammeRoom room(file_configuration("/nonexistent/film.mp4"));
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return slate(r) && r.segments(big) > 0; }));
    EXPECT_FALSE(room.gateway->received().logs.empty());
}

TEST(ProgrammeFile, OfAKindThatNobodyCanPlayIsAWrongConfiguration) {
    ProgrammeRoom room(file_configuration("/nonexistent/film.avi"));
    EXPECT_EQ(room.worker.wait(), 1);
}
