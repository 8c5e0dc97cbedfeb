#include "server/workers/confinement.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace paraninfo::workers {
namespace {

using Words = std::vector<std::string>;

// Whether `some` stand in `all`, one behind the other.
bool has(const Words& all, const Words& some) {
    return std::search(all.begin(), all.end(), some.begin(), some.end()) != all.end();
}

Words arguments(const Confinement& confinement) {
    return bubblewrap_arguments("/opt/bin/worker", confinement, 3, 4);
}

TEST(Confinement, AWorkerSeesItsSocketsAndCannotChangeThem) {
    Confinement confinement;
    confinement.run_dir = "/data/run/media";
    const Words all = arguments(confinement);
    EXPECT_TRUE(has(all, {"--ro-bind", "/data/run/media", "/data/run/media"}));
    EXPECT_TRUE(has(all, {"--unshare-net"}));
    EXPECT_TRUE(has(all, {"--unshare-pid"}));
    EXPECT_TRUE(has(all, {"--info-fd", "3", "--seccomp", "4"}));
    EXPECT_EQ(all.back(), "/opt/bin/worker");
    EXPECT_FALSE(has(all, {"/etc/resolv.conf"}));
    EXPECT_FALSE(has(all, {"/data"}));
}

TEST(Confinement, WhatItNeedsIsGivenAndNoMore) {
    Confinement confinement;
    confinement.run_dir = "/data/run/media";
    confinement.makes_sockets = confinement.network = true;
    confinement.readable = {"/films/loop.mp4"};
    confinement.writable = {"/data/run/media/gst-table"};
    confinement.devices = {"/dev/video0"};
    const Words all = arguments(confinement);
    EXPECT_TRUE(has(all, {"--bind", "/data/run/media", "/data/run/media"}));
    EXPECT_TRUE(has(all, {"--bind", "/data/run/media/gst-table", "/data/run/media/gst-table"}));
    EXPECT_TRUE(has(all, {"--ro-bind-try", "/films/loop.mp4", "/films/loop.mp4"}));
    EXPECT_TRUE(has(all, {"--dev-bind-try", "/dev/video0", "/dev/video0"}));
    EXPECT_TRUE(has(all, {"--ro-bind-try", "/etc/resolv.conf", "/etc/resolv.conf"}));
    EXPECT_FALSE(has(all, {"--unshare-net"}));
}

TEST(Confinement, TheEnvironmentStaysOutside) {
    ::setenv("PARANINFO_TEST_SECRET", "hush", 1);
    ::setenv("TZ", "America/Lima", 1);
    const Words all = arguments({});
    ::unsetenv("PARANINFO_TEST_SECRET");
    ::unsetenv("TZ");
    EXPECT_TRUE(has(all, {"--clearenv"}));
    EXPECT_FALSE(has(all, {"PARANINFO_TEST_SECRET"}));
    EXPECT_TRUE(has(all, {"--setenv", "TZ", "America/Lima"}));
}

}  // namespace
}  // namespace paraninfo::workers
