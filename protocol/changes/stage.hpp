// What happened on a room's stage, as the journal keeps it. Empty texts and ids: erased.
#pragma once

#include "protocol/programme_time.hpp"
#include "protocol/stage.hpp"

#include <optional>
#include <string>
#include <vector>

namespace paraninfo {

struct StagePrepared {
    std::optional<Scene> scene;  // none: erased
    bool operator==(const StagePrepared&) const = default;
};

struct StageTaken {
    std::optional<Scene> scene;          // none: erased
    std::optional<Scene> prepared = {};  // from then on
    Taking taking = {};
    std::optional<ProgrammeTime> programme_at = {};
    bool operator==(const StageTaken&) const = default;
};

struct StageSoundSet {
    SourceSound sound;
    bool operator==(const StageSoundSet&) const = default;
};

struct StageReturnSet {
    ReturnLevel level;
    bool operator==(const StageReturnSet&) const = default;
};

struct StageDuckingSet {
    Ducking ducking;
    bool operator==(const StageDuckingSet&) const = default;
};

struct StageThirdSet {
    std::vector<std::string> lines;
    std::optional<ProgrammeTime> programme_at = {};
    bool operator==(const StageThirdSet&) const = default;
};

struct StageCalled {
    PersonId person;
    bool next = true;
    bool operator==(const StageCalled&) const = default;
};

struct StageSteered {
    Steering steering;
    bool operator==(const StageSteered&) const = default;
};

struct StageChecked {
    DeviceCheck check;
    bool operator==(const StageChecked&) const = default;
};

struct StageTimerSet {
    std::optional<StageTimer> timer = {};
    bool operator==(const StageTimerSet&) const = default;
};

struct StagePresetSaved {
    Preset preset;
    bool operator==(const StagePresetSaved&) const = default;
};

struct StagePresetDeleted {
    PresetKind kind = PresetKind::scene;
    std::string name;
    bool operator==(const StagePresetDeleted&) const = default;
};

struct StagePresetRenamed {
    PresetKind kind = PresetKind::scene;
    std::string name;  // until then
    std::string new_name;
    bool operator==(const StagePresetRenamed&) const = default;
};

// How all sources are heard from then on: those that are not here, as they come.
struct StageLevelsSet {
    std::vector<SourceSound> sounds;
    bool operator==(const StageLevelsSet&) const = default;
};

struct StageFileSet {
    StageFile file;       // `begun` is what the room makes of it
    bool rewind = false;  // from its beginning
    bool operator==(const StageFileSet&) const = default;
};

struct StageTold {
    PersonId person;
    std::string by;
    Audience role = Audience::producer;
    PersonId to = {};
    std::string text;
    bool operator==(const StageTold&) const = default;
};

}  // namespace paraninfo
