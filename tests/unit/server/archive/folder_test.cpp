#include "server/archive/folder.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/server/archive/tape.hpp"

#include <gtest/gtest.h>

namespace paraninfo::archive {
namespace {

TEST(Folder, FindsWhatHasAnIndexOfItsOwnName) {
    const paraninfo::test::TemporaryFolder scratch;
    for (const char* name : {"p1", "p2"}) {
        RecordingWriter tape{scratch.path() / "auditorium" / name, test::publication(name)};
        tape.write(test::inits(), 0);
    }
    std::filesystem::create_directories(scratch.path() / "auditorium" / "empty");
    std::filesystem::copy(scratch.path() / "auditorium" / "p1", scratch.path() / "auditorium" / "copied");
    EXPECT_EQ(recordings_of(scratch.path(), "auditorium").size(), 2U);
    EXPECT_EQ(recordings_in(scratch.path()).size(), 2U);
    EXPECT_TRUE(recordings_of(scratch.path(), "elsewhere").empty());
    EXPECT_TRUE(recordings_of(scratch.path(), "../auditorium").empty());
    EXPECT_EQ(recording_of(scratch.path(), "auditorium", "p2").value().publication, "p2");
    for (const char* name : {"p3", "copied", "empty", "", ".", "../auditorium/p1"})
        EXPECT_FALSE(recording_of(scratch.path(), "auditorium", name)) << name;
    EXPECT_FALSE(recording_of(scratch.path(), "../auditorium", "p1"));
}

}  // namespace
}  // namespace paraninfo::archive
