// The messages about what panelists send and what the producer makes of it, as plain values: offers and
// answers, the mix, and how the sources are. Part of messages.hpp; MEDIA_LINK.md is the contract.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::media_link {

inline constexpr std::size_t session_id_bytes = 24;
inline constexpr std::size_t sdp_bytes_max = 64u << 10;
inline constexpr std::size_t candidate_bytes_max = 4096;
inline constexpr std::size_t sources_max = 32;
inline constexpr std::size_t scene_sources_max = 9;
inline constexpr std::size_t source_picture_bytes_max = 32u << 10;
inline constexpr std::size_t card_name_bytes_max = 128;
inline constexpr std::size_t third_line_bytes_max = 4200;
inline constexpr std::size_t announced_addresses_max = 4;
inline constexpr std::size_t announced_address_bytes_max = 64;
inline constexpr std::size_t files_max = 12;
inline constexpr std::size_t file_name_bytes_max = 255;
inline constexpr std::int16_t gain_min = -6000;  // hundredths of dB
inline constexpr std::int16_t gain_max = 1200;
inline constexpr std::int16_t ducking_min = -6000;
inline constexpr std::size_t returns_max = 128;
inline constexpr std::int16_t loudness_min = -10'000;  // hundredths of LUFS: silence
inline constexpr std::int16_t loudness_max = 1000;
inline constexpr std::int16_t peak_min = -10'000;  // hundredths of dBFS: silence
inline constexpr std::chrono::milliseconds sound_delay_max{500};
inline constexpr std::chrono::milliseconds transition_max{5000};
inline constexpr std::chrono::seconds answer_within{10};

// ---- up

// What came of an offer. `status` is 201, and `text` the SDP answer; or one of HTTP's, and it says why.
struct Answer {
    std::string session;
    std::uint16_t status = 201;
    std::string text;
    bool full = false;  // of 503: there is no room for one more
    bool operator==(const Answer&) const = default;
};

// How one source is. `too_much`: it is put out for what it sent, and not taken for a moment.
struct SourceState {
    enum class State : std::uint8_t { connecting = 1, live = 2, stalled = 3, gone = 4, too_much = 5 };
    std::string source;
    State state = State::connecting;
    std::int16_t peak = peak_min;  // since the message before, hundredths of dBFS
    std::uint16_t width = 0, height = 0;
    std::uint8_t fps = 0;
    std::uint32_t kbit = 0;
    std::uint16_t lost = 0;  // of the packets of the last ten seconds, hundredths of a percent
    bool operator==(const SourceState&) const = default;
};

// How loud the programme is as it goes out (EBU R 128), hundredths of LUFS, and its peaks.
struct ProgrammeLoudness {
    std::int16_t momentary = loudness_min;   // over 400 ms
    std::int16_t short_term = loudness_min;  // over 3 s
    std::int16_t target_lufs = 0;            // whole ones, as configured; 0: as it comes
    std::int16_t peak_left = peak_min;       // since the message before, hundredths of dBFS
    std::int16_t peak_right = peak_min;
    bool operator==(const ProgrammeLoudness&) const = default;
};

// How far a file has come.
struct FileState {
    enum class State : std::uint8_t { opening = 1, paused = 2, playing = 3, ended = 4, refused = 5 };
    enum class Why : std::uint8_t { nothing = 0, unreadable = 1, no_picture = 2, broken = 3 };
    std::string source;
    State state = State::opening;
    Why why = Why::nothing;   // of one that is refused
    std::uint64_t begun = 0;  // of the mix that it follows
    std::chrono::milliseconds position{0};
    std::chrono::milliseconds length{0};  // 0: not known
    bool operator==(const FileState&) const = default;
};

// All there are, and those that went since the one before.
struct Sources {
    std::vector<SourceState> sources;
    ProgrammeLoudness loudness = {};
    std::vector<FileState> files = {};
    bool operator==(const Sources&) const = default;
};

// A small moving picture of a source, for the producer.
struct SourcePicture {
    std::string source;
    std::string jpeg;
    bool operator==(const SourcePicture&) const = default;
};

