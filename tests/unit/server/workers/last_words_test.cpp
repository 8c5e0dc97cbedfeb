#include "server/workers/last_words.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

using namespace paraninfo;
using paraninfo::workers::last_words;

namespace {

struct LastWords : ::testing::Test {
    paraninfo::test::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "programme.stderr";

    std::string said_after(const std::string& text) {
        std::ofstream(file, std::ios::binary) << text;
        return last_words(file);
    }
};

}  // namespace

TEST_F(LastWords, AreWhyAWorkerEndedItself) {
    EXPECT_EQ(said_after("warning: something\nprogramme ends (3): an encoder stands still\n"),
              "programme ends (3): an encoder stands still");
    EXPECT_EQ(said_after("programme ends (3): cut sho"), "programme ends (3): cut sho");
}

TEST_F(LastWords, WhatALibrarySaysIsNotForTheLog) {
    EXPECT_EQ(said_after("cannot open rtsp://user:secret@camera\n"), "");
    EXPECT_EQ(said_after("rtsp://user:secret@programme ends (3): no\n"), "");
}

TEST_F(LastWords, OfAFileThatIsLongOrMissingOrOfNoise) {
    EXPECT_EQ(last_words(folder.path() / "nothing"), "");
    EXPECT_EQ(said_after(""), "");
    EXPECT_EQ(said_after(std::string(1 << 20, 'x') + "\nprogramme ends (1): why\nand more\n"),
              "programme ends (1): why");
    EXPECT_EQ(said_after("programme ends (1): a\x1b[31mred\xff\r\n"), "programme ends (1): a[31mred");
    EXPECT_EQ(said_after("programme ends (1): " + std::string(4000, 'x')), "");
    EXPECT_EQ(said_after("programme ends (1): " + std::string(1000, 'x')).size(), 200U);
}
