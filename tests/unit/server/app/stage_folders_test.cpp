#include "server/app/stage_folders.hpp"

#include "protocol/media_link/file_endings.hpp"
#include "protocol/media_link/stage.hpp"
#include "server/live/source_names.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace paraninfo::app {
namespace {

namespace fs = std::filesystem;

struct StageFoldersTest : testing::Test {
    fs::path place(const std::string& name) const {
        std::ofstream{clips / name} << "x";
        return clips / name;
    }
    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const RoomFile& one : files_in(clips)) all.push_back(one.name);
        return all;
    }

    paraninfo::test::TemporaryFolder folder;
    const fs::path clips = folder / ".";
};

TEST_F(StageFoldersTest, FilesHaveTheirOwnNamesAsSourcesAndForPeople) {
    place("presentación.mp4");
    const auto files = files_in(clips);
    ASSERT_EQ(files.size(), 1u);
    EXPECT_EQ(files[0], (RoomFile{live::file_of("presentación.mp4"), "presentación.mp4", "presentación"}));
}

TEST_F(StageFoldersTest, WhatCannotBePlayedOrLiesElsewhereIsLeftOut) {
    place("notes.txt");
    place(".half.mp4");
    place("a.ts");
    fs::create_directory(clips / "more.mp4");
    fs::create_symlink("/etc/passwd", clips / "link.mp4");
    EXPECT_EQ(names(), std::vector<std::string>{"a.ts"});
}

TEST_F(StageFoldersTest, WhateverAWorkerOpensIsTaken) {
    for (const auto& [ending, container] : media_link::file_endings) place("film" + std::string(ending));
    EXPECT_EQ(names().size(), media_link::file_endings.size());
}

TEST_F(StageFoldersTest, TheFirstTwelveByTheirNamesAreTaken) {
    for (char letter = static_cast<char>('a' + media_link::files_max); letter >= 'a'; --letter)
        place(std::string(1, letter) + ".mkv");
    const auto all = names();
    ASSERT_EQ(all.size(), media_link::files_max);
    EXPECT_EQ(all.front(), "a.mkv");
    EXPECT_EQ(all.back(), "l.mkv");
}

TEST_F(StageFoldersTest, AFolderThatIsGoneHasNone) {
    EXPECT_TRUE(files_in(clips / "nothing").empty());
}

}  // namespace
}  // namespace paraninfo::app
