#include "protocol/json/channel.hpp"

#include "protocol/json/journal_entry.hpp"

#include <gtest/gtest.h>

namespace paraninfo::json {
namespace {

TEST(Channel, AnErasedMessageHasNeitherTextNorName) {
    EXPECT_EQ(decode_entry("moderators.told", "", true), Change(ModeratorsTold{"", ""}));
}

TEST(Channel, WhatIsKeptComesBack) {
    const std::vector<ModeratorMessage> channel{{7, "Moderator", "Break at ten.", 9}};
    Writer writer;
    writer.open_object();
    write_channel(writer, &channel);
    const auto object = nlohmann::json::parse(writer.close_object().take());
    Members members(object);
    std::vector<ModeratorMessage> read;
    EXPECT_TRUE(read_kept_channel(members, read));
    EXPECT_EQ(read, channel);
    EXPECT_FALSE(members.problem());
}

TEST(Channel, OneFromBeforeThereWasAChannelIsEmpty) {
    const auto object = nlohmann::json::object();
    Members members(object);
    std::vector<ModeratorMessage> read;
    EXPECT_TRUE(read_kept_channel(members, read));
    EXPECT_TRUE(read.empty());
}

}  // namespace
}  // namespace paraninfo::json
