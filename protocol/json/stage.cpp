#include "protocol/json/stage.hpp"

#include "protocol/hall_listener.hpp"
#include "protocol/json/device_check.hpp"
#include "protocol/json/stage_files.hpp"
#include "protocol/json/stage_presets.hpp"
#include "protocol/json/stage_timer.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace paraninfo::json {

namespace {

// Sources that can be named, each once, as many as a scene has places.
bool read_sources(const nlohmann::json& list, std::vector<std::string>& to) {
    if (!list.is_array() || list.size() > scene_sources_max) return false;
    for (const auto& one : list) {
        if (!one.is_string()) return false;
        std::string source = one.get<std::string>();
        if (!source_kind_of(source) || std::ranges::find(to, source) != to.end()) return false;
        to.push_back(std::move(source));
    }
    return true;
}

PersonId person_or_null(Members& members, const char* name) {
    return members.required(name).is_null() ? PersonId{} : entity<PersonId>(members, name);
}

}  // namespace

Scene read_scene(Members& members, const char* name) {
    Scene scene;
    const nlohmann::json& value = members.required(name);
    if (!value.is_object()) {
        members.wrong(name);
        return scene;
    }
    Members inner(value);
    scene.layout = named(inner, "layout", scene_layout_named);
    if (!read_sources(inner.required("sources"), scene.sources) || inner.problem()) members.wrong(name);
    return scene;
}

SourceSound read_sound(Members& members) {
    SourceSound sound;
    sound.source = members.text("source");
    if (!source_kind_of(sound.source)) members.wrong("source");
    sound.gain = members.within("gain", gain_min, gain_max);
    sound.muted = members.truth("muted");
    sound.delay_ms = members.within("delay_ms", 0, sound_delay_ms_max);
    sound.heard = named(members, "heard", source_heard_named);
    return sound;
}

bool read_sounds(const nlohmann::json& list, std::vector<SourceSound>& to) {
    const bool fit = read_each(list, to, [](const nlohmann::json& value) -> std::optional<SourceSound> {
        if (!value.is_object()) return std::nullopt;
        Members one(value);
        SourceSound sound = read_sound(one);
        return one.problem() ? std::nullopt : std::optional(std::move(sound));
    });
    return fit && to.size() <= sounds_max;
}

// Of itself the hall has nothing in its return, and so no level.
ReturnLevel read_return(Members& members) {
    ReturnLevel level;
    level.person = entity<PersonId>(members, "person");
    level.source = members.text("source");
    const auto kind = source_kind_of(level.source);
    const bool of_hall = kind == SourceKind::floor || kind == SourceKind::hall;
    if (!kind || (of_hall && level.person.value == hall_listener)) members.wrong("source");
    level.gain = members.within("gain", gain_min, gain_max);
    return level;
}

Ducking read_ducking(Members& members) {
    const std::int32_t programme = members.within("programme", ducking_min, 0);
    return {programme, members.within("returns", ducking_min, 0)};
}

PrepareScene read_prepare_scene(Members& members) {
    return {read_scene(members, "scene")};
}

TakeScene read_take_scene(Members& members) {
    TakeScene take;
    take.taking.transition = named(members, "transition", scene_transition_named);
    take.taking.ms = members.within("ms", 0, transition_ms_max);
    if (members.any("scene") != nullptr) take.scene = read_scene(members, "scene");
    return take;
}

SetSound read_set_sound(Members& members) {
    return {read_sound(members)};
}

SetReturn read_set_return(Members& members) {
    return {read_return(members)};
}

SetDucking read_set_ducking(Members& members) {
    return {read_ducking(members)};
}

SetThird read_set_third(Members& members) {
    SetThird third;
    const nlohmann::json& lines = members.required("lines");
    if (lines.is_null()) return third;
    const bool fit = lines.is_array() && !lines.empty() && lines.size() <= third_lines_max &&
                     std::ranges::all_of(lines, [](const auto& line) { return line.is_string(); });
    if (!fit) {
        members.wrong("lines");
        return third;
    }
    for (const auto& line : lines) third.lines.push_back(line.get<std::string>());
    return third;
}

CallPanelist read_call_panelist(Members& members) {
    auto person = entity<PersonId>(members, "person");
    return {std::move(person), members.truth("next")};
}

TellStage read_tell_stage(Members& members) {
    std::string text = members.text("text");
    return {std::move(text), person_or_null(members, "to")};
}

