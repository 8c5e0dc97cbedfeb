// The messages between the gateway and its media workers, and between the ingest and the programmes, as plain
// values. No bytes on the wire and no sockets here: MEDIA_LINK.md is the contract, codec.hpp turns these into
// frames. Values are free of threads.
#pragma once

#include "protocol/media_link/intercom.hpp"
#include "protocol/media_link/outputs.hpp"
#include "protocol/media_link/stage.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace paraninfo::media_link {

inline constexpr std::uint16_t version = 1;

// Every limit of the link; the codec refuses one over in both directions.
inline constexpr std::size_t header_bytes = 8;
inline constexpr std::size_t body_bytes_max = 4u << 20;
inline constexpr std::size_t credit_bytes_max = 8u << 20;
inline constexpr std::size_t credit_bytes_per_second = 4u << 20;
inline constexpr std::size_t kept_bytes_max = 6u << 20;  // what a worker sends again fits into the credit
inline constexpr std::size_t init_bytes_max = 64u << 10;
inline constexpr std::size_t part_bytes_max = body_bytes_max - 64;
inline constexpr std::size_t feed_bytes_max = 64u << 10;
inline constexpr std::size_t thumbnail_bytes_max = 32u << 10;
inline constexpr std::size_t run_id_bytes = 32;
inline constexpr std::size_t name_bytes_max = 32;
inline constexpr std::size_t codec_bytes_max = 32;
inline constexpr std::size_t text_bytes_max = 1024;
inline constexpr std::size_t path_bytes_max = 4096;
inline constexpr std::size_t slate_line_bytes_max = 256;
inline constexpr std::int64_t countdown_to_max = 4'102'444'800'000;  // the year 2100
inline constexpr std::size_t address_bytes_max = 64;
inline constexpr std::size_t url_bytes_max = 1024;
inline constexpr std::size_t user_bytes_max = 128;
inline constexpr std::size_t password_bytes_max = 256;
inline constexpr std::size_t certificate_bytes_max = 8u << 10;
inline constexpr std::size_t device_bytes_max = 256;
inline constexpr std::size_t streamid_bytes_max = 512;
inline constexpr std::size_t passphrase_bytes_min = 10;
inline constexpr std::size_t passphrase_bytes_max = 79;
inline constexpr std::size_t key_hash_bytes = 32;
inline constexpr std::size_t renditions_max = 16;
inline constexpr std::size_t feeds_max = 64;
inline constexpr std::size_t hall_feeds_max = 4;
inline constexpr std::size_t source_bytes_max = 10u << 10;
inline constexpr std::size_t levels_max = 32;
inline constexpr std::uint64_t run_segment_max = std::uint64_t{1} << 40;
inline constexpr std::uint32_t part_index_max = 1023;
inline constexpr std::chrono::nanoseconds part_duration_max = std::chrono::seconds{20};
inline constexpr std::uint16_t picture_side_max = 8192;

enum class Role : std::uint8_t { ingest = 1, programme = 2 };
enum class Kind : std::uint8_t { video = 1, audio = 2 };
enum class Level : std::uint8_t { debug = 0, info = 1, warning = 2, error = 3 };

// ---- up: worker to gateway

// The first message on every connection. `run` is new for each process: 32 lower-case hexadecimal digits.
struct Hello {
    Role role = Role::programme;
    std::string run;
    std::uint16_t version_min = version;
    std::uint16_t version_max = version;
    std::string room;  // empty for the ingest
    std::uint32_t pid = 0;
    bool operator==(const Hello&) const = default;
};

// A rendition's initialisation segment; `rendition` is its index in Configure::renditions. It holds from the
// next part on; a new one within a run is sent only at a segment's start.
struct Init {
    std::uint16_t rendition = 0;
    Kind kind = Kind::video;
    std::string codec;  // as in CODECS: avc1.4D401F, mp4a.40.2
    std::uint16_t width = 0, height = 0;
    std::uint32_t fps_numerator = 0, fps_denominator = 0;  // zero for audio
    std::uint32_t sample_rate = 0;                         // zero for video
    std::uint8_t channels = 0;                             // zero for video
    std::uint32_t bandwidth = 0;                           // bit/s, an estimate of the peak
    std::string bytes;
    bool operator==(const Init&) const = default;
};

// One CMAF part. `segment` counts from 0 in each run, `index` from 0 in each segment.
struct Part {
    std::uint16_t rendition = 0;
    std::uint64_t segment = 0;
    std::uint32_t index = 0;
    std::chrono::nanoseconds duration{0};
    bool independent = false;
    bool last = false;                        // of its segment
    std::chrono::nanoseconds captured_at{0};  // CLOCK_MONOTONIC of the capture of its first frame
    std::shared_ptr<const std::string> bytes;
    bool operator==(const Part& other) const;
};

