// The operator's socket of the running program.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace paraninfo {
namespace {

TEST(Admin, MetricsAndReadinessAreOnTheOwnersSocketAndNotOnThePublicPort) {
    test::RunningServer server;
    const std::string metrics = server.admin("/metrics");
    for (const char* name :
         {"paraninfo_loop_stall_max_ms ", "paraninfo_process_resident_bytes ", "paraninfo_commit_p99_ms ",
          "paraninfo_sessions{shard=\"1\"} ", "paraninfo_loop_stalls_total{thread=\"shard 1\"} 0",
          "paraninfo_loop_stalls_total{thread=\"rooms\"} 0"})
        EXPECT_NE(metrics.find(name), std::string::npos) << name;
    EXPECT_NE(server.admin("/readyz").find(R"("ready":true)"), std::string::npos);
    EXPECT_NE(server.admin("/other").find("404"), std::string::npos);
    struct stat info {};
    ASSERT_EQ(::stat(server.admin_socket().c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600U);
    test::Client client(server.port());
    EXPECT_EQ(client.get("/metrics").status, 404);
}

}  // namespace
}  // namespace paraninfo
