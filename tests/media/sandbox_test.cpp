// What confines a worker, tried from within: an intruder is run in the worker's place, by the same supervisor
// and with the same settings.
#include "server/workers/sandbox.hpp"
#include "server/workers/supervisor.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace paraninfo::workers {
namespace {

struct Nobody : Outlet {
    void publish(hls::SnapshotPtr) override {}
    void publication_opened(const std::string&, const std::string&, const hls::TimeAnchor&) override {}
    void finished(const hls::PublicationSettings&, std::vector<hls::Finished>) override {}
    void media_changed(const std::string&, const MediaState&) override {}
};

class SandboxTest : public testing::Test {
  protected:
    SandboxTest() : sandbox_(find_sandbox(why_not_)) {
        std::filesystem::create_directories(data_ / "secrets");
        std::filesystem::create_directories(data_ / "run/media");
        std::ofstream(data_ / "journal.db") << "journal";
        std::ofstream(data_ / "secrets/link.key") << "key";
        listen_somewhere();
    }
    ~SandboxTest() override { ::close(listener_); }

    // One that would be reached by whoever may use the network.
    void listen_somewhere() {
        listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof where;
        ::bind(listener_, reinterpret_cast<const sockaddr*>(&where), size);
        ::listen(listener_, 8);
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&where), &size);
        std::ofstream(data_ / "run/media/port") << ntohs(where.sin_port);
    }

    Plan plan() const {
        config::Settings settings;
        settings.data_dir = data_.path();
        settings.media.worker = std::filesystem::path{PARANINFO_BIN_DIR} / "intruder";
        config::Room room;
        room.id = "auditorium";
        room.name = {{"es", "Auditorio"}};
        room.feed = "main";
        settings.rooms = {room};
        config::Feed feed;
        feed.id = "main";
        settings.feeds = {feed};
        return make_plan(settings, MasterKey{});
    }

    // What the intruder wrote.
    std::string tried(const Plan& plan, std::optional<Sandbox> sandbox) {
        Nobody nobody;
        LinuxProcesses processes(context_, std::move(sandbox));
        Supervisor supervisor(context_, plan, nobody, processes);
        supervisor.start();
        std::string text;
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (text.find("tried\n") == std::string::npos && std::chrono::steady_clock::now() < limit) {
            context_.restart();
            context_.run_one_for(std::chrono::milliseconds(50));
            std::ifstream file(plan.run_dir / "programme-auditorium.stderr");
            text.assign(std::istreambuf_iterator<char>(file), {});
        }
        return text;
    }

    test::TemporaryFolder data_;
    std::string why_not_;
    std::optional<Sandbox> sandbox_;
    boost::asio::io_context context_;
    int listener_ = -1;
};

TEST_F(SandboxTest, AWorkerThatWasTakenOverIsDeniedEverything) {
    if (!sandbox_) GTEST_SKIP() << why_not_;
    EXPECT_EQ(tried(plan(), sandbox_), "tried\n");
}

// Or the test above would prove nothing.
TEST_F(SandboxTest, WithoutASandboxItCouldDoAllOfIt) {
    const std::string text = tried(plan(), std::nullopt);
    for (const char* deed :
         {"could read the journal\n", "could read a key\n", "could read the table of users\n",
          "could write beside the sockets\n", "could start a shell\n", "could reach the network\n",
          "could see other processes\n"})
        EXPECT_NE(text.find(deed), std::string::npos) << deed << text;
}

}  // namespace
}  // namespace paraninfo::workers