// A part that will never come (the encoder failed it); counts as that part.
struct Gap {
    std::uint16_t rendition = 0;
    std::uint64_t segment = 0;
    std::uint32_t index = 0;
    std::chrono::nanoseconds duration{0};
    bool last = false;
    std::chrono::nanoseconds captured_at{0};
    bool operator==(const Gap&) const = default;
};

// Of a direct room: everything before is one timeline, complete in all renditions, and what follows another.
// Init segments come again, segments count from 0. `number` is the timeline's, which grows by one from the
// run's first, 0.
struct Discontinuity {
    std::uint32_t number = 0;
    bool operator==(const Discontinuity&) const = default;
};

// Peak of each audio channel of the mix in hundredths of dBFS (0 = full scale, -10000 = silence).
struct Levels {
    std::vector<std::int16_t> peaks;
    bool operator==(const Levels&) const = default;
};

// Twice a second from every worker; after 2.8 s without one the worker is killed.
struct Health {
    enum class Picture : std::uint8_t { none = 0, slate = 1, live = 2 };
    enum class OnAir : std::uint8_t { main = 0, backup = 1 };
    Picture picture = Picture::none;  // `none` from the ingest
    std::uint32_t queued_bytes = 0;
    std::uint32_t rss_kb = 0;
    std::uint64_t frames_dropped = 0;
    std::uint64_t refusals = 0;        // of publishers, by the ingest
    OnAir on_air = OnAir::main;        // the programme's source
    std::uint8_t renditions_shed = 0;  // that are not encoded because the machine is too slow
    // What a direct room's best rendition is: the source's own pictures or encoded as in any other room.
    enum class Top : std::uint8_t { mixed = 0, passed = 1, encoded = 2 };
    Top top = Top::mixed;  // `mixed` where the room is not direct
    bool operator==(const Health&) const = default;
};

struct Log {
    Level level = Level::info;
    std::string text;  // printable ASCII; the encoder replaces the rest
    bool operator==(const Log&) const = default;
};

// What happened to a feed's publisher. `code` is the refusal's HTTP-like number (403, 404, 409, 400, 415) or
// 0.
struct FeedState {
    enum class State : std::uint8_t { connected = 1, silent = 2, lost = 3, refused = 4, replaced = 5 };
    std::string feed;  // empty where what the encoder said named no feed
    State state = State::connected;
    std::uint16_t code = 0;
    bool operator==(const FeedState&) const = default;
};

// A small picture of the programme, as it went to the encoders, for the time line.
struct Thumbnail {
    std::chrono::nanoseconds captured_at{0};  // CLOCK_MONOTONIC of its frame
    std::string jpeg;
    bool operator==(const Thumbnail&) const = default;
};

// ---- down: gateway to worker

// x264's presets by name.
enum class Speed : std::uint8_t {
    ultrafast = 1,
    superfast = 2,
    veryfast = 3,
    faster = 4,
    fast = 5,
    medium = 6,
    slow = 7,
    slower = 8,
    veryslow = 9,
    placebo = 10
};
enum class Profile : std::uint8_t { baseline = 1, main = 2, high = 3 };  // of H.264
enum class Sound : std::uint8_t { floor = 1, silence = 2 };              // what an audio rendition carries

// Those of `speed`, `profile` and `sound` that are not of its kind mean nothing.
struct Rendition {
    Kind kind = Kind::video;
    std::string name;
    std::uint16_t width = 0, height = 0;  // zero for audio
    std::uint32_t kbit = 0;
    Speed speed = Speed::superfast;
    Profile profile = Profile::main;
    Sound sound = Sound::floor;
    bool operator==(const Rendition&) const = default;
};

// Where a picture comes from. What is another kind's is empty.
struct Source {
    enum class Kind : std::uint8_t { test = 1, file = 2, published = 3, rtsp = 4, capture = 5 };
    enum class Transport : std::uint8_t { tcp = 1, udp = 2 };
    Kind kind = Kind::test;
    std::string feed = {};  // the feed's id; its bytes come from feed-<id>.sock where it is published
    std::string path = {};  // of the file
    std::string url = {};   // rtsp://HOST/PATH or rtsps://HOST/PATH, without credentials
    std::string user = {};
    std::string password = {};
    Transport transport = Transport::tcp;
    std::string certificate = {};  // the one of rtsps:// as PEM; empty: one that the machine trusts
    std::string video_device = {};
    std::string audio_device = {};  // empty: no sound
    bool operator==(const Source&) const = default;
};

