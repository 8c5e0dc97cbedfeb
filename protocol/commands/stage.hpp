// What producers and panelists ask of a room's stage. Imperatives; checked for shape only.
#pragma once

#include "protocol/stage.hpp"

#include <optional>
#include <string>
#include <vector>

namespace paraninfo {

struct PrepareScene {
    Scene scene;
    bool operator==(const PrepareScene&) const = default;
};

struct TakeScene {
    Taking taking;
    std::optional<Scene> scene = {};  // none: the one that is prepared
    bool operator==(const TakeScene&) const = default;
};

struct SetSound {
    SourceSound sound;
    bool operator==(const SetSound&) const = default;
};

struct SetReturn {
    ReturnLevel level;
    bool operator==(const SetReturn&) const = default;
};

struct SetDucking {
    Ducking ducking;
    bool operator==(const SetDucking&) const = default;
};

struct SetThird {
    std::vector<std::string> lines;  // none: no lower third
    bool operator==(const SetThird&) const = default;
};

struct CallPanelist {
    PersonId person;
    bool next = true;  // false: not next any more
    bool operator==(const CallPanelist&) const = default;
};

struct ReportCheck {
    DeviceCheck check;  // without person and time, which the room knows
    bool operator==(const ReportCheck&) const = default;
};

struct SetTimer {
    std::optional<StageTimer> timer = {};  // none: no timer
    bool operator==(const SetTimer&) const = default;
};

// Keeps what is in the preview, or how all sources are heard, in place of what had that name.
struct SavePreset {
    PresetKind kind = PresetKind::scene;
    std::string name;
    bool operator==(const SavePreset&) const = default;
};

// Puts the scene into the preview, or has all sources heard as they were.
struct RecallPreset {
    PresetKind kind = PresetKind::scene;
    std::string name;
    bool operator==(const RecallPreset&) const = default;
};

struct DeletePreset {
    PresetKind kind = PresetKind::scene;
    std::string name;
    bool operator==(const DeletePreset&) const = default;
};

// It keeps its place among the presets, and so the key that recalls it.
struct RenamePreset {
    PresetKind kind = PresetKind::scene;
    std::string name;
    std::string new_name;  // of no other preset of its kind
    bool operator==(const RenamePreset&) const = default;
};

struct SetFile {
    StageFile file;       // without `begun`, which the room knows
    bool rewind = false;  // from its beginning
    bool operator==(const SetFile&) const = default;
};

struct SteerStage {
    bool operator==(const SteerStage&) const = default;
};

struct TellStage {
    std::string text;
    PersonId to = {};  // empty: everybody backstage
    bool operator==(const TellStage&) const = default;
};

struct SayBackstage {
    std::string text;
    bool operator==(const SayBackstage&) const = default;
};

// Said again and again while it lasts.
struct TalkBack {
    std::optional<TalkReach> reach = {};  // none: it is over
    PersonId to = {};                     // of `one`
    bool operator==(const TalkBack&) const = default;
};

// Whoever hears the others backstage is heard by them.
struct HearBackstage {
    bool others = false;
    bool operator==(const HearBackstage&) const = default;
};

// A producer hears those who wait, besides the programme.
struct ListenBackstage {
    bool on = false;
    bool operator==(const ListenBackstage&) const = default;
};

struct TestEcho {
    bool confirmed = false;  // although viewers may hear it
    bool operator==(const TestEcho&) const = default;
};

}  // namespace paraninfo
