// How a room's picture and sound are encoded, as the configuration says it. Values with their defaults; no
// parsing (config/load.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "config/event_file.hpp"

namespace paraninfo::config {

inline constexpr std::size_t video_renditions_max = 6;
inline constexpr std::size_t audio_renditions_max = 5;  // with as many for audio only: 16 in all
// A day's event: the playlist of such a window is 1.6 MB of text (docs/decisions/dvr.md).
inline constexpr int dvr_minutes_max = 720;
inline constexpr std::uintmax_t slate_picture_bytes_max = 8U << 20;

// x264's presets with which a live picture can be made, the cheapest first.
enum class Speed { ultrafast, superfast, veryfast, faster, fast, medium };
enum class H264Profile { baseline, main, high };

struct Rendition {
    std::string name;
    int width = 0;
    int height = 0;
    int kbit = 0;
    Speed speed = Speed::superfast;
    H264Profile profile = H264Profile::main;
    bool operator==(const Rendition&) const = default;
};

// What a sound rendition carries: what is heard in the hall, or nothing as yet.
enum class AudioSource { floor, none };
// What stands in for a sound that is not there.
enum class StandIn { silence, floor };

struct Audio {
    std::string name = "audio";  // in addresses
    std::string language = {};   // BCP 47; empty where it is not one language
    Names title = {};            // as players list it, by language
    AudioSource source = AudioSource::floor;
    StandIn missing = StandIn::silence;
    bool operator==(const Audio&) const = default;
};

// What is shown where the source gives no picture, or is hidden.
struct Slate {
    std::filesystem::path picture;  // PNG or JPEG; empty: a quiet ground
    Names text;                     // below the room's name, by language
    bool operator==(const Slate&) const = default;
};

// Whether workers are confined: where the machine can, always (or nothing starts), never.
enum class Confine { automatic, require, off };

// When a room's backup feed takes over, and when the first one is back. Without a picture it does so at once.
struct Failover {
    int frozen_seconds = 10;    // the same picture while the backup's moves; 0: never
    int soundless_seconds = 5;  // no sound any more while the backup has some; 0: never
    int return_seconds = 10;    // without a fault
    bool operator==(const Failover&) const = default;
};

struct Media {
    std::filesystem::path worker;  // empty: paraninfo-media beside the running program
    Confine sandbox = Confine::automatic;
    std::string origin;       // https://HOST[:PORT] of an edge that serves the picture; empty: this server
    int grant_minutes = 10;   // how long a grant to fetch from there lives
    int egress_mbit_max = 0;  // of the uplink; 0: no limit
    std::string profile = "default";  // low, default, safe
    int audio_kbit = 96;
    int audio_only_kbit = 48;  // 0: no variant without a picture
    std::vector<Rendition> renditions = {{"720p", 1280, 720, 1800}, {"360p", 640, 360, 600}};
    std::vector<Audio> audio = {Audio{}};
    int loudness_lufs = -18;  // to which the sound is brought; 0: it stays as it comes
    Slate slate;
    Failover failover = {};
    int dvr_minutes = 0;  // how far back a live broadcast can be watched; 0: what memory holds
    bool operator==(const Media&) const = default;
};

}  // namespace paraninfo::config