SayBackstage read_say_backstage(Members& members) {
    return {members.text("text")};
}

TalkBack read_talk_back(Members& members) {
    TalkBack talk;
    if (!members.required("reach").is_null()) talk.reach = named(members, "reach", talk_reach_named);
    talk.to = person_or_null(members, "to");
    // One is named, and nobody where it is not for one.
    if ((talk.reach == TalkReach::one) == talk.to.empty()) members.wrong("to");
    return talk;
}

void write_scene(Writer& to, const Scene& scene) {
    to.open_object().member("layout", name_of(scene.layout)).key("sources").open_array();
    for (const std::string& source : scene.sources) to.value(source);
    to.close_array().close_object();
}

void write_sound(Writer& to, const SourceSound& sound) {
    to.open_object().member("source", sound.source).member("gain", sound.gain);
    to.member("muted", sound.muted).member("delay_ms", sound.delay_ms);
    to.member("heard", name_of(sound.heard)).close_object();
}

void write_sounds(Writer& to, const std::vector<SourceSound>& sounds) {
    to.open_array();
    for (const SourceSound& sound : sounds) write_sound(to, sound);
    to.close_array();
}

void write_voice(Writer& to, const Voice& voice) {
    to.open_object().member("source", voice.source).member("muted", voice.muted);
    to.member("heard", name_of(voice.heard)).close_object();
}

void write_voices(Writer& to, const std::vector<Voice>& voices) {
    to.open_array();
    for (const Voice& voice : voices) write_voice(to, voice);
    to.close_array();
}

void write_return(Writer& to, const ReturnLevel& level) {
    to.open_object().member("person", level.person.value).member("source", level.source);
    to.member("gain", level.gain).close_object();
}

void write_ducking(Writer& to, const Ducking& ducking) {
    to.key("ducking").open_object().member("programme", ducking.programme);
    to.member("returns", ducking.returns).close_object();
}

void write_third(Writer& to, const std::vector<std::string>& lines) {
    to.key("third");
    if (lines.empty()) {
        to.null();
        return;
    }
    to.open_array();
    for (const std::string& line : lines) to.value(line);
    to.close_array();
}

void write_next(Writer& to, const std::vector<PersonId>& next) {
    to.key("next").open_array();
    for (const PersonId& person : next) to.value(person.value);
    to.close_array();
}

void write_steering(Writer& to, const std::optional<Steering>& steering) {
    to.key("steering");
    if (!steering) {
        to.null();
        return;
    }
    to.open_object().member("person", steering->person.value).member("name", steering->name).close_object();
}

void write_note(Writer& to, const StageNote& note) {
    to.open_object().member("number", note.number).member("person", note.person.value);
    to.member("by", note.by).member("role", name_of(note.role)).member_or_null("to", note.to.value);
    to.member("text", note.text).member("at", note.at_ms).close_object();
}

std::string encode_stage_for_producers(const Stage& stage) {
    Writer to;
    to.open_object().key("scene");
    write_scene(to, stage.programme);
    to.key("prepared");
    if (stage.prepared)
        write_scene(to, *stage.prepared);
    else
        to.null();
    to.key("sound");
    write_sounds(to, stage.sounds);
    to.key("returns").open_array();
    for (const ReturnLevel& level : stage.returns) write_return(to, level);
    to.close_array();
    write_ducking(to, stage.ducking);
    write_third(to, stage.third);
    write_next(to, stage.next);
    write_steering(to, stage.steering);
    write_checks(to, stage.checks);
    write_timer(to, stage.timer);
    write_stage_files(to, stage.files);
    write_presets(to, stage.presets);
    to.key("notes").open_array();
    for (const StageNote& note : stage.notes) write_note(to, note);
    return to.close_array().close_object().take();
}

std::string encode_stage_for(const Stage& stage, const PersonId& panelist, Offset notes_after) {
    Writer to;
    to.open_object().key("scene");
    write_scene(to, stage.programme);
    to.key("sound");
    write_voices(to, voices_of(stage.sounds));
    write_next(to, stage.next);
    write_steering(to, stage.steering);
    write_timer(to, stage.timer);
    to.key("notes").open_array();
    for (const StageNote& note : stage.notes)
        if (note.number > notes_after && is_for(note, panelist)) write_note(to, note);
    return to.close_array().close_object().take();
}

}  // namespace paraninfo::json
