// What a producer makes of a room's sources: scenes, how each source is heard, how files are played, the
// lower third, who is next, who steers, what is kept under a name, and what is told backstage. Values
// (PROTOCOL.md section 4.6); the rules are server/room/stage.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/ids.hpp"
#include "protocol/position.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo {

inline constexpr std::size_t scene_sources_max = 9;
inline constexpr std::size_t sounds_max = 32;
inline constexpr std::size_t called_max = 9;
inline constexpr std::size_t notes_kept_max = 200;
inline constexpr std::size_t checks_kept_max = 64;
inline constexpr std::int32_t check_side_max = 16'384;  // of a camera's picture
inline constexpr std::int32_t check_fps_max = 240;
inline constexpr std::int64_t timer_ms_max = 10'800'000;
inline constexpr std::size_t third_lines_max = 2;
inline constexpr std::size_t third_line_bytes_max = 120 * 35;  // Unicode's longest emoji have 35
inline constexpr std::size_t presets_max = 24;                 // of both kinds together
inline constexpr std::size_t preset_name_bytes_max = 256;
inline constexpr std::size_t files_kept_max = 32;  // whose playing is kept
inline constexpr std::int32_t gain_min = -6000;    // hundredths of a dB
inline constexpr std::int32_t gain_max = 1200;
inline constexpr std::int32_t ducking_min = -6000;
inline constexpr std::size_t returns_max = 128;
inline constexpr std::int32_t sound_delay_ms_max = 500;
inline constexpr std::int32_t transition_ms_max = 5000;
inline constexpr const char* floor_source = "floor";
inline constexpr std::size_t source_digits = 20;

enum class SceneLayout { full, side_by_side, picture_in_picture, grid, screen_with_speaker };
std::string_view name_of(SceneLayout layout);
std::optional<SceneLayout> scene_layout_named(std::string_view name);

enum class SceneTransition { cut, fade, move };
std::string_view name_of(SceneTransition transition);
std::optional<SceneTransition> scene_transition_named(std::string_view name);

enum class SourceHeard { while_shown, always };
std::string_view name_of(SourceHeard heard);
std::optional<SourceHeard> source_heard_named(std::string_view name);

enum class SourceKind { floor, camera, screen, file, hall };
std::string_view name_of(SourceKind kind);
// `floor`, or `cam-`, `scr-`, `file-` or `feed-` and 20 lower-case hexadecimal digits; nothing for anything
// else.
std::optional<SourceKind> source_kind_of(std::string_view source);

// A producer's microphone by which panelists are spoken to: `talk-` and 20 such digits. No scene, no level
// and no solo can name it, so it is no source of the programme's.
bool is_talkback(std::string_view source);

// To whom a producer speaks: one panelist, those who are not on air, or all.
enum class TalkReach { one, backstage, everyone };
std::string_view name_of(TalkReach reach);
std::optional<TalkReach> talk_reach_named(std::string_view name);

// Sources in the order of the layout's places; none: the slate.
struct Scene {
    SceneLayout layout = SceneLayout::full;
    std::vector<std::string> sources = {};
    bool operator==(const Scene&) const = default;
};

// How a scene comes on the programme.
struct Taking {
    SceneTransition transition = SceneTransition::cut;
    std::int32_t ms = 0;
    bool operator==(const Taking&) const = default;
};

struct SourceSound {
    std::string source;
    std::int32_t gain = 0;
    bool muted = false;
    std::int32_t delay_ms = 0;
    SourceHeard heard = SourceHeard::while_shown;
    bool operator==(const SourceSound&) const = default;
};

// What panelists are told of how a camera is heard: whether its voice goes out, and nothing of levels.
struct Voice {
    std::string source;
    bool muted = false;
    SourceHeard heard = SourceHeard::while_shown;
    bool operator==(const Voice&) const = default;
};