// Another feed of the hall: a source of the mix, under this name.
struct HallFeed {
    std::string name;
    Source source;
    bool operator==(const HallFeed&) const = default;
};

// When the backup takes over from a main source that has a picture, and when it gives back. Zero: never.
struct Failover {
    std::chrono::milliseconds frozen_after{10'000};
    std::chrono::milliseconds soundless_after{5'000};
    std::chrono::milliseconds return_after{10'000};  // never zero
    bool operator==(const Failover&) const = default;
};

// All that a programme needs; sent once after its hello. A worker that already runs with the same values goes
// on; one that runs with others ends itself with status 4 and is started anew.
struct Configure {
    std::string room;
    Source source;
    std::string slate_text;
    std::uint32_t fps_numerator = 30, fps_denominator = 1;
    std::uint16_t frames_per_part = 10, parts_per_segment = 6;
    std::vector<Rendition> renditions;  // videos first, then audio; a message's `rendition` indexes this
    std::optional<Source> backup = {};
    Failover failover = {};
    std::int16_t loudness_lufs = 0;  // to which the sound is brought; 0: not at all
    std::string slate_line = {};     // below slate_text
    std::string slate_picture = {};  // a file behind the text; empty: a quiet ground
    bool direct = false;             // the best video rendition is the source's own where that fits
    Contribution contribution = {};
    std::vector<RoomOutput> outputs = {};
    std::vector<HallFeed> feeds = {};  // only where contributions are taken
    bool operator==(const Configure&) const = default;
};

struct Feed {
    std::string id;
    std::string streamid;
    std::string passphrase;
    bool operator==(const Feed&) const = default;
};

// An RTMP encoder shows its key, which names its feed; no more is known of it than this digest.
struct RtmpFeed {
    std::string id;
    std::string key_sha256;  // 32 bytes
    bool operator==(const RtmpFeed&) const = default;
};

// The whole table, pushed to the ingest after its hello and again whenever it changes.
struct Feeds {
    std::string address;
    std::uint16_t port = 0;
    std::chrono::milliseconds silent_after{1000};  // a publisher silent for so long may be replaced
    std::vector<Feed> feeds;
    std::string rtmp_address = {};  // empty: no RTMP
    std::uint16_t rtmp_port = 0;
    std::vector<RtmpFeed> rtmp_feeds = {};
    std::vector<SrtOutput> outputs = {};
    bool operator==(const Feeds&) const = default;
};

// Shows the slate in place of the source, or the source again; for a programme. Text is UTF-8.
struct Slate {
    bool on = false;
    std::string text;               // empty: the configuration's slate_line
    std::int64_t countdown_to = 0;  // ms since 1970; 0: the time of day instead
    bool operator==(const Slate&) const = default;
};

struct Stop {
    bool operator==(const Stop&) const = default;
};

// ---- feed: ingest to programme, on feed-<id>.sock

struct FeedBegin {  // a publisher is there; everything after belongs to its session
    enum class Container : std::uint8_t { mpeg_ts = 1, flv = 2 };
    std::uint64_t session = 0;
    Container container = Container::mpeg_ts;
    bool operator==(const FeedBegin&) const = default;
};
struct FeedBytes {
    std::string bytes;
    bool operator==(const FeedBytes&) const = default;
};
struct FeedEnd {
    std::uint64_t session = 0;
    bool operator==(const FeedEnd&) const = default;
};

using Message = std::variant<Hello, Init, Part, Gap, Levels, Health, Log, FeedState, Thumbnail, Configure,
                             Feeds, Stop, Slate, FeedBegin, FeedBytes, FeedEnd, Discontinuity, Answer,
                             Sources, SourcePicture, Offer, Candidate, Leave, Mix, OutputStates, OutputBytes,
                             OutputWanted, EchoTested, Asides, TestEcho>;

// The four conversations; a message of another one is refused.
enum class Stream : std::uint8_t { up, down, feed, output };

// Names of rooms, feeds and renditions: [a-z0-9-]{1,32}.
bool is_name(std::string_view name);
// A run's id: 32 lower-case hexadecimal digits.
bool is_run_id(std::string_view run);
// One certificate as PEM by its look; whether it can be read is its reader's to say.
bool is_pem_certificate(std::string_view text);
// Whether it begins and ends as a JPEG file does (ITU-T T.81, B.1.1.3); nothing in between is looked at.
bool is_jpeg(std::string_view bytes);

}  // namespace paraninfo::media_link
