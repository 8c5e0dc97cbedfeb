#include "server/archive/media_files.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/server/archive/tape.hpp"

#include <gtest/gtest.h>

namespace paraninfo::archive {
namespace {

class MediaFilesTest : public testing::Test {
  protected:
    MediaFilesTest() {
        RecordingWriter tape{folder_, test::publication()};
        tape.write(test::inits(), 0);
        tape.write(test::segments(1, 3), 0);
        recording_ = tape.recording();
    }
    std::optional<MediaFiles::Found> find(const std::string& file) const {
        return MediaFiles::find(recording_, *hls::parse_address("/hls/auditorium/p1/" + file));
    }

    paraninfo::test::TemporaryFolder scratch_;
    const std::filesystem::path folder_ = scratch_.path() / "auditorium" / "p1";
    Recording recording_;
};

TEST_F(MediaFilesTest, AnswersWithAllThatACacheNeeds) {
    const MediaFiles files{folder_, recording_, "X-Common: 1\r\n"};
    const std::string answer = *files.answer(*find("audio/2.m4s"));
    EXPECT_TRUE(
        answer.starts_with("HTTP/1.1 200 OK\r\nContent-Type: audio/mp4\r\nContent-Length: 41\r\n"
                           "Cache-Control: private, max-age=120, immutable\r\nETag: \"2-"));
    EXPECT_NE(answer.find("X-Common: 1\r\n"), std::string::npos);
    EXPECT_TRUE(answer.ends_with("\r\n\r\n" + test::body_of(1, 2)));
    EXPECT_TRUE(files.answer(*find("720p/init-0.mp4"))->ends_with("\r\n\r\ninit"));
}

TEST_F(MediaFilesTest, FindsNothingElse) {
    for (const char* file :
         {"720p/4.m4s", "1080p/1.m4s", "720p/init-1.mp4", "720p/1.0.m4s", "720p/live.m3u8"})
        EXPECT_FALSE(find(file)) << file;
}

TEST_F(MediaFilesTest, BytesThatAreNotThoseThatWereWrittenAreAFault) {
    const MediaFiles files{folder_, recording_, ""};
    File::writable(folder_ / "720p.cmf").write(recording_.renditions[0].segments[1].media.at, "other");
    EXPECT_THROW(files.answer(*find("720p/2.m4s")), std::system_error);
    EXPECT_NO_THROW(files.answer(*find("720p/3.m4s")));
}

}  // namespace
}  // namespace paraninfo::archive
