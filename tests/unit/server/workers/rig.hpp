// A supervisor on a context driven by hand, with a manual clock, processes that only pretend, and workers
// that are sockets in the test itself.
#pragma once

#include "protocol/media_link/codec.hpp"
#include "server/workers/run_file.hpp"
#include "server/workers/supervisor.hpp"
#include "tests/support/temporary_folder.hpp"

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <csignal>
#include <list>
#include <optional>
#include <unistd.h>

namespace paraninfo::workers {

inline constexpr Ending killed_from_outside{true, 0, SIGKILL};

}  // namespace paraninfo::workers

namespace paraninfo::workers::test {

// Every process has the test's own id, since that is what the kernel says of its sockets.
class FakeProcesses : public Processes {
  public:
    struct Started {
        Command command;
        OnExit on_exit;
        bool killed = false;
        bool watched = true;

        std::string argument(const std::string& name) const {
            const auto at = std::find(command.arguments.begin(), command.arguments.end(), name);
            return at == command.arguments.end() ? std::string{} : *(at + 1);
        }
        std::string run() const { return argument("--run"); }
        void end(Ending ending) {
            if (watched && on_exit) std::exchange(on_exit, nullptr)(ending);
        }
    };

    std::unique_ptr<Process> start(const Command& command, OnExit on_exit) override {
        if (refuse) return nullptr;
        started.push_back(Started{command, std::move(on_exit)});
        return std::make_unique<Fake>(started.back());
    }
    std::unique_ptr<Process> adopt(const ProcessId& id, OnExit on_exit) override {
        if (!alive || id != ProcessId{::getpid(), 1}) return nullptr;
        adopted.push_back(Started{{}, std::move(on_exit)});
        return std::make_unique<Fake>(adopted.back());
    }

    std::list<Started> started, adopted;
    bool refuse = false;
    bool alive = true;

  private:
    class Fake : public Process {
      public:
        explicit Fake(Started& record) : record_(record) {}
        ~Fake() override { record_.watched = false; }
        ProcessId id() const override { return {::getpid(), 1}; }
        void kill() override { record_.killed = true; }

      private:
        Started& record_;
    };
};

class FakeOutlet : public Outlet {
  public:
    void publish(hls::SnapshotPtr snapshot) override { newest = std::move(snapshot); }
    void publication_opened(const std::string& room, const std::string& publication,
                            const hls::TimeAnchor& anchor) override {
        opened[room] = {publication, anchor};
    }
    void finished(const hls::PublicationSettings& publication, std::vector<hls::Finished> more) override {
        for (auto& one : more) finished_of[publication.publication].push_back(std::move(one));
    }
    std::vector<std::vector<hls::StoredSegment>> kept_of(const hls::PublicationSettings&) override {
        return kept;
    }
    void media_changed(const std::string& room, const MediaState& state) override { media[room] = state; }
    void feeds_changed(const FeedBoard& board) override { feeds = board; }
    void outputs_changed(const OutputBoard& board) override { outputs = board; }

    const hls::RenditionView& video() const { return *newest->renditions.front(); }
    std::string playlist() const { return video().playlist ? *video().playlist.plain : std::string{}; }

    hls::SnapshotPtr newest;
    FeedBoard feeds;
    OutputBoard outputs;
    std::vector<std::vector<hls::StoredSegment>> kept;
    std::map<std::string, MediaState> media;
    std::map<std::string, std::vector<hls::Finished>> finished_of;
    std::map<std::string, std::pair<std::string, hls::TimeAnchor>> opened;
};

// A worker's end of the socket.
class FakeWorker {
  public:
    FakeWorker(boost::asio::io_context& context, const std::string& path) : socket_(context) {
        socket_.connect({path});
        socket_.non_blocking(true);
    }
    void send(const media_link::Message& message) { send_raw(media_link::encode(message)); }
    void send_raw(const std::string& bytes) {
        boost::system::error_code ignored;
        boost::asio::write(socket_, boost::asio::buffer(bytes), ignored);
    }
    std::optional<media_link::Message> next() {
        read();
        auto message = decoder_.next();
        return message && message->has_value() ? std::move(**message) : std::optional<media_link::Message>{};
    }
    bool is_cut_off() {
        read();
        return gone_;
    }
    void close() { socket_.close(); }

