// The programme worker with its test feed, as a process of its own: what it sends must be playable by others.

#include "tests/media/support/probe.hpp"
#include "tests/media/support/programme_room.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

using namespace paraninfo;
using namespace paraninfo::testing;
using media_link::Health;

namespace {

bool has_segments(const Received& received, std::uint64_t count) {
    for (const int rendition : {big, small, sound})
        if (received.segments(rendition) < count) return false;
    return true;
}

}  // namespace

TEST(ProgrammeTestFeed, SendsPlayablePartsOfAllRenditions) {
    ProgrammeRoom room;
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return has_segments(r, 3); }));
    const Received received = room.gateway->received();
    EXPECT_EQ(received.fault, "");
    EXPECT_EQ(received.inits.at(big).codec.substr(0, 7), "avc1.4d");
    EXPECT_EQ(received.inits.at(sound).codec, "mp4a.40.2");
    for (const int rendition : {big, small, sound}) {
        const std::string file = room.folder / (std::to_string(rendition) + ".mp4");
        received.write_file(rendition, file);
        EXPECT_EQ(decode_complaints(file), "") << rendition;
    }
    EXPECT_EQ(
        probe(room.folder / "0.mp4", "stream=codec_name,profile,width,height,r_frame_rate,start_time"),
        "codec_name=h264\nprofile=Main\nwidth=1280\nheight=720\nr_frame_rate=30/1\nstart_time=0.000000\n");
    EXPECT_EQ(probe(room.folder / "2.mp4", "stream=codec_name,profile,sample_rate,channels,start_time"),
              "codec_name=aac\nprofile=LC\nsample_rate=48000\nchannels=2\nstart_time=0.000000\n");
}

TEST(ProgrammeTestFeed, VideoRenditionsShareBoundariesAndKeyFrames) {
    ProgrammeRoom room;
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return has_segments(r, 3); }));
    const Received received = room.gateway->received();
    const auto& one = received.parts.at(big);
    const auto& other = received.parts.at(small);
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
        EXPECT_EQ(one[i].segment, other[i].segment);
        EXPECT_EQ(one[i].index, other[i].index);
        EXPECT_EQ(one[i].duration, other[i].duration);
        EXPECT_EQ(one[i].captured_at, other[i].captured_at);
        EXPECT_EQ(one[i].independent, other[i].independent);
        EXPECT_EQ(one[i].independent, one[i].index == 0) << "key frames at segments' starts and nowhere else";
        EXPECT_EQ(one[i].last, one[i].index == 5);
    }
}

TEST(ProgrammeTestFeed, TellsItsHealthAndItsLevels) {
    ProgrammeRoom room;
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) {
        return r.picture_is(Health::Picture::live) && r.levels.size() > 3 &&
               r.levels.back().peaks.size() == 2 && r.levels.back().peaks[0] > -4000;
    }));
}

// The file through ffmpeg: one byte a pixel, as large as it is.
std::string grey_pixels(const std::string& input, const std::string& filters, const std::string& folder) {
    const std::string out = folder + "grey.raw";
    EXPECT_EQ(output_of("ffmpeg -nostdin -v error -y -i " + input + " -frames:v 1 -vf " + filters +
                        " -pix_fmt gray -f rawvideo " + out),
              "");
    std::ifstream file(out, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

double mean_difference(const std::string& one, const std::string& other) {
    double sum = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        sum += std::abs(static_cast<unsigned char>(one[i]) - static_cast<unsigned char>(other[i]));
    return sum / static_cast<double>(one.size());
}

TEST(ProgrammeTestFeed, MakesThumbnailsOfThePictureOfThatMoment) {
    ProgrammeRoom room;
    ASSERT_TRUE(room.gateway->wait_for(
        [](const Received& r) { return r.thumbnails.size() == 3 && r.segments(small) > 4; }));
    const Received received = room.gateway->received();
    EXPECT_EQ(received.fault, "");
    received.write_file(small, room.folder / "video.mp4");
    const auto first = received.parts.at(small).front().captured_at;
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < 3; ++i) {
        const media_link::Thumbnail& thumbnail = received.thumbnails[i];
        EXPECT_EQ(thumbnail.captured_at - first, std::chrono::seconds{4 * i});
        const std::string file = room.folder / "thumbnail.jpg";
        std::ofstream{file, std::ios::binary} << thumbnail.jpeg;
        EXPECT_EQ(probe(file, "stream=codec_name,width,height"), "codec_name=mjpeg\nwidth=256\nheight=144\n");
        shown.push_back(grey_pixels(file, "format=gray", room.folder / ""));
        ASSERT_EQ(shown.back().size(), 256U * 144);
        const std::string frame = std::to_string(120 * i);
        const std::string same =
            grey_pixels(room.folder / "video.mp4",
                        "'select=eq(n\\," + frame + "),scale=256:144:flags=area:out_range=full,format=gray'",
                        room.folder / "");
        EXPECT_LT(mean_difference(shown.back(), same), 4) << "as the stream shows it at that time";
    }
    EXPECT_GT(mean_difference(shown[0], shown[1]), 0.2) << "it moves";
}

TEST(ProgrammeTestFeed, EndsCleanWhenToldTo) {
    ProgrammeRoom room;
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return has_segments(r, 1); }));
    room.gateway->send(media_link::Stop{});
    EXPECT_EQ(room.worker.wait(), 0);
}

TEST(ProgrammeTestFeed, EndsCleanOnSigterm) {
    ProgrammeRoom room;
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return has_segments(r, 1); }));
    room.worker.signal(SIGTERM);
    EXPECT_EQ(room.worker.wait(), 0);
}

TEST(ProgrammeTestFeed, GoesOnWithTheNextGateway) {
    ProgrammeRoom room;
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return has_segments(r, 2); }));
    room.gateway.reset();
    room.gateway = std::make_unique<FakeGateway>(room.folder / "media.sock", test_configuration());
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return has_segments(r, 4); }));
    const Received received = room.gateway->received();
    EXPECT_EQ(received.inits.size(), 3U);
    EXPECT_EQ(received.hellos.front().run, room.run);
    const auto& parts = received.parts.at(big);
    for (std::size_t i = 1; i < parts.size(); ++i)
        EXPECT_EQ(parts[i].captured_at > parts[i - 1].captured_at, true) << "no part twice, none missing";
    EXPECT_EQ(parts.front().segment, 0U) << "what the first gateway had is sent again";
}

TEST(ProgrammeTestFeed, EndsForAnotherConfiguration) {
    ProgrammeRoom room;
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return has_segments(r, 1); }));
    media_link::Configure other = test_configuration();
    other.slate_text = "Another room";
    room.gateway->send(other);
    EXPECT_EQ(room.worker.wait(), 4);
}

TEST(ProgrammeTestFeed, RefusesWhatItCannotDo) {
    media_link::Configure impossible = test_configuration();
    impossible.fps_denominator = 2;
    ProgrammeRoom room(impossible);
    EXPECT_EQ(room.worker.wait(), 1);
}
