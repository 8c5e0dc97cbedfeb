#pragma once

// What each test of a programme needs: a folder of its own, a configuration to vary, a gateway and a worker.

#include "tests/media/support/fake_gateway.hpp"
#include "tests/media/support/worker_process.hpp"

#include <filesystem>
#include <memory>

namespace paraninfo::testing {

inline constexpr int big = 0;    // 720p
inline constexpr int small = 1;  // 360p
inline constexpr int sound = 2;

inline media_link::Configure test_configuration() {
    using media_link::Kind;
    media_link::Configure configure;
    configure.room = "auditorium";
    configure.source.feed = "main";
    configure.slate_text = "Auditorium";
    configure.renditions = {{Kind::video, "720p", 1280, 720, 1800},
                            {Kind::video, "360p", 640, 360, 600},
                            {Kind::audio, "audio", 0, 0, 96}};
    return configure;
}

// One picture and one sound: what most tests of sources need, and cheap to make.
namespace single {

inline constexpr int video = 0;
inline constexpr int audio = 1;

inline media_link::Configure configuration(int width = 640, int height = 360) {
    using media_link::Kind;
    media_link::Configure configure = test_configuration();
    configure.source.kind = media_link::Source::Kind::published;
    configure.renditions = {
        {Kind::video, "only", static_cast<std::uint16_t>(width), static_cast<std::uint16_t>(height), 1500},
        {Kind::audio, "audio", 0, 0, 96}};
    return configure;
}

// Two more segments come.
inline bool goes_on(FakeGateway& gateway) {
    const std::uint64_t so_far = gateway.received().segments(video);
    return gateway.wait_for(
        [&](const Received& r) { return r.segments(video) > so_far + 1 && r.segments(audio) > so_far + 1; });
}

}  // namespace single

class Folder {
  public:
    Folder() {
        std::string name = std::filesystem::temp_directory_path() / "paraninfo-media-XXXXXX";
        if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~Folder() {
        std::error_code ec;
        std::filesystem::remove_all(path_, ec);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string operator/(const std::string& name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

struct ProgrammeRoom {
    explicit ProgrammeRoom(const media_link::Configure& configure = test_configuration())
        : gateway(std::make_unique<FakeGateway>(folder / "media.sock", configure)),
          worker(programme_command(folder / "media.sock", run)) {}

    const std::string run = std::string(32, 'a');
    Folder folder;
    std::unique_ptr<FakeGateway> gateway;
    ChildProcess worker;
};

}  // namespace paraninfo::testing
