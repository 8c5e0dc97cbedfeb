// The supervisor with the real paraninfo-media: a test feed comes up, survives its worker and its gateway.
#include "server/workers/run_file.hpp"
#include "server/workers/supervisor.hpp"
#include "tests/media/support/encoder.hpp"
#include "tests/media/support/seen.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <netinet/in.h>
#include <sstream>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

namespace paraninfo::workers {
namespace {

using std::chrono::seconds;

using test::Seen;

class WorkersTest : public testing::Test {
  protected:
    WorkersTest() {
        char name[] = "/tmp/paraninfo-workers-XXXXXX";
        folder_ = ::mkdtemp(name);
        plan_.run_dir = folder_ / "run";
        plan_.worker = std::filesystem::path{PARANINFO_BIN_DIR} / "paraninfo-media";
        media_link::Configure configure;
        configure.room = "auditorium";
        configure.source.feed = "main";
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
    // Whatever a test does to the workers, no playlist served meanwhile may break a rule.
    void TearDown() override {
        EXPECT_GT(seen_.linted.playlists(), 0U);
        for (const auto& finding : seen_.linted.findings()) {
            ADD_FAILURE() << "rule " << finding.rule << ": " << finding.url << ": " << finding.what;
        }
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
    pid_t pid_of(const std::string& worker) const {
        const auto file = load_run(plan_.run_dir / (worker + ".json"));
        return file ? file->run.process.pid : 0;
    }
    pid_t worker_pid() const { return pid_of("programme-auditorium"); }

    // The room's feed comes by SRT from now on.
    void feed_by_srt() {
        plan_.programmes.front().source.kind = media_link::Source::Kind::published;
        media_link::Feeds feeds;
        feeds.address = "127.0.0.1";
        feeds.port = free_udp_port();
        feeds.feeds = {{"main", "main", "correct-horse-battery"}};
        plan_.ingest = feeds;
    }
    std::unique_ptr<test::Encoder> publish(const std::string& feed = "main") const {
        return std::make_unique<test::Encoder>("srt://127.0.0.1:" + std::to_string(plan_.ingest->port) +
                                               "?streamid=" + feed + "&passphrase=correct-horse-battery");
    }
    // As an encoder does that tries again: refused while its predecessor is not yet silent for long enough.
    std::unique_ptr<test::Encoder> publish_until_live() {
        for (int attempt = 0; attempt < 5; ++attempt) {
            auto encoder = publish();
            const auto limit = std::chrono::steady_clock::now() + seconds{5};
            until([&] {
                return seen_.media.picture == Picture::live || std::chrono::steady_clock::now() > limit;
            });
            if (seen_.media.picture == Picture::live) return encoder;
        }
        return nullptr;
    }
    bool until_picture(Picture picture) {
        return until([this, picture] { return seen_.media.picture == picture; });
    }
    static std::uint16_t free_udp_port() {
        const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof where;
        ::bind(socket, reinterpret_cast<const sockaddr*>(&where), size);
        ::getsockname(socket, reinterpret_cast<sockaddr*>(&where), &size);
        ::close(socket);
        return ntohs(where.sin_port);
    }

    std::filesystem::path folder_;
    Plan plan_;
    boost::asio::io_context context_;
    std::string why_not_;
    LinuxProcesses processes_{context_, find_sandbox(why_not_)};
    Seen seen_;
    std::unique_ptr<Supervisor> supervisor_;
};

TEST_F(WorkersTest, ATestFeedComesUp) {
    start();
    ASSERT_TRUE(until([this] { return !seen_.media.playlist.empty(); }));
    EXPECT_TRUE(until([this] { return seen_.media.picture == Picture::live; }));
}

// stderr is a file too, and a stream with faults makes libraries write to it as long as it comes.
TEST_F(WorkersTest, AWorkerWritesNoLargeFileAndIsNotEndedForTrying) {
    start();
    ASSERT_TRUE(until([this] { return !seen_.media.playlist.empty(); }));
    const std::filesystem::path process = "/proc/" + std::to_string(worker_pid());
    const auto line = [&](const char* file, const std::string& name) {
        std::ifstream in{process / file};
        for (std::string read; std::getline(in, read);)
            if (read.starts_with(name)) return read.substr(name.size());
        return std::string{};
    };
    std::uint64_t soft = 0, hard = 0;
    std::istringstream{line("limits", "Max file size")} >> soft >> hard;
    EXPECT_EQ(soft, std::uint64_t{16} << 20);
    EXPECT_EQ(hard, soft);
    const auto ignored = std::stoull("0" + line("status", "SigIgn:\t"), nullptr, 16);
    EXPECT_NE(ignored & (1ULL << (SIGXFSZ - 1)), 0U);
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

TEST_F(WorkersTest, AnEncodersPictureComesAndGoesWithNoBreakOfThePlaylist) {
    feed_by_srt();
    start();
    ASSERT_TRUE(until_picture(Picture::slate));
    auto encoder = publish();
    ASSERT_TRUE(until_picture(Picture::live));
    encoder->freeze();
    ASSERT_TRUE(until_picture(Picture::slate));
    encoder = publish_until_live();
    ASSERT_TRUE(encoder);
    EXPECT_EQ(seen_.playlist().find("#EXT-X-DISCONTINUITY\n"), std::string::npos);
}

TEST_F(WorkersTest, ABackupTakesOverAndGivesBackWithNoBreakOfThePlaylist) {
    feed_by_srt();
    media_link::Configure& room = plan_.programmes.front();
    room.backup = room.source;
    room.backup->feed = "spare";
    room.failover.return_after = std::chrono::milliseconds{2000};
    plan_.ingest->feeds.push_back({"spare", "spare", "correct-horse-battery"});
    start();
    auto main = publish();
    ASSERT_TRUE(until([this] { return seen_.media.picture == Picture::live && !seen_.media.from_backup; }));
    const auto spare = publish("spare");
    const std::uint64_t before = seen_.edge();
    ASSERT_TRUE(until([&] { return seen_.edge() >= before + 2; }));
    main.reset();
    ASSERT_TRUE(until([this] { return seen_.media.from_backup; }));
    EXPECT_EQ(seen_.media.picture, Picture::live);
    for (int attempt = 0; attempt < 5 && seen_.media.from_backup; ++attempt) {
        main = publish();
        const std::uint64_t then = seen_.edge();
        until([&] { return !seen_.media.from_backup || seen_.edge() >= then + 4; });
    }
    EXPECT_FALSE(seen_.media.from_backup);
    EXPECT_EQ(seen_.playlist().find("#EXT-X-DISCONTINUITY\n"), std::string::npos);
}

TEST_F(WorkersTest, AKilledIngestIsBackAndTheProgrammeNeverStopped) {
    feed_by_srt();
    start();
    auto encoder = publish();
    ASSERT_TRUE(until_picture(Picture::live));
    const pid_t programme = worker_pid();
    ASSERT_EQ(::kill(pid_of("ingest"), SIGKILL), 0);
    ASSERT_TRUE(until_picture(Picture::slate));
    encoder = publish_until_live();
    EXPECT_TRUE(encoder);
    EXPECT_EQ(worker_pid(), programme);
    EXPECT_EQ(supervisor_->status().front().starts, 2U);
}

TEST_F(WorkersTest, AKilledProgrammeFindsItsPublisherAgain) {
    feed_by_srt();
    start();
    const auto encoder = publish();
    ASSERT_TRUE(until_picture(Picture::live));
    const std::uint64_t before = seen_.edge();
    ASSERT_EQ(::kill(worker_pid(), SIGKILL), 0);
    ASSERT_TRUE(until([&] { return seen_.edge() >= before + 3; }));
    EXPECT_TRUE(until_picture(Picture::live));
}

TEST_F(WorkersTest, TheEncoderDoesNotNoticeARestartOfTheGateway) {
    feed_by_srt();
    start();
    const auto encoder = publish();
    ASSERT_TRUE(until_picture(Picture::live));
    const pid_t ingest = pid_of("ingest");
    stop(false);
    seen_ = Seen{};
    start();
    EXPECT_TRUE(until_picture(Picture::live));
    EXPECT_EQ(pid_of("ingest"), ingest);
    EXPECT_EQ(seen_.playlist().find("#EXT-X-DISCONTINUITY\n"), std::string::npos);
}

}  // namespace
}  // namespace paraninfo::workers
