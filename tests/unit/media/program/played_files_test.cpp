#include "media/program/played_files.hpp"

#include "media/program/clock.hpp"
#include "protocol/media_link/source_names.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::chrono_literals;
using State = media_link::FileState::State;

namespace {

struct PlayedFilesTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    std::size_t refused(const PlayedFiles& files) const {
        const auto states = files.states();
        return static_cast<std::size_t>(
            std::ranges::count(states, State::refused, &media_link::FileState::state));
    }
    std::vector<std::string> said;
    const Say say = [this](const std::string& text) { said.push_back(text); };
    const FeedPlace place{monotonic_now(), 33ms, {640, 360}};
};

}  // namespace

TEST_F(PlayedFilesTest, AreThoseOfTheMixByTheirSources) {
    PlayedFiles files("/nonexistent", place, say);
    files.mix({{"file-1", "a.mp4"}, {"file-2", "b.mkv"}});
    ASSERT_EQ(files.states().size(), 2U);
    EXPECT_EQ(files.states()[0].source, "file-1");
    EXPECT_EQ(files.pictures(place.origin).size(), 2U);
    files.mix({{"file-2", "b.mkv"}});
    ASSERT_EQ(files.states().size(), 1U);
    EXPECT_EQ(files.states()[0].source, "file-2");
    std::vector<std::int16_t> sound(3200, 7);
    files.sound_of("file-1", 0, sound);
    EXPECT_EQ(std::count(sound.begin(), sound.end(), 0), 3200);
}

TEST_F(PlayedFilesTest, EachIsOpenedInItsTurnAndNamedWhereItCannotBe) {
    PlayedFiles files("/nonexistent", place, say);
    files.mix({{"file-1", "a.mp4"}, {"file-2", "b.mkv"}});
    files.tend(monotonic_now());
    EXPECT_LE(refused(files), 1U);
    for (int i = 0; i < 5; ++i) files.tend(monotonic_now());
    EXPECT_EQ(refused(files), 2U);
    ASSERT_EQ(said.size(), 2U);
    EXPECT_TRUE(said[0].starts_with("a.mp4: ")) << said[0];
}

TEST_F(PlayedFilesTest, WithoutAFolderThereAreNone) {
    PlayedFiles files("", place, say);
    files.mix({{"file-1", "a.mp4"}});
    EXPECT_TRUE(files.states().empty());
    EXPECT_TRUE(media_link::is_file("file-1"));
    EXPECT_FALSE(media_link::is_file("floor"));
}
