// The programme worker with a file and with a publisher's bytes: the picture comes, goes and comes back, and
// the programme goes on without a break.

#include "tests/media/support/fake_ingest.hpp"
#include "tests/media/support/probe.hpp"
#include "tests/media/support/programme_room.hpp"

#include <gtest/gtest.h>

#include <array>

using namespace paraninfo;
using namespace paraninfo::testing;
using media_link::Health;

namespace {

media_link::Configure srt_configuration() {
    media_link::Configure configure = test_configuration();
    configure.source = media_link::Configure::Source::srt;
    return configure;
}

media_link::Configure file_configuration(const std::string& path) {
    media_link::Configure configure = test_configuration();
    configure.source = media_link::Configure::Source::file;
    configure.path = path;
    return configure;
}

bool live(const Received& received) {
    return received.picture_is(Health::Picture::live);
}
bool slate(const Received& received) {
    return received.picture_is(Health::Picture::slate);
}
bool loud(const Received& received) {
    return !received.levels.empty() && received.levels.back().peaks.at(0) > -6000;
}
bool silent(const Received& received) {
    return !received.levels.empty() && received.levels.back().peaks.at(0) <= -6000;
}

// Every part follows the one before, in all renditions, whatever the source did.
void expect_unbroken(const Received& received) {
    EXPECT_EQ(received.fault, "");
    for (const auto& [rendition, parts] : received.parts) {
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const bool next_segment = parts[i - 1].last;
            EXPECT_EQ(parts[i].segment, parts[i - 1].segment + (next_segment ? 1 : 0));
            EXPECT_EQ(parts[i].index, next_segment ? 0 : parts[i - 1].index + 1);
            const auto gap = parts[i].captured_at - parts[i - 1].captured_at - parts[i - 1].duration;
            EXPECT_LE(std::chrono::abs(gap), std::chrono::nanoseconds(2)) << rendition;
        }
    }
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

TEST(ProgrammeFile, ThatIsMissingShowsTheSlate) {
    ProgrammeRoom room(file_configuration("/nonexistent/film.mp4"));
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return slate(r) && r.segments(big) > 0; }));
    EXPECT_FALSE(room.gateway->received().logs.empty());
}

TEST(ProgrammeFile, OfAKindThatNobodyCanPlayIsAWrongConfiguration) {
    ProgrammeRoom room(file_configuration("/nonexistent/film.avi"));
    EXPECT_EQ(room.worker.wait(), 1);
}
