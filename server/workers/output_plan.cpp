#include "server/workers/output_plan.hpp"

#include "config/host_port.hpp"
#include "server/workers/digest.hpp"
#include "server/workers/feed_generations.hpp"
#include "server/workers/secret_line.hpp"

#include <stdexcept>
#include <utility>

namespace paraninfo::workers {
namespace {

std::string passphrase_in(const config::Output& output) {
    auto passphrase =
        secret_line(output.key_file, media_link::passphrase_bytes_min, media_link::passphrase_bytes_max);
    if (!passphrase)
        throw std::runtime_error{"output " + output.id +
                                 ": key_file must hold one line of 10 to 79 printable characters"};
    return *std::move(passphrase);
}

media_link::SrtOutput srt_output(const config::Settings& settings, const MasterKey& key,
                                 const config::Output& output) {
    media_link::SrtOutput to;
    to.id = output.id;
    to.passphrase = output.key_file.empty()
                        ? output_passphrase(key, output.id, feed_generation(settings.data_dir, output.id))
                        : passphrase_in(output);
    to.latency = std::chrono::milliseconds{output.latency_ms};
    if (output.mode == config::OutputMode::listener) return to;
    const auto called = config::host_and_port(output.address);
    if (!called) throw std::runtime_error{"output " + output.id + ": its address is none"};
    to.host = called->host;
    to.port = called->port;
    to.streamid = output.streamid;
    return to;
}

}  // namespace

std::vector<media_link::RoomOutput> room_outputs(const config::Room& room) {
    std::vector<media_link::RoomOutput> all;
    for (const config::Output& output : room.outputs)
        all.push_back({output.id,
                       output.sound == config::OutputSound::programme
                           ? media_link::RoomOutput::Sound::programme
                           : media_link::RoomOutput::Sound::hall_minus,
                       output.overlays});
    return all;
}

std::vector<media_link::SrtOutput> srt_outputs(const config::Settings& settings, const MasterKey& key) {
    std::vector<media_link::SrtOutput> all;
    for (const config::Room& room : settings.rooms)
        for (const config::Output& output : room.outputs) all.push_back(srt_output(settings, key, output));
    return all;
}

std::optional<OutputAccess> output_access(const config::Settings& settings, const MasterKey& key,
                                          std::string_view id) {
    const config::Output* output = config::find_output(settings, id);
    if (output == nullptr) return std::nullopt;
    const media_link::SrtOutput made = srt_output(settings, key, *output);
    if (made.host.empty()) return OutputAccess{srt_url(settings), made.id, made.passphrase, made.latency};
    return OutputAccess{"srt://" + output->address, made.streamid, made.passphrase, made.latency};
}

// These count latency in microseconds.
std::string receiver_url(const OutputAccess& access) {
    return access.url + "?mode=caller&streamid=" + access.streamid + "&passphrase=" + access.passphrase +
           "&latency=" + std::to_string(std::chrono::microseconds{access.latency}.count());
}

}  // namespace paraninfo::workers
