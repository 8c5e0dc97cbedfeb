// The configuration as typed values with their defaults; no parsing (config/load.hpp) and no side effects.
// A value: made once at start and shared read-only by every thread. Paths are absolute after load.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/contribution.hpp"
#include "config/event_file.hpp"
#include "config/limits.hpp"
#include "config/media.hpp"
#include "config/output.hpp"

namespace paraninfo::config {

struct Event {
    std::string name = "Paraninfo";
    std::vector<std::string> languages = {"es", "en"};
    bool operator==(const Event&) const = default;
};

// A second way in, without TLS, for listed proxies on this machine.
struct PlainListen {
    std::string address;  // of the loopback; empty: none
    std::uint16_t port = 8080;
    bool operator==(const PlainListen&) const = default;
};

struct Listen {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8443;
    int shards = 0;  // 0: one for each core
    PlainListen plain = {};
    std::vector<std::string> proxies = {};  // addresses whose X-Forwarded-For is believed
    bool operator==(const Listen&) const = default;
};

struct Tls {
    std::filesystem::path certificate;  // both empty: a local one is made in the data directory
    std::filesystem::path key;
    bool operator==(const Tls&) const = default;
};

struct Admin {
    std::filesystem::path socket;  // empty: <data_dir>/run/admin.sock
    bool operator==(const Admin&) const = default;
};

enum class Review { first, publish };

// From whom the names of anonymous askers are kept: from the audience, or from moderators too.
enum class Anonymity { audience, everybody };

struct Questions {
    bool open = true;
    Review review = Review::first;
    Anonymity anonymous = Anonymity::audience;
    bool operator==(const Questions&) const = default;
};

// The code on the room's screen by which a phone in the hall joins.
struct HallCode {
    int most = 0;  // persons who may join by one link behind it; 0: no code
    bool operator==(const HallCode&) const = default;
};

// Of a room that is new: whether its picture goes out by itself, or once somebody begins the broadcast.
enum class Broadcast { automatic, by_hand };

// Whether each rendition is encoded, or the best one is what the source sends, where that fits.
enum class RoomKind { mixed, direct };

struct Room {
    std::string id;
    Names name;
    std::string feed;  // empty: no picture
    Broadcast broadcast = Broadcast::automatic;
    Questions questions = {};
    HallCode hall_code = {};
    std::string backup = {};  // the feed that is shown where the first fails; empty: none
    RoomKind kind = RoomKind::mixed;
    Contribution contribution = {};
    std::vector<Output> outputs = {};
    RoomStage stage = {};
    bool operator==(const Room&) const = default;
};

enum class FeedKind { test, file, srt, rtmp, rtsp, capture };
const std::vector<std::string>& feed_kind_names();  // in that order

enum class RtspTransport { tcp, udp };

struct Feed {
    std::string id;
    FeedKind kind = FeedKind::test;
    std::filesystem::path path;  // of kind file only
    // Of kind rtsp only: the camera's address without credentials, and these by themselves.
    std::string url = {};
    std::string user = {};
    std::filesystem::path password_file = {};
    RtspTransport transport = RtspTransport::tcp;
    std::filesystem::path certificate_file = {};  // the camera's own; empty: one that the machine trusts
    // Of kind capture only: "/dev/video0"; ALSA's name, empty: no sound.
    std::filesystem::path video_device = {};
    std::string audio_device = {};
    bool operator==(const Feed&) const = default;
};

struct Rtmp {
    std::string address = "127.0.0.1";
    std::uint16_t port = 1935;
    bool operator==(const Rtmp&) const = default;
};

// The same behind TLS, with the server's own certificate.
struct Rtmps {
    std::string address;  // empty: none
    std::uint16_t port = 1936;
    bool operator==(const Rtmps&) const = default;
};

struct Srt {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8890;
    bool operator==(const Srt&) const = default;
};

// A system that may mint links with a key of its own, for the roles named.
struct Issuer {
    std::string key_id;
    std::string public_key;  // Ed25519, 32 bytes as base64url
    std::vector<std::string> roles = {"participant", "hall", "screen", "moderator", "panelist", "producer"};
    bool operator==(const Issuer&) const = default;
};

struct Attendance {
    int keep_days = 365;  // intervals that ended earlier are erased
    bool operator==(const Attendance&) const = default;
};

// Whether a broadcast is recorded from its beginning, or once somebody says so.
enum class RecordingStart { automatic, by_hand };

// Broadcasts kept on disk, below <data_dir>/recordings.
struct Recording {
    bool on = false;
    int quota_gib = 50;  // for all recordings together
    int keep_days = 30;  // after a recording's end
    RecordingStart start = RecordingStart::automatic;
    bool operator==(const Recording&) const = default;
};

enum class LogLevel { debug, info, warn, error };

struct Settings {
    Event event;
    std::filesystem::path event_file;  // empty: `event` and the rooms' names are all there is
    std::optional<EventFile> agenda;   // what the event file holds
    std::filesystem::path data_dir = "var";
    Listen listen;
    std::string public_host = "localhost";
    int public_port = 0;               // in browsers' addresses; 0: that of listen
    std::vector<std::string> origins;  // beside https://public_host:port
    Tls tls;
    std::filesystem::path web_root = "web-client/dist";
    Admin admin;
    std::vector<Room> rooms;
    std::vector<Feed> feeds;
    Srt srt;
    Rtmp rtmp;
    Rtmps rtmps;
    Media media;
    Ice ice;
    std::vector<Issuer> issuers;
    Limits limits;
    Attendance attendance;
    Recording recording;
    LogLevel log = LogLevel::info;
    bool operator==(const Settings&) const = default;
};

// Languages and rooms as the agenda has them: a room keeps its picture and its questions, and one that the
// settings do not name has the defaults. Does nothing without an agenda.
void use_event(Settings& settings);

// Null: there is none.
const Feed* find_feed(const Settings& settings, std::string_view id);
// Whether the room's programme shows the feed, by itself, as its backup or as one of its sources.
bool has_feed(const Room& room, std::string_view feed);
const Output* find_output(const Settings& settings, std::string_view id);

// "https://HOST" or "https://HOST:PORT": what links and redirects begin with.
std::string public_url(const Settings& settings);

// The exact origins that a mutating request or a socket may come from: public_url and `origins`.
std::vector<std::string> allowed_origins(const Settings& settings);

}  // namespace paraninfo::config