// Of the sounds those of cameras, in their order.
std::vector<Voice> voices_of(const std::vector<SourceSound>& sounds);

// A source in the return of a panelist or of the hall, on top of its level in the programme.
struct ReturnLevel {
    PersonId person;  // or `hall_listener`
    std::string source;
    std::int32_t gain = 0;
    bool operator==(const ReturnLevel&) const = default;
};

// By how much the floor goes down while a panelist who is heard speaks, in hundredths of a dB; 0: not at all.
// In their own return it does so from the start: there the hall would bring their voice back to them.
struct Ducking {
    std::int32_t programme = 0;
    std::int32_t returns = -1200;
    bool operator==(const Ducking&) const = default;
};

enum class PresetKind { scene, levels };
std::string_view name_of(PresetKind kind);
std::optional<PresetKind> preset_kind_named(std::string_view name);

// What a producer keeps under a name: a scene, or how all sources are heard. One of each kind for a name.
struct Preset {
    PresetKind kind = PresetKind::scene;
    std::string name;
    Scene scene = {};                      // of a scene
    std::vector<SourceSound> sounds = {};  // of levels: of sources that are not heard as they come
    bool operator==(const Preset&) const = default;
};

// How a file of the room is played. One of which nothing is said stands at its first picture.
struct StageFile {
    std::string source;
    bool plays = false;    // until its end
    bool loop = false;     // begins anew at its end
    bool on_take = false;  // begins when it comes on the programme
    Offset begun = 0;      // the change from which it plays from its beginning
    bool operator==(const StageFile&) const = default;
};

struct Steering {
    PersonId person;
    std::string name;
    bool operator==(const Steering&) const = default;
};

struct StageNote {
    Offset number = 0;  // of the change that told it
    PersonId person;
    std::string by;
    Audience role = Audience::producer;
    PersonId to = {};  // the one panelist it is for; empty: everybody backstage
    std::string text;
    std::int64_t at_ms = 0;
    bool operator==(const StageNote&) const = default;
};

// What a panelist's page found of the devices, as the page says it.
struct DeviceCheck {
    PersonId person;
    std::int32_t width = 0;  // of the camera's picture; 0: no camera
    std::int32_t height = 0;
    std::int32_t fps = 0;
    std::optional<std::int32_t> microphone =
        {};                // the loudest heard, hundredths of dBFS; none: no microphone
    bool speaker = false;  // the person heard the test
    bool screen = false;   // was shared
    std::int64_t at_ms = 0;
    bool operator==(const DeviceCheck&) const = default;
};

// How long who speaks still has: `ms` at `at_ms`, and less from there on while it runs. Negative: too long.
struct StageTimer {
    PersonId person = {};  // whom it is for; empty: everybody backstage
    std::int64_t ms = 0;
    bool runs = false;
    std::int64_t at_ms = 0;  // of the change that set it
    bool operator==(const StageTimer&) const = default;
};

struct Stage {
    Scene programme{SceneLayout::full, {floor_source}};
    Taking taking;  // how the programme's scene came there
    std::optional<Scene> prepared = {};
    std::vector<SourceSound> sounds = {};   // of sources that are not heard as they come
    std::vector<ReturnLevel> returns = {};  // of sources that are not as in the programme
    Ducking ducking = {};
    std::vector<std::string> third = {};  // empty: none
    std::vector<PersonId> next = {};
    std::optional<Steering> steering = {};
    std::vector<StageNote> notes = {};     // the newest
    std::vector<DeviceCheck> checks = {};  // the newest of each person, in their order
    std::optional<StageTimer> timer = {};
    std::vector<StageFile> files = {};  // the last ones of which anything was said
    std::vector<Preset> presets = {};   // in the order in which their names came
    bool operator==(const Stage&) const = default;
};

// Whether a panelist gets the note: it is to all, to them or from them.
bool is_for(const StageNote& note, const PersonId& panelist);

}  // namespace paraninfo