// ---- down

// Whether a room takes panelists, and how: part of Configure.
struct Contribution {
    bool taken = false;
    std::uint16_t port_min = 0, port_max = 0;  // UDP; both 0: any
    std::vector<std::string> addresses = {};   // announced beside the machine's own
    std::string stun = {};                     // stun://HOST:PORT, or empty
    std::uint8_t publishers_max = 12;
    std::uint8_t players_max = 24;
    std::uint16_t width = 640, height = 360;  // of the return's picture
    std::uint32_t kbit = 700;
    std::string files = {};  // the folder of those that can be played; empty: none
    bool operator==(const Contribution&) const = default;
};

struct Offer {
    enum class Kind : std::uint8_t { publish = 1, play = 2 };
    enum class Bus : std::uint8_t { programme = 1, hall_minus = 2, solo = 3 };
    std::string session;  // 24 hexadecimal digits, new for each offer
    Kind kind = Kind::publish;
    std::string source;  // published under this name; of a player: whose own sound it does not hear (may be
                         // empty), or, of solo, the one that it hears alone
    Bus bus = Bus::programme;  // of a player
    std::string sdp;
    bool operator==(const Offer&) const = default;
};

struct Candidate {
    std::string session;
    std::string fragment;  // RFC 8840
    bool operator==(const Candidate&) const = default;
};

struct Leave {
    std::string session;
    bool operator==(const Leave&) const = default;
};

// What the programme shows: sources in the order of the layout's places. None: the slate.
struct Scene {
    enum class Layout : std::uint8_t {
        full = 1,
        side_by_side = 2,
        picture_in_picture = 3,
        grid = 4,
        screen_with_speaker = 5
    };
    Layout layout = Layout::full;
    std::vector<std::string> sources = {};
    bool operator==(const Scene&) const = default;
};

enum class Transition : std::uint8_t { cut = 1, fade = 2, move = 3 };

// How one source is heard, and the name on its card where it has no picture.
struct SourceMix {
    enum class Heard : std::uint8_t { while_shown = 1, always = 2 };
    std::string source;
    std::int16_t gain = 0;  // hundredths of dB
    bool muted = false;
    std::chrono::milliseconds delay{0};
    Heard heard = Heard::while_shown;
    std::string name = {};
    bool operator==(const SourceMix&) const = default;
};

// By how much the floor goes down while a panelist who is heard speaks, hundredths of dB; 0: not at all.
struct Ducking {
    std::int16_t programme = 0;
    std::int16_t returns = 0;  // in the return of who speaks
    bool operator==(const Ducking&) const = default;
};

// A source in the return of a listener, on top of its level in the programme.
struct ReturnLevel {
    std::string listener;  // a panelist's camera, or `hall_listener`
    std::string source;
    std::int16_t gain = 0;  // hundredths of dB
    bool operator==(const ReturnLevel&) const = default;
};

// A file of the folder that is a source, and how it is played.
struct FileMix {
    std::string source;
    std::string name;  // in the folder
    bool plays = false;
    bool loop = false;
    std::uint64_t begun = 0;  // another number than before: from its beginning
    bool operator==(const FileMix&) const = default;
};

// The whole of what the producer wants to be seen and heard. A source that is not listed is heard while it is
// shown, as it comes.
struct Mix {
    Scene scene;
    Transition transition = Transition::cut;
    std::chrono::milliseconds transition_ms{0};
    std::vector<SourceMix> sources = {};
    std::string third_line_1 = {};  // the lower third; both empty: none
    std::string third_line_2 = {};
    std::vector<ReturnLevel> returns = {};  // those that are not heard as in the programme
    Ducking ducking = {};
    std::vector<FileMix> files = {};      // all there are
    std::vector<std::string> ready = {};  // not shown yet, and wanted whole: prepared or called
    bool operator==(const Mix&) const = default;
};

// The name of a file itself, with no folder in it.
bool is_file_name(std::string_view name);

// 24 lower-case hexadecimal digits.
bool is_session_id(std::string_view session);

}  // namespace paraninfo::media_link
