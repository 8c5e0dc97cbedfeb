#include "server/app/whip_keys.hpp"

#include "server/workers/digest.hpp"
#include "tests/unit/server/app/people_of_room.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace paraninfo::app {
namespace {

const PersonId owner{"ana"};

class Keys : public testing::Test {
  protected:
    std::filesystem::path file() const { return folder.path() / "whip-keys.json"; }
    std::string text() const {
        std::ifstream in(file());
        return {std::istreambuf_iterator<char>(in), {}};
    }
    test::TemporaryFolder folder;
};

TEST_F(Keys, AKeyIsItsOwnersInItsRoomAlone) {
    WhipKeys keys(file());
    const auto key = keys.make(room, owner);
    ASSERT_TRUE(key);
    EXPECT_EQ(key->size(), whip_key_bytes);
    EXPECT_EQ(keys.find(room, *key), owner);
    EXPECT_EQ(keys.find(RoomId{"library"}, *key), std::nullopt);
    EXPECT_EQ(keys.find(room, ""), std::nullopt);
    EXPECT_EQ(keys.find(room, std::string(whip_key_bytes, 'a')), std::nullopt);
}

TEST_F(Keys, ANewOneTakesThePlaceOfTheOneBefore) {
    WhipKeys keys(file());
    const auto first = keys.make(room, owner);
    const auto second = keys.make(room, owner);
    EXPECT_EQ(keys.find(room, *first), std::nullopt);
    EXPECT_EQ(keys.find(room, *second), owner);
}

TEST_F(Keys, ThePresentOneOfAPersonIsKnownByItsDigest) {
    WhipKeys keys(file());
    EXPECT_EQ(keys.digest_of(room, owner), std::nullopt);
    keys.make(room, PersonId{"bea"});
    for (int made = 0; made < 2; ++made) {
        const auto key = keys.make(room, owner);
        EXPECT_EQ(keys.digest_of(room, owner), workers::digest(*key));
    }
    EXPECT_EQ(keys.digest_of(RoomId{"library"}, owner), std::nullopt);
}

TEST_F(Keys, OutliveARestartAndAreNotInTheFile) {
    const auto key = WhipKeys(file()).make(room, owner);
    EXPECT_EQ(WhipKeys(file()).find(room, *key), owner);
    EXPECT_EQ(text().find(*key), std::string::npos);
    EXPECT_EQ(std::filesystem::status(file()).permissions(), std::filesystem::perms{0600});
}

TEST_F(Keys, AreSoManyAtMost) {
    std::ofstream(file()) << [] {
        std::string all = "{";
        for (std::size_t i = 0; i < whip_keys_max; ++i)
            all += (i == 0 ? "\"" : ",\"") + std::to_string(i) + R"(":["auditorium",")" + std::to_string(i) +
                   "\"]";
        return all + "}";
    }();
    WhipKeys keys(file());
    EXPECT_EQ(keys.make(room, owner), std::nullopt);
    EXPECT_TRUE(keys.make(room, PersonId{"7"})) << "in place of the one before";
}

TEST_F(Keys, AFileThatIsNoneIsNamed) {
    std::ofstream(file()) << "[]x";
    EXPECT_THROW(WhipKeys{file()}, std::runtime_error);
}

}  // namespace
}  // namespace paraninfo::app
