// The operator's socket of the running program.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>

namespace paraninfo {
namespace {

std::string ask_admin(const std::filesystem::path& path, const std::string& target) {
    const int admin = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof(address.sun_path) - 1);
    std::string answer;
    if (::connect(admin, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0) {
        const std::string request = "GET " + target + " HTTP/1.1\r\nHost: admin\r\n\r\n";
        if (::write(admin, request.data(), request.size()) < 0) return "";
        std::array<char, 4096> chunk{};
        ssize_t size = 0;
        while ((size = ::read(admin, chunk.data(), chunk.size())) > 0)
            answer.append(chunk.data(), static_cast<std::size_t>(size));
    }
    ::close(admin);
    return answer;
}

TEST(Admin, MetricsAndReadinessAreOnTheOwnersSocketAndNotOnThePublicPort) {
    test::RunningServer server;
    const auto path = server.folder().path() / "data" / "run" / "admin.sock";
    const std::string metrics = ask_admin(path, "/metrics");
    for (const char* name :
         {"paraninfo_loop_stall_max_ms ", "paraninfo_process_resident_bytes ", "paraninfo_commit_p99_ms ",
          "paraninfo_sessions{shard=\"1\"} ", "paraninfo_loop_stalls_total{thread=\"shard 1\"} 0",
          "paraninfo_loop_stalls_total{thread=\"rooms\"} 0"})
        EXPECT_NE(metrics.find(name), std::string::npos) << name;
    EXPECT_NE(ask_admin(path, "/readyz").find(R"("ready":true)"), std::string::npos);
    EXPECT_NE(ask_admin(path, "/other").find("404"), std::string::npos);
    struct stat info {};
    ASSERT_EQ(::stat(path.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600U);
    test::Client client(server.port());
    EXPECT_EQ(client.get("/metrics").status, 404);
}

}  // namespace
}  // namespace paraninfo
