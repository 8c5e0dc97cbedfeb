#include "server/app/stage_mix.hpp"

#include "protocol/hall_listener.hpp"
#include "server/live/source_names.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace paraninfo::app {
namespace {

static_assert(third_line_bytes_max <= media_link::third_line_bytes_max, "what a room takes goes down");

media_link::Scene::Layout layout_of(SceneLayout layout) {
    using Layout = media_link::Scene::Layout;
    switch (layout) {
        case SceneLayout::full:
            return Layout::full;
        case SceneLayout::side_by_side:
            return Layout::side_by_side;
        case SceneLayout::picture_in_picture:
            return Layout::picture_in_picture;
        case SceneLayout::grid:
            return Layout::grid;
        case SceneLayout::screen_with_speaker:
            return Layout::screen_with_speaker;
    }
    return Layout::full;
}

media_link::Transition transition_of(SceneTransition transition) {
    switch (transition) {
        case SceneTransition::cut:
            return media_link::Transition::cut;
        case SceneTransition::fade:
            return media_link::Transition::fade;
        case SceneTransition::move:
            return media_link::Transition::move;
    }
    return media_link::Transition::cut;
}

// Whole characters, as many as the card's limit lets.
std::string on_card(std::string name) {
    if (name.size() <= media_link::card_name_bytes_max) return name;
    std::size_t end = media_link::card_name_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0U) == 0x80U) --end;
    name.resize(end);
    return name;
}

class Mixing {
  public:
    Mixing(const Stage& stage, const std::vector<room::Panelist>& panelists,
           const std::vector<RoomFile>& files, const std::vector<RoomFeed>& feeds)
        : stage_(stage), feeds_(feeds) {
        for (const RoomFeed& one : feeds) names_[one.source] = one.name;
        for (const RoomFile& one : files) names_[one.source] = one.title;
        for (const room::Panelist& one : panelists) {
            names_[live::camera_of(one.person)] = one.name;
            if (!one.guest) names_[live::screen_of(one.person)] = one.name;
        }
    }

    std::vector<media_link::SourceMix> sources() {
        for (const std::string& source : stage_.programme.sources) add(source);
        for (const SourceSound& sound : stage_.sounds) add(sound.source);
        for (const RoomFeed& one : feeds_) add(one.source);
        for (const auto& [source, name] : names_) add(source);
        return std::move(sources_);
    }

  private:
    void add(const std::string& source) {
        const bool listed =
            std::ranges::find(sources_, source, &media_link::SourceMix::source) != sources_.end();
        if (listed || sources_.size() >= media_link::sources_max) return;
        media_link::SourceMix mix;
        mix.source = source;
        if (const auto named = names_.find(source); named != names_.end()) mix.name = on_card(named->second);
        const auto sound = std::ranges::find(stage_.sounds, source, &SourceSound::source);
        if (sound != stage_.sounds.end()) {
            mix.gain = static_cast<std::int16_t>(sound->gain);
            mix.muted = sound->muted;
            mix.delay = std::chrono::milliseconds(sound->delay_ms);
            mix.heard = sound->heard == SourceHeard::always ? media_link::SourceMix::Heard::always
                                                            : media_link::SourceMix::Heard::while_shown;
        }
        sources_.push_back(std::move(mix));
    }

    const Stage& stage_;
    const std::vector<RoomFeed>& feeds_;
    std::map<std::string, std::string> names_;
    std::vector<media_link::SourceMix> sources_;
};

std::string listener_of(const PersonId& person) {
    return person.value == hall_listener ? hall_listener : live::camera_of(person);
}

std::vector<media_link::ReturnLevel> returns_of(const Stage& stage) {
    std::vector<media_link::ReturnLevel> returns;
    for (const ReturnLevel& level : stage.returns)
        returns.push_back({listener_of(level.person), level.source, static_cast<std::int16_t>(level.gain)});
    return returns;
}

std::vector<media_link::FileMix> files_of(const Stage& stage, const std::vector<RoomFile>& files) {
    std::vector<media_link::FileMix> all;
    for (const RoomFile& one : files) {
        if (all.size() >= media_link::files_max) break;
        media_link::FileMix mix{one.source, one.name};
        const auto wanted = std::ranges::find(stage.files, one.source, &StageFile::source);
        if (wanted != stage.files.end()) {
            mix.plays = wanted->plays;
            mix.loop = wanted->loop;
            mix.begun = wanted->begun;
        }
        all.push_back(std::move(mix));
    }
    return all;
}

// What is prepared, and of whom is next the camera and the screen.
std::vector<std::string> ready_of(const Stage& stage) {
    std::vector<std::string> wanted = stage.prepared ? stage.prepared->sources : std::vector<std::string>();
    for (const PersonId& person : stage.next) {
        wanted.push_back(live::camera_of(person));
        wanted.push_back(live::screen_of(person));
    }
    std::vector<std::string> ready;
    for (std::string& source : wanted) {
        const bool is_there =
            std::ranges::find(stage.programme.sources, source) != stage.programme.sources.end() ||
            std::ranges::find(ready, source) != ready.end();
        if (!is_there && ready.size() < media_link::sources_max) ready.push_back(std::move(source));
    }
    return ready;
}

}  // namespace

media_link::Mix mix_of(const Stage& stage, const std::vector<room::Panelist>& panelists,
                       const std::optional<Scene>& before, const std::vector<RoomFile>& files,
                       const std::vector<RoomFeed>& feeds) {
    media_link::Mix mix;
    mix.scene = {layout_of(stage.programme.layout), stage.programme.sources};
    if (before && *before != stage.programme) {
        mix.transition = transition_of(stage.taking.transition);
        mix.transition_ms = std::chrono::milliseconds(stage.taking.ms);
    }
    mix.sources = Mixing(stage, panelists, files, feeds).sources();
    mix.returns = returns_of(stage);
    mix.files = files_of(stage, files);
    mix.ready = ready_of(stage);
    mix.ducking = {static_cast<std::int16_t>(stage.ducking.programme),
                   static_cast<std::int16_t>(stage.ducking.returns)};
    if (!stage.third.empty()) mix.third_line_1 = stage.third.front();
    if (stage.third.size() > 1) mix.third_line_2 = stage.third[1];
    return mix;
}

}  // namespace paraninfo::app
