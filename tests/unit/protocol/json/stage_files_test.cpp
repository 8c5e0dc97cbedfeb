#include "protocol/json/stage_files.hpp"

#include <gtest/gtest.h>

#include <string>

namespace paraninfo::json {
namespace {

using Value = nlohmann::json;

const Value whole{{"source", "file-0123456789abcdef0123"},
                  {"plays", true},
                  {"loop", false},
                  {"on_take", true},
                  {"rewind", true}};

std::optional<std::string> wrong_file(const Value& params) {
    Members members(params);
    read_set_file(members);
    return members.problem();
}

TEST(StageFileJson, ACommandSaysAllOfHowAFileIsPlayed) {
    EXPECT_EQ(wrong_file(whole), std::nullopt);
    for (const char* member : {"source", "plays", "loop", "on_take", "rewind"}) {
        Value less = whole;
        less.erase(member);
        EXPECT_EQ(wrong_file(less), member);
    }
    Value more = whole;
    more["begun"] = 7;
    EXPECT_EQ(wrong_file(more), "begun") << "the room says which";
    Members members(whole);
    EXPECT_EQ(read_set_file(members), (SetFile{{"file-0123456789abcdef0123", true, false, true}, true}));
}

TEST(StageFileJson, OnlyAFileIsPlayed) {
    for (const char* source : {"floor", "cam-0123456789abcdef0123", "file-1", "film.mp4"}) {
        Value other = whole;
        other["source"] = source;
        EXPECT_EQ(wrong_file(other), "source") << source;
    }
}

TEST(StageFileJson, MoreThanAreRememberedAreNotRead) {
    const auto fits = [](std::size_t count) {
        Writer to;
        to.open_object();
        write_stage_files(to,
                          std::vector<StageFile>(count, {"file-0123456789abcdef0123", true, true, true, 5}));
        to.close_object();
        const Value written = Value::parse(to.take());
        Members members(written);
        std::vector<StageFile> read;
        return read_kept_files(members, read);
    };
    EXPECT_TRUE(fits(files_kept_max));
    EXPECT_FALSE(fits(files_kept_max + 1));
}

}  // namespace
}  // namespace paraninfo::json
