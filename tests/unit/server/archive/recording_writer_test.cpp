#include "server/archive/recording_writer.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/server/archive/tape.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <sys/resource.h>
#include <system_error>

namespace paraninfo::archive {
namespace {

using paraninfo::test::TemporaryFolder;
using std::filesystem::perms;

class RecordingWriterTest : public testing::Test {
  protected:
    std::filesystem::path folder() const { return scratch_.path() / "auditorium" / "p1"; }
    RecordingWriter writer() const { return {folder(), test::publication()}; }
    std::string media(const std::string& rendition) const {
        return test::contents(folder() / media_name(rendition));
    }

    TemporaryFolder scratch_;
};

TEST_F(RecordingWriterTest, WritesMediaOneAfterTheOtherAndTheIndexSaysWhere) {
    auto tape = writer();
    tape.write(test::inits(), 0);
    tape.write(test::segments(1, 3), 0);
    const Recording read = test::recorded_in(folder());
    for (std::size_t rendition = 0; rendition < 2; ++rendition) {
        const auto& kept = read.renditions[rendition];
        const std::string file = media(kept.spec.name);
        ASSERT_EQ(kept.segments.size(), 3U);
        for (const auto& one : kept.segments)
            EXPECT_EQ(file.substr(one.media.at, one.media.bytes), test::body_of(rendition, one.msn));
        EXPECT_EQ(file.size(), kept.bytes);
    }
}

TEST_F(RecordingWriterTest, ThumbnailsHaveAFileAndLinesOfTheirOwn) {
    auto tape = writer();
    const std::vector first{test::thumbnail(0), test::thumbnail(4000)};
    const std::vector repeated{test::thumbnail(4000), test::thumbnail(3000), test::thumbnail(8000)};
    tape.write(test::inits(), 0);
    tape.write(first, 0);
    tape.write(repeated, 0);
    const Recording read = test::recorded_in(folder());
    const std::string file = test::contents(folder() / thumbnails_name);
    ASSERT_EQ(read.thumbnails.size(), 3U) << "what comes again is left out";
    for (const auto& one : read.thumbnails)
        EXPECT_EQ(file.substr(one.media.at, one.media.bytes), "jpeg of " + std::to_string(one.programme_ms));
    EXPECT_EQ(read.thumbnails_bytes, file.size());
    EXPECT_EQ(read.bytes(), 8 + file.size()) << "the quota counts them";
    EXPECT_EQ(read.find_thumbnail(8000), &read.thumbnails[2]);
    EXPECT_EQ(read.find_thumbnail(8001), nullptr);
}

TEST_F(RecordingWriterTest, AThumbnailWithoutItsLineIsCutOffAndTheFileGoesOn) {
    const std::vector first{test::thumbnail(0)};
    const std::vector second{test::thumbnail(4000)};
    writer().write(first, 0);
    std::ofstream{folder() / thumbnails_name, std::ios::app | std::ios::binary} << "half a jpe";
    writer().write(second, 0);
    EXPECT_EQ(test::contents(folder() / thumbnails_name), "jpeg of 0jpeg of 4000");
    EXPECT_EQ(test::recorded_in(folder()).thumbnails[1].media.at, 9U);
}

TEST_F(RecordingWriterTest, FilesAreForTheirOwnerAlone) {
    writer().write(test::inits(), 0);
    for (const char* name : {"index", "720p.cmf", "audio.cmf", "thumbnails.jpgs"})
        EXPECT_EQ(std::filesystem::status(folder() / name).permissions(),
                  perms::owner_read | perms::owner_write)
            << name;
    EXPECT_EQ(std::filesystem::status(folder()).permissions(), perms::owner_all);
}

TEST_F(RecordingWriterTest, AnotherProcessGoesOnAndWhatIsThereIsLeftOut) {
    {
        auto tape = writer();
        tape.write(test::inits(), 0);
        tape.write(test::segments(1, 3), 0);
    }
    auto tape = writer();
    tape.write(test::inits(), 0);
    tape.write(test::segments(2, 5), 0);
    const Recording read = test::recorded_in(folder());
    EXPECT_EQ(read.renditions[0].segments.size(), 5U);
    EXPECT_EQ(read.renditions[0].inits.size(), 1U);
    EXPECT_EQ(media("720p").size(), read.renditions[0].bytes);
}

TEST_F(RecordingWriterTest, WhatACrashLeftHalfWrittenIsCutOff) {
    {
        auto tape = writer();
        tape.write(test::inits(), 0);
        tape.write(test::segments(1, 2), 0);
    }
    std::ofstream{folder() / "720p.cmf", std::ios::app} << "half a segm";
    std::ofstream{folder() / "index", std::ios::app} << "00000000 {\"k\":\"segm";
    auto tape = writer();
    tape.write(test::segments(3, 3), 0);
    const Recording read = test::recorded_in(folder());
    ASSERT_EQ(read.renditions[0].segments.size(), 3U);
    const auto& last = read.renditions[0].segments.back().media;
    EXPECT_EQ(media("720p").substr(last.at, last.bytes), test::body_of(0, 3));
}

TEST_F(RecordingWriterTest, ADiskThatIsFullTakesNothingByHalves) {
    auto tape = writer();
    tape.write(test::inits(), 0);
    tape.write(test::segments(1, 2), 0);
    const std::string index = test::contents(folder() / "index");
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_IGN);
    // Above the audio's file and below the video's next segment.
    const rlimit tight{media("720p").size() + 100, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &tight);
    EXPECT_THROW(tape.write(test::segments(3, 3), 0), std::system_error);
    ::setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_EQ(test::contents(folder() / "index"), index);
    tape.write(test::segments(4, 4), 0);
    const Recording read = test::recorded_in(folder());
    ASSERT_EQ(read.renditions[0].segments.size(), 3U);
    EXPECT_EQ(read.renditions[0].segments.back().msn, 4U);
    const auto& last = read.renditions[0].segments.back().media;
    EXPECT_EQ(media("720p").substr(last.at, last.bytes), test::body_of(0, 4));
}

TEST_F(RecordingWriterTest, TheEndIsWrittenOnce) {
    auto tape = writer();
    const std::vector<hls::Finished> end{hls::FinishedBroadcast{}};
    tape.write(end, 7);
    tape.write(end, 8);
    EXPECT_EQ(test::recorded_in(folder()).ended_ms, 7);
}

TEST_F(RecordingWriterTest, AnotherPublicationsFolderIsRefused) {
    writer().write(test::inits(), 0);
    EXPECT_THROW(RecordingWriter(folder(), test::publication("p2")), std::invalid_argument);
}

}  // namespace
}  // namespace paraninfo::archive
