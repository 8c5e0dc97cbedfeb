#include "protocol/stage.hpp"

#include "protocol/media_link/source_names.hpp"
#include "protocol/names.hpp"

#include <algorithm>

namespace paraninfo {

namespace {

constexpr std::array<std::string_view, 5> layouts{"full", "side_by_side", "picture_in_picture", "grid",
                                                  "screen_with_speaker"};
constexpr std::array<std::string_view, 3> transitions{"cut", "fade", "move"};
constexpr std::array<std::string_view, 2> hearings{"while_shown", "always"};
constexpr std::array<std::string_view, 3> talk_reaches{"one", "backstage", "everyone"};
constexpr std::array<std::string_view, 2> preset_kinds{"scene", "levels"};
constexpr std::array<std::string_view, 5> source_kinds{"floor", "camera", "screen", "file", "hall"};

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

}  // namespace

std::string_view name_of(SceneLayout layout) {
    return layouts[static_cast<std::size_t>(layout)];
}

std::optional<SceneLayout> scene_layout_named(std::string_view name) {
    return named<SceneLayout>(layouts, name);
}

std::string_view name_of(SceneTransition transition) {
    return transitions[static_cast<std::size_t>(transition)];
}

std::optional<SceneTransition> scene_transition_named(std::string_view name) {
    return named<SceneTransition>(transitions, name);
}

std::string_view name_of(SourceHeard heard) {
    return hearings[static_cast<std::size_t>(heard)];
}

std::optional<SourceHeard> source_heard_named(std::string_view name) {
    return named<SourceHeard>(hearings, name);
}

std::string_view name_of(PresetKind kind) {
    return preset_kinds[static_cast<std::size_t>(kind)];
}

std::optional<PresetKind> preset_kind_named(std::string_view name) {
    return named<PresetKind>(preset_kinds, name);
}

std::string_view name_of(SourceKind kind) {
    return source_kinds[static_cast<std::size_t>(kind)];
}

std::optional<SourceKind> source_kind_of(std::string_view source) {
    if (source == floor_source) return SourceKind::floor;
    const std::size_t dash = source.find('-');
    if (dash == std::string_view::npos || source.size() != dash + 1 + source_digits) return std::nullopt;
    if (!std::ranges::all_of(source.substr(dash + 1), is_hex)) return std::nullopt;
    if (source.starts_with(media_link::camera_prefix)) return SourceKind::camera;
    if (source.starts_with(media_link::screen_prefix)) return SourceKind::screen;
    if (source.starts_with(media_link::file_prefix)) return SourceKind::file;
    if (source.starts_with(media_link::feed_prefix)) return SourceKind::hall;
    return std::nullopt;
}

bool is_talkback(std::string_view source) {
    constexpr std::size_t prefix = media_link::talkback_prefix.size();
    return source.size() == prefix + source_digits && media_link::is_talkback(source) &&
           std::ranges::all_of(source.substr(prefix), is_hex);
}

std::string_view name_of(TalkReach reach) {
    return talk_reaches[static_cast<std::size_t>(reach)];
}

std::optional<TalkReach> talk_reach_named(std::string_view name) {
    return named<TalkReach>(talk_reaches, name);
}

std::vector<Voice> voices_of(const std::vector<SourceSound>& sounds) {
    std::vector<Voice> voices;
    for (const SourceSound& one : sounds)
        if (source_kind_of(one.source) == SourceKind::camera)
            voices.push_back({one.source, one.muted, one.heard});
    return voices;
}

bool is_for(const StageNote& note, const PersonId& panelist) {
    return note.to.empty() || note.to == panelist || note.person == panelist;
}

}  // namespace paraninfo
