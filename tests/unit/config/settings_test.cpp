#include "config/settings.hpp"

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

TEST(Settings, ThePublicAddressNamesThePortUnlessItIsTheUsualOne) {
    Settings settings;
    EXPECT_EQ(public_url(settings), "https://localhost:8443");
    settings.listen.port = 443;
    EXPECT_EQ(public_url(settings), "https://localhost");
}

TEST(Settings, ThePublicAddressIsAlwaysAnAllowedOriginAndOnlyOnce) {
    Settings settings;
    settings.origins = {"https://event.example", "https://localhost:8443"};
    EXPECT_EQ(allowed_origins(settings),
              (std::vector<std::string>{"https://localhost:8443", "https://event.example"}));
}

}  // namespace
}  // namespace paraninfo::config