  private:
    void read() {
        std::array<char, 65536> buffer;
        boost::system::error_code ec;
        while (!ec) {
            const std::size_t got = socket_.read_some(boost::asio::buffer(buffer), ec);
            decoder_.append({buffer.data(), got});
        }
        gone_ = gone_ || (ec != boost::asio::error::would_block && ec != boost::asio::error::try_again);
    }
    boost::asio::local::stream_protocol::socket socket_;
    media_link::Decoder decoder_{media_link::Stream::down};
    bool gone_ = false;
};

inline std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

inline media_link::Configure configuration() {
    media_link::Configure m;
    m.room = "auditorium";
    m.source.feed = "main";
    m.renditions = {{media_link::Kind::video, "360p", 640, 360, 600},
                    {media_link::Kind::audio, "audio", 0, 0, 96}};
    return m;
}

inline media_link::Init video_init() {
    return {0, media_link::Kind::video, "avc1.4D401F", 640, 360, 30, 1, 0, 0, 600'000, "init"};
}
inline media_link::Init audio_init() {
    return {1, media_link::Kind::audio, "mp4a.40.2", 0, 0, 0, 0, 48'000, 2, 96'000, "init"};
}

// One part of a third of a second, as the default configuration wants it.
inline media_link::Part part(std::uint16_t rendition, std::uint64_t segment, std::uint32_t index) {
    media_link::Part m;
    m.rendition = rendition;
    m.segment = segment;
    m.index = index;
    m.duration = std::chrono::nanoseconds{333'333'333};
    m.independent = index == 0;
    m.last = index == 5;
    m.captured_at = std::chrono::nanoseconds{monotonic_ns()};
    m.bytes = std::make_shared<const std::string>("moofmdat");
    return m;
}

class Rig {
  public:
    Rig() {
        plan.run_dir = folder.path() / "run";
        plan.worker = "/usr/bin/paraninfo-media";
        plan.programmes = {configuration()};
    }
    ~Rig() {
        supervisor.reset();
        drive();
    }

    void start() {
        supervisor = std::make_unique<Supervisor>(context, plan, outlet, processes, [this] { return now; });
        supervisor->start();
        drive();
    }
    // As after a crash: nothing is said to anybody.
    void restart() {
        supervisor.reset();
        drive();
        auto kept = std::move(outlet.kept);
        outlet = FakeOutlet{};
        outlet.kept = std::move(kept);
        start();
    }
    // A few turns, since one handler's bytes are the next one's readiness.
    void drive() {
        for (int turn = 0; turn < 5; ++turn) {
            context.restart();
            context.poll();
        }
    }
    void pass(std::chrono::milliseconds time) {
        now += time;
        supervisor->tick();
        drive();
    }
    FakeWorker connect() { return {context, (plan.run_dir / "media.sock").string()}; }
    media_link::Hello hello(const std::string& run) const {
        return {media_link::Role::programme, run, 1, 1, "auditorium", 1};
    }
    // The programme that was started last, past its hello.
    FakeWorker programme() { return programme(processes.started.back().run()); }
    FakeWorker programme(const std::string& run) {
        FakeWorker worker = connect();
        worker.send(hello(run));
        drive();
        return worker;
    }
    void send_segments(FakeWorker& worker, std::uint64_t first, std::uint64_t count) {
        for (std::uint64_t segment = first; segment < first + count; ++segment) {
            for (std::uint32_t index = 0; index < 6; ++index) {
                worker.send(part(0, segment, index));
                worker.send(part(1, segment, index));
            }
            drive();
        }
    }
    void send_inits(FakeWorker& worker) {
        worker.send(video_init());
        worker.send(audio_init());
        drive();
    }
    WorkerStatus status() const { return supervisor->status().back(); }
    std::filesystem::path programme_file() const { return plan.run_dir / "programme-auditorium.json"; }

    paraninfo::test::TemporaryFolder folder;
    boost::asio::io_context context;
    std::chrono::steady_clock::time_point now{std::chrono::hours{1}};
    FakeProcesses processes;
    FakeOutlet outlet;
    Plan plan;
    std::unique_ptr<Supervisor> supervisor;
};

}  // namespace paraninfo::workers::test
