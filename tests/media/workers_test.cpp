// The supervisor with the real paraninfo-media: a test feed comes up, survives its worker and its gateway.
#include "server/workers/run_file.hpp"
#include "server/workers/supervisor.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <map>
#include <stdlib.h>
#include <unistd.h>

namespace paraninfo::workers {
namespace {

using std::chrono::seconds;

struct Seen : Outlet {
    void publish(hls::SnapshotPtr snapshot) override { newest = std::move(snapshot); }
    void media_changed(const std::string&, const MediaState& state) override { media = state; }

    const hls::RenditionView* video() const { return newest ? newest->renditions.front().get() : nullptr; }
    std::uint64_t edge() const { return video() == nullptr ? 0 : video()->last_msn; }
    std::string playlist() const {
        return video() == nullptr || !video()->playlist ? std::string{} : *video()->playlist.plain;
    }

    hls::SnapshotPtr newest;
    MediaState media;
};

class WorkersTest : public testing::Test {
  protected:
    WorkersTest() {
        char name[] = "/tmp/paraninfo-workers-XXXXXX";
        folder_ = ::mkdtemp(name);
        plan_.run_dir = folder_ / "run";
        plan_.worker = std::filesystem::path{PARANINFO_BIN_DIR} / "paraninfo-media";
        media_link::Configure configure;
        configure.room = "auditorium";
        configure.feed = "main";
        configure.slate_text = "Auditorium";
        configure.renditions = {{media_link::Kind::video, "360p", 640, 360, 600},
                                {media_link::Kind::video, "180p", 320, 180, 200},
                                {media_link::Kind::audio, "audio", 0, 0, 96}};
        plan_.programmes = {configure};
        plan_.timings.adoption = seconds{5};  // the machine may be busy with other tests
    }
    ~WorkersTest() override {
        if (supervisor_) stop(true);
        std::filesystem::remove_all(folder_);
    }

    void start() {
        supervisor_ = std::make_unique<Supervisor>(context_, plan_, seen_, processes_);
        supervisor_->start();
    }
    void stop(bool stop_workers) {
        bool done = false;
        supervisor_->stop(stop_workers, [&done] { done = true; });
        until([&done] { return done; });
        supervisor_.reset();
        context_.poll();
    }
    template <typename Condition>
    bool until(Condition condition) {
        const auto limit = std::chrono::steady_clock::now() + seconds{30};
        while (!condition() && std::chrono::steady_clock::now() < limit) {
            context_.restart();
            context_.run_one_for(std::chrono::milliseconds{100});
        }
        return condition();
    }
    pid_t worker_pid() const {
        const auto file = load_run(plan_.run_dir / "programme-auditorium.json");
        return file ? file->run.process.pid : 0;
    }

    std::filesystem::path folder_;
    Plan plan_;
    boost::asio::io_context context_;
    LinuxProcesses processes_{context_};
    Seen seen_;
    std::unique_ptr<Supervisor> supervisor_;
};

TEST_F(WorkersTest, ATestFeedComesUp) {
    start();
    ASSERT_TRUE(until([this] { return !seen_.media.playlist.empty(); }));
    EXPECT_TRUE(supervisor_->ready());
    EXPECT_TRUE(until([this] { return seen_.media.picture == Picture::live; }));
}

TEST_F(WorkersTest, AKilledWorkersReturnIsOneDiscontinuity) {
    start();
    ASSERT_TRUE(until([this] { return !seen_.media.playlist.empty(); }));
    const std::string playlist = seen_.media.playlist;
    const std::uint64_t before = seen_.edge();
    ASSERT_EQ(::kill(worker_pid(), SIGKILL), 0);
    ASSERT_TRUE(until([&] { return seen_.edge() >= before + 2; }));
    EXPECT_EQ(seen_.media.playlist, playlist);
    const std::string text = seen_.playlist();
    const std::size_t first = text.find("#EXT-X-DISCONTINUITY\n");
    ASSERT_NE(first, std::string::npos);
    EXPECT_EQ(text.find("#EXT-X-DISCONTINUITY\n", first + 1), std::string::npos);
}

TEST_F(WorkersTest, ARestartOfTheGatewayCostsNoDiscontinuity) {
    start();
    ASSERT_TRUE(until([this] { return !seen_.media.playlist.empty(); }));
    const std::string playlist = seen_.media.playlist;
    const std::uint64_t before = seen_.edge();
    const pid_t worker = worker_pid();
    stop(false);
    seen_ = Seen{};
    start();
    ASSERT_TRUE(until([&] { return seen_.edge() >= before + 1; }));
    EXPECT_EQ(seen_.media.playlist, playlist);
    EXPECT_EQ(worker_pid(), worker);
    EXPECT_EQ(seen_.playlist().find("#EXT-X-DISCONTINUITY\n"), std::string::npos);
    EXPECT_EQ(supervisor_->status().front().adoptions, 1u);
}

TEST_F(WorkersTest, StoppedForGoodNoProcessIsLeft) {
    start();
    ASSERT_TRUE(until([this] { return !seen_.media.playlist.empty(); }));
    const pid_t worker = worker_pid();
    stop(true);
    EXPECT_NE(::kill(worker, 0), 0);
    EXPECT_FALSE(std::filesystem::exists(plan_.run_dir / "programme-auditorium.json"));
}

}  // namespace
}  // namespace paraninfo::workers
