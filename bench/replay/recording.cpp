#include "bench/replay/recording.hpp"

#include "media/link/link.hpp"
#include "protocol/media_link/codec.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace paraninfo::replay {

namespace {

using Clock = std::chrono::steady_clock;

int listen_on(const std::string& path) {
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    if (bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || listen(fd, 1) != 0) {
        throw std::runtime_error("cannot listen on " + path);
    }
    return fd;
}

pid_t start_worker(const std::string& worker, const std::string& socket_path) {
    const auto run = link::make_run_id();
    const pid_t pid = fork();
    if (pid == 0) {
        execl(worker.c_str(), worker.c_str(), "--role", "programme", "--socket", socket_path.c_str(), "--run",
              run.c_str(), "--room", "bench", nullptr);
        _exit(127);
    }
    return pid;
}

media_link::Configure configuration(const std::string& picture, std::uint32_t kbit) {
    media_link::Configure configure;
    configure.room = "bench";
    configure.source.kind = media_link::Source::Kind::file;
    configure.source.feed = "bench";
    configure.source.path = picture;
    configure.slate_text = "bench";
    configure.renditions = {{media_link::Kind::video, "360p", 640, 360, kbit},
                            {media_link::Kind::audio, "audio", 0, 0, 96}};
    return configure;
}

// Reads messages until both renditions have `segments` whole segments.
std::vector<Step> collect(int connection, std::uint64_t segments) {
    std::vector<Step> steps;
    std::array<std::uint64_t, 2> whole{};
    std::array<char, 65536> buffer;
    media_link::Decoder decoder(media_link::Stream::up);
    const auto start = Clock::now();
    while (whole[0] < segments || whole[1] < segments) {
        const auto count = read(connection, buffer.data(), buffer.size());
        if (count <= 0 || Clock::now() - start > std::chrono::seconds(60))
            throw std::runtime_error("the worker gave up");
        decoder.append({buffer.data(), static_cast<std::size_t>(count)});
        for (auto next = decoder.next(); next && *next; next = decoder.next()) {
            const auto* part = std::get_if<media_link::Part>(&**next);
            if (part != nullptr && part->last) whole.at(part->rendition) = part->segment + 1;
            if (part != nullptr || std::holds_alternative<media_link::Init>(**next)) {
                steps.push_back({Clock::now() - start, std::move(**next)});
            }
        }
    }
    return steps;
}

}  // namespace

std::vector<Step> record(const std::string& worker, const std::string& picture, std::uint64_t segments,
                         std::uint32_t kbit) {
    std::string folder = "/tmp/paraninfo-record-XXXXXX";
    if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
    const auto socket_path = folder + "/media.sock";
    const int listener = listen_on(socket_path);
    const pid_t pid = start_worker(worker, socket_path);
    const int connection = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    const auto down = media_link::encode(configuration(picture, kbit));
    if (write(connection, down.data(), down.size()) < 0) throw std::runtime_error("the worker is gone");
    auto steps = collect(connection, segments);
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
    close(connection);
    close(listener);
    std::filesystem::remove_all(folder);
    return steps;
}

void save(const std::string& path, const std::vector<Step>& steps) {
    std::ofstream out(path, std::ios::binary);
    for (const auto& step : steps) {
        const std::int64_t at = step.at.count();
        const auto frame = media_link::encode(step.message);
        out.write(reinterpret_cast<const char*>(&at), sizeof at);
        out.write(frame.data(), static_cast<std::streamsize>(frame.size()));
    }
}

std::vector<Step> load(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::vector<Step> steps;
    std::int64_t at = 0;
    while (in.read(reinterpret_cast<char*>(&at), sizeof at)) {
        std::string frame(media_link::header_bytes, '\0');
        in.read(frame.data(), static_cast<std::streamsize>(frame.size()));
        std::uint32_t length = 0;
        std::memcpy(&length, frame.data(), sizeof length);
        frame.resize(media_link::header_bytes + length);
        in.read(frame.data() + media_link::header_bytes, length);
        media_link::Decoder decoder(media_link::Stream::up);
        decoder.append(frame);
        auto message = decoder.next();
        if (!message || !*message) throw std::runtime_error("not a recording: " + path);
        steps.push_back({std::chrono::nanoseconds(at), std::move(**message)});
    }
    if (steps.empty()) throw std::runtime_error("no recording at " + path);
    return steps;
}

}  // namespace paraninfo::replay
