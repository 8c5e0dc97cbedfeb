#include "server/archive/recording.hpp"

#include "tests/unit/server/archive/tape.hpp"

#include <gtest/gtest.h>

namespace paraninfo::archive {
namespace {

std::string sample() {
    const auto init = std::get<hls::FinishedInit>(test::init(0));
    const auto one = std::get<hls::FinishedSegment>(test::segment(0, 1));
    const auto two = std::get<hls::FinishedSegment>(test::segment(0, 2));
    return head_line(test::publication()) + init_line(init, 0) + segment_line(one, 4) +
           segment_line(two, 305);
}

TEST(Recording, ItsEndAloneSaysUpToWhenThereIsSomething) {
    const auto thumbnail = std::get<hls::FinishedThumbnail>(test::thumbnail(0));
    EXPECT_EQ(newest_ms_of(sample()), test::began_ms + 6000);
    EXPECT_EQ(newest_ms_of(sample().substr(30)), test::began_ms + 6000);
    EXPECT_EQ(newest_ms_of(sample() + thumbnail_line(thumbnail, 0) + "torn"), test::began_ms + 6000);
    EXPECT_EQ(newest_ms_of(sample() + end_line(test::began_ms + 9000)), std::nullopt);
    EXPECT_EQ(newest_ms_of(head_line(test::publication())), std::nullopt);
    EXPECT_EQ(newest_ms_of(sample() + "no line of ours\n"), std::nullopt);
    for (const char* none : {"", "\n", "\n\n", "x"}) EXPECT_EQ(newest_ms_of(none), std::nullopt);
}

TEST(Recording, ComesBackAsItWasWritten) {
    Recording recording;
    EXPECT_EQ(read_lines(sample(), recording), sample().size());
    EXPECT_EQ(recording.room, "auditorium");
    EXPECT_EQ(recording.publication, "p1");
    EXPECT_EQ(recording.started_ms, test::began_ms);
    ASSERT_EQ(recording.renditions.size(), 2U);
    EXPECT_EQ(recording.renditions[1].spec, test::publication().renditions[1]);
    const auto& video = recording.renditions[0];
    ASSERT_EQ(video.inits.size(), 1U);
    EXPECT_EQ(video.inits[0].description.codec, "avc1.4d401f");
    ASSERT_NE(video.find(2), nullptr);
    EXPECT_EQ(video.find(2)->media.at, 305U);
    EXPECT_EQ(video.find(2)->duration, std::chrono::seconds{2});
    EXPECT_EQ(video.find(3), nullptr);
    EXPECT_EQ(video.find_init(1), nullptr);
    EXPECT_EQ(recording.last_ms(), test::began_ms + 6000);
    EXPECT_EQ(recording.bytes(), 305 + test::body_of(0, 2).size());
    EXPECT_FALSE(recording.ended_ms);
    read_lines(end_line(test::began_ms + 9000), recording);
    EXPECT_EQ(recording.ended_ms, test::began_ms + 9000);
}

TEST(Recording, IsReadUpToTheFirstLineThatIsTorn) {
    const std::string text = sample();
    for (std::size_t size = 0; size < text.size(); ++size) {
        Recording recording;
        const std::size_t good = read_lines(text.substr(0, size), recording);
        EXPECT_LE(good, size);
        EXPECT_TRUE(good == 0 || text[good - 1] == '\n');
        if (size + 1 == text.size()) {
            EXPECT_EQ(recording.renditions[0].segments.size(), 1U);
        }
    }
}

TEST(Recording, AChangedByteEndsIt) {
    std::string text = sample();
    text[text.size() - 5] ^= 1;
    Recording recording;
    EXPECT_LT(read_lines(text, recording), text.size());
    EXPECT_EQ(recording.renditions[0].segments.size(), 1U);
}

TEST(Recording, ANumberThatGoesBackEndsIt) {
    const std::string again = segment_line(std::get<hls::FinishedSegment>(test::segment(0, 2)), 999);
    Recording recording;
    EXPECT_EQ(read_lines(sample() + again, recording), sample().size());
}

TEST(Recording, CanBeReadInPieces) {
    const std::string text = sample();
    const std::size_t cut = text.find('\n') + 1;
    Recording recording;
    EXPECT_EQ(read_lines(text.substr(0, cut), recording), cut);
    EXPECT_EQ(read_lines(text.substr(cut), recording), text.size() - cut);
    EXPECT_EQ(recording.renditions[0].segments.size(), 2U);
}

RecordedRendition video_of(std::uint32_t width, std::size_t held, std::size_t gaps) {
    RecordedRendition one;
    one.spec.kind = hls::Kind::video;
    one.inits.emplace_back();
    one.inits[0].description.width = width;
    one.inits[0].description.height = width;
    one.segments.resize(held + gaps);
    for (std::size_t i = 0; i < held; ++i) one.segments[i].media.bytes = 9;
    return one;
}

TEST(Recording, TheBestVideoIsTheLargestThatWasThereNearlyAllTheTime) {
    Recording recording;
    EXPECT_FALSE(recording.best_video());
    recording.renditions = {video_of(720, 90, 10), video_of(360, 100, 0), video_of(1080, 89, 11)};
    EXPECT_EQ(recording.best_video(), 0U);
    recording.renditions[0] = video_of(720, 0, 100);
    EXPECT_EQ(recording.best_video(), 1U);
    recording.renditions[1].spec.kind = hls::Kind::audio;
    EXPECT_EQ(recording.best_video(), 2U);
    recording.renditions[2].inits.clear();
    recording.renditions[0].inits.clear();
    EXPECT_FALSE(recording.best_video());
}

}  // namespace
}  // namespace paraninfo::archive
