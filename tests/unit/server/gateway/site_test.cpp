#include "server/gateway/site.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

Site site() {
    config::Settings settings;
    settings.public_host = "event.example";
    settings.origins = {"https://other.example"};
    return Site::from(settings, 8443);
}

TEST(Site, OnlyTheExactOriginIsAllowed) {
    const Site one = site();
    EXPECT_TRUE(one.allows_origin("https://event.example:8443"));
    EXPECT_TRUE(one.allows_origin("https://other.example"));
    for (const std::string origin : {"",
                                     "null",
                                     "http://event.example:8443",
                                     "https://event.example",
                                     "https://event.example:8444",
                                     "https://event.example:8443/",
                                     "https://event.example:8443.evil",
                                     "https://evil-event.example:8443",
                                     "https://event.example.evil:8443",
                                     "HTTPS://EVENT.EXAMPLE:8443",
                                     "https://event.example:8443 ",
                                     "https://a@event.example:8443",
                                     "event.example:8443",
                                     "wss://event.example:8443",
                                     "https://",
                                     "https://event.example:08443",
                                     "https://xn--vent-epa.example:8443",
                                     "file://",
                                     "https://localhost:8443",
                                     "https://127.0.0.1:8443",
                                     "https://event.example:8443, https://evil",
                                     "https://*",
                                     "*"})
        EXPECT_FALSE(one.allows_origin(origin)) << origin;
}

TEST(Site, BehindAProxyOriginAndLinksHaveItsPort) {
    config::Settings settings;
    settings.public_host = "event.example";
    settings.public_port = 443;
    const Site one = Site::from(settings, 8443);
    EXPECT_TRUE(one.allows_origin("https://event.example"));
    EXPECT_FALSE(one.allows_origin("https://event.example:8443"));
    EXPECT_TRUE(one.allows_host("event.example"));
    EXPECT_EQ(one.browser_host, "event.example");
}

TEST(Site, HostsOfTheOriginsAndOfTheMachineAreServedInAnyCase) {
    const Site one = site();
    EXPECT_TRUE(one.allows_host("Event.Example:8443"));
    EXPECT_TRUE(one.allows_host("event.example"));
    EXPECT_TRUE(one.allows_host("other.example"));
    EXPECT_TRUE(one.allows_host("127.0.0.1:8443"));
    EXPECT_FALSE(one.allows_host("evil.example"));
    EXPECT_FALSE(one.allows_host("event.example:1"));
}

}  // namespace
}  // namespace paraninfo::gateway
