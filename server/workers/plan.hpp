// What the supervisor is to run, as plain values: made from the configuration once, at start.
#pragma once

#include "config/settings.hpp"
#include "protocol/media_link/messages.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::workers {

// The secret from which SRT passphrases are derived; 32 random bytes that stay in the data directory.
using MasterKey = std::array<std::uint8_t, 32>;

struct Timings {
    std::chrono::milliseconds silence{2800};         // without health: killed
    std::chrono::milliseconds hello{2000};           // a connection without hello: closed
    std::chrono::milliseconds first_health{10'000};  // from a process's start to its first health
    std::chrono::milliseconds adoption{1500};        // a living worker of a former gateway must be back
    std::chrono::milliseconds stop{3000};            // told to stop, then killed
    std::size_t starts_per_minute_max = 5;           // of a worker that crashes; then it waits
    bool operator==(const Timings&) const = default;
};

// What playlists say of an audio rendition beyond what its worker needs to know.
struct AudioFace {
    std::string language;     // BCP 47, may be empty
    std::string title;        // in the event's first language
    bool audio_only = false;  // of the group that is played without a picture
    bool operator==(const AudioFace&) const = default;
};

struct Plan {
    std::filesystem::path run_dir;                  // <data>/run/media: all that workers see of it
    std::filesystem::path worker;                   // the program paraninfo-media
    std::vector<media_link::Configure> programmes;  // one for each room with a picture
    std::map<std::string, AudioFace> audio;         // by the rendition's name
    std::optional<media_link::Feeds> ingest;        // nothing: nothing is published or received, no ingest
    std::string pause_text;                         // on the slate of a broadcast that is paused
    std::string common_headers;                     // for hls::PublicationSettings
    bool bench_headers = false;
    bool recorded = false;         // Outlet::finished gets what the publications finish
    bool recorded_at_once = true;  // then, a broadcast of which the room has said nothing yet
    std::chrono::minutes dvr{0};   // hls::PublicationSettings
    Timings timings;
};

// Throws std::runtime_error where a room's media cannot be made. Rooms without a feed have no programme.
// `slate_text` is the room's name in the event's first language.
Plan make_plan(const config::Settings& settings, const MasterKey& key);

// The table of what may be published and what may be received; nothing where neither is.
std::optional<media_link::Feeds> make_feeds(const config::Settings& settings, const MasterKey& key);

// Where encoders reach the listeners: srt://HOST:PORT, rtmp://HOST:PORT/live.
std::string srt_url(const config::Settings& settings);
std::string rtmp_url(const config::Settings& settings);

// What an encoder needs for one feed of kind SRT. The streamid is a name, the passphrase the secret.
struct SrtAccess {
    std::string url;
    std::string streamid;
    std::string passphrase;
};
std::optional<SrtAccess> srt_access(const config::Settings& settings, const MasterKey& key,
                                    const std::string& feed);

// What an encoder needs for one feed of kind RTMP: a new key in place of the one before, which the server
// takes when it is started again. Nothing for another kind.
struct RtmpAccess {
    std::string url;
    std::string key;
};
std::optional<RtmpAccess> make_rtmp_access(const config::Settings& settings, const std::string& feed);

}  // namespace paraninfo::workers
