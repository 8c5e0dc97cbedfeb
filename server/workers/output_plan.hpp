// The outputs of the configuration as the workers are told of them, and what a receiver needs for one. Reads
// the files of keys that are not the server's own.
#pragma once

#include "config/settings.hpp"
#include "protocol/media_link/messages.hpp"
#include "server/workers/plan.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::workers {

// What a room's programme makes.
std::vector<media_link::RoomOutput> room_outputs(const config::Room& room);

// What the ingest gives away. Throws std::runtime_error, which never holds a passphrase, where a file of one
// cannot be read or holds none.
std::vector<media_link::SrtOutput> srt_outputs(const config::Settings& settings, const MasterKey& key);

// What whoever receives one needs; of one that is called, what its own listener needs.
struct OutputAccess {
    std::string url;       // srt://HOST:PORT; of one that is called: its own
    std::string streamid;  // of one that is called: what it is told
    std::string passphrase;
    std::chrono::milliseconds latency;  // at least
};
std::optional<OutputAccess> output_access(const config::Settings& settings, const MasterKey& key,
                                          std::string_view output);

// As one address, for OBS's media source, vMix, ffmpeg and VLC; of one that calls in.
std::string receiver_url(const OutputAccess& access);

}  // namespace paraninfo::workers
