#include "server/gateway/ice_servers.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace paraninfo::gateway {
namespace {

constexpr std::int64_t now_ms = 1'790'000'000'000;

class Ice : public testing::Test {
  protected:
    Ice() {
        std::ofstream(folder / "secret") << "north\nsouth\n";
        ice.stun = "stun://stun.example:3478";
        ice.turn = {"turn:turn.example:3478", "turns:turn.example:5349?transport=tcp"};
        ice.secret_file = folder / "secret";
        ice.minutes = 60;
    }
    paraninfo::test::TemporaryFolder folder;
    config::Ice ice;
};

TEST_F(Ice, CredentialsAreTheExpiryAndItsHmac) {
    const auto servers = IceServers(ice).servers(PersonId{"Pan3listPan3list"}, now_ms);
    ASSERT_EQ(servers.size(), 3u);
    EXPECT_EQ(servers[0], (IceServer{"stun:stun.example:3478", "", ""}));
    // printf %s NAME | openssl dgst -sha1 -hmac north -binary | base64
    EXPECT_EQ(servers[1].username, "1790003600:886d1e45a578e55a76a8");
    EXPECT_EQ(servers[1].credential, "uwksv1loFXGpI8FLDEboZCl6NQE=");
    EXPECT_EQ(servers[2].url, "turns:turn.example:5349?transport=tcp");
    EXPECT_EQ(servers[2].credential, servers[1].credential);
}

TEST_F(Ice, AnotherSecretMakesOtherCredentials) {
    const auto before = IceServers(ice).servers(PersonId{"p"}, now_ms);
    std::ofstream(folder / "secret") << "west";
    EXPECT_NE(IceServers(ice).servers(PersonId{"p"}, now_ms)[1].credential, before[1].credential);
}

TEST_F(Ice, AreWhatABrowserTakes) {
    const auto json = nlohmann::json::parse(IceServers(ice).json(PersonId{"p"}, now_ms));
    EXPECT_EQ(json["until"], now_ms + 3'600'000);
    EXPECT_EQ(json["iceServers"][0], (nlohmann::json{{"urls", {"stun:stun.example:3478"}}}));
    EXPECT_TRUE(json["iceServers"][1]["credential"].is_string());
    EXPECT_EQ(json.dump().find("north"), std::string::npos);
    EXPECT_EQ(nlohmann::json::parse(IceServers(config::Ice{}).json(PersonId{"p"}, now_ms))["iceServers"],
              nlohmann::json::array());
}

TEST_F(Ice, AreWhatAWhipClientTakes) {
    const auto links = IceServers(ice).links(PersonId{"Pan3listPan3list"}, now_ms);
    ASSERT_EQ(links.size(), 3u);
    EXPECT_EQ(links[0], R"(<stun:stun.example:3478>; rel="ice-server")");
    EXPECT_EQ(links[2],
              R"(<turns:turn.example:5349?transport=tcp>; rel="ice-server"; )"
              R"(username="1790003600:886d1e45a578e55a76a8"; credential="uwksv1loFXGpI8FLDEboZCl6NQE="; )"
              R"(credential-type="password")");
    EXPECT_TRUE(IceServers(config::Ice{}).links(PersonId{"p"}, now_ms).empty());
}

TEST_F(Ice, WithoutASecretThereAreNoTurnServers) {
    std::ofstream(folder / "secret", std::ios::trunc) << "";
    EXPECT_THROW(IceServers{ice}, std::runtime_error);
    ice.turn.clear();
    EXPECT_EQ(IceServers(ice).servers(PersonId{"p"}, now_ms).size(), 1u);
}

}  // namespace
}  // namespace paraninfo::gateway
