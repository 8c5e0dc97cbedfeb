// Stands in for paraninfo-media in the HLS bench: sends a recording over the media link again and again, at
// its own pace, so that no encoder runs beside what is measured.
//   paraninfo-replay --record FILE --worker PROGRAM --picture FILE --kbit N
//   paraninfo-replay --role programme --socket PATH --run ID --room ROOM      (the recording:
//   $PARANINFO_RECORDING)
#include "bench/replay/recording.hpp"

#include "media/link/link.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>

namespace {

using namespace paraninfo;
using Clock = std::chrono::steady_clock;
constexpr std::uint64_t recorded_segments = 10;

std::uint64_t segments_in(const std::vector<replay::Step>& steps) {
    std::uint64_t count = 0;
    for (const auto& step : steps) {
        const auto* part = std::get_if<media_link::Part>(&step.message);
        if (part != nullptr && part->rendition == 0 && part->last) count = std::max(count, part->segment + 1);
    }
    return count;
}

// Each round's segments follow the round before; what lies beyond the last whole segment is left out.
void play(const std::vector<replay::Step>& steps, link::Link& link, const std::atomic<bool>& ended) {
    const auto segments = recorded_segments;
    if (segments_in(steps) < segments) throw std::runtime_error("the recording is too short");
    const auto length = std::chrono::seconds(2) * static_cast<std::int64_t>(segments);
    const auto start = Clock::now();
    for (std::uint64_t round = 0; !ended; ++round) {
        for (const auto& step : steps) {
            auto message = step.message;
            if (auto* part = std::get_if<media_link::Part>(&message)) {
                if (part->segment >= segments) continue;
                std::this_thread::sleep_until(start + length * static_cast<std::int64_t>(round) + step.at);
                part->segment += round * segments;
                part->captured_at = Clock::now().time_since_epoch() - part->duration;
            } else if (round > 0) {
                continue;
            }
            if (ended) return;
            link.send(std::move(message));
        }
    }
}

int run_worker(const std::string& role, const std::string& socket, const std::string& run,
               const std::string& room) {
    media_link::Hello hello;
    hello.role = role == "ingest" ? media_link::Role::ingest : media_link::Role::programme;
    hello.run = run;
    hello.room = room;
    hello.pid = static_cast<std::uint32_t>(getpid());
    std::atomic<bool> ended = false;
    link::Link link(
        {.socket_path = socket, .hello = hello}, [](const media_link::Message&) {},
        [] { return media_link::Health{.picture = media_link::Health::Picture::live}; });
    link.start();
    const char* recording = std::getenv("PARANINFO_RECORDING");
    if (hello.role == media_link::Role::ingest || recording == nullptr) {
        link.wait();
        return 0;
    }
    const auto steps = replay::load(recording);
    std::jthread player([&] { play(steps, link, ended); });
    link.wait();
    ended = true;
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    std::signal(SIGPIPE, SIG_IGN);
    CLI::App app("Records what a programme worker sends, and sends it again");
    std::string file, worker, picture, role, socket, run, room;
    std::uint32_t kbit = 1000;
    app.add_option("--record", file);
    app.add_option("--worker", worker);
    app.add_option("--picture", picture);
    app.add_option("--kbit", kbit);
    app.add_option("--role", role);
    app.add_option("--socket", socket);
    app.add_option("--run", run);
    app.add_option("--room", room);
    CLI11_PARSE(app, count, arguments);
    try {
        if (file.empty()) return run_worker(role, socket, run, room);
        replay::save(file, replay::record(worker, picture, recorded_segments, kbit));
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "paraninfo-replay: " << error.what() << '\n';
        return 1;
    }
}
