#include "protocol/json/stage_entries.hpp"

#include "protocol/json/airing.hpp"
#include "protocol/json/device_check.hpp"
#include "protocol/json/stage.hpp"
#include "protocol/json/stage_files.hpp"
#include "protocol/json/stage_presets.hpp"
#include "protocol/json/stage_timer.hpp"

namespace paraninfo::json {

namespace {

std::optional<Scene> optional_scene(Members& members, const char* name) {
    return members.any(name) == nullptr ? std::nullopt : std::optional(read_scene(members, name));
}

void write_optional_scene(Writer& to, const char* name, const std::optional<Scene>& scene) {
    if (!scene) return;
    to.key(name);
    write_scene(to, *scene);
}

std::vector<std::string> read_lines(Members& members, const char* name) {
    std::vector<std::string> lines;
    const bool fit = read_each(members.required(name), lines, [](const Value& line) {
        return line.is_string() ? std::optional(line.get<std::string>()) : std::nullopt;
    });
    if (!fit || lines.size() > third_lines_max) members.wrong(name);
    return lines;
}

void write_lines(Writer& to, const char* name, const std::vector<std::string>& lines) {
    to.key(name).open_array();
    for (const std::string& line : lines) to.value(line);
    to.close_array();
}

std::optional<SourceSound> read_kept_sound(const Value& value) {
    if (!value.is_object()) return std::nullopt;
    Members one(value);
    SourceSound sound = read_sound(one);
    return one.problem() ? std::nullopt : std::optional(std::move(sound));
}

std::optional<ReturnLevel> read_kept_return(const Value& value) {
    if (!value.is_object()) return std::nullopt;
    Members one(value);
    ReturnLevel level = read_return(one);
    return one.problem() ? std::nullopt : std::optional(std::move(level));
}

// A stage that was kept before there were returns has neither; then the floor is ducked as in a new room.
bool read_kept_returns(Members& members, Stage& stage) {
    if (const Value* returns = members.any("returns"))
        if (!read_each(*returns, stage.returns, read_kept_return)) return false;
    const Value* ducking = members.any("ducking");
    if (ducking == nullptr) return true;
    if (!ducking->is_object()) return false;
    Members inner(*ducking);
    stage.ducking = read_ducking(inner);
    return !inner.problem();
}

std::optional<StageNote> read_kept_note(const Value& value) {
    if (!value.is_object()) return std::nullopt;
    Members one(value);
    StageNote note;
    note.number = one.natural("number");
    note.person.value = one.text("person");
    note.by = one.text("by");
    note.role = named(one, "role", audience_named);
    note.to.value = one.optional_text("to");
    note.text = one.text("text");
    note.at_ms = one.integer("at");
    return one.problem() ? std::nullopt : std::optional(std::move(note));
}

void write_kept_note(Writer& to, const StageNote& note) {
    to.open_object().member("number", note.number).member("person", note.person.value);
    to.member("by", note.by).member("role", name_of(note.role));
    if (!note.to.empty()) to.member("to", note.to.value);
    to.member("text", note.text).member("at", note.at_ms).close_object();
}

std::optional<PersonId> read_person(const Value& value) {
    return value.is_string() ? std::optional(PersonId{value.get<std::string>()}) : std::nullopt;
}

bool read_steering(Members& members, std::optional<Steering>& steering) {
    const Value* value = members.any("steering");
    if (value == nullptr) return true;
    if (!value->is_object()) return false;
    Members one(*value);
    steering = Steering{PersonId{one.text("person")}, one.text("name")};
    return !one.problem();
}

}  // namespace

std::string encode_stage_entry(const StagePrepared& change, Writer& payload) {
    write_optional_scene(payload, "scene", change.scene);
    return {};
}

std::string encode_stage_entry(const StageTaken& change, Writer& payload) {
    write_optional_scene(payload, "scene", change.scene);
    write_optional_scene(payload, "prepared", change.prepared);
    return ":" + std::string(name_of(change.taking.transition)) + ":" + std::to_string(change.taking.ms);
}

std::string encode_stage_entry(const StageSoundSet& change, Writer& payload) {
    payload.key("sound");
    write_sound(payload, change.sound);
    return {};
}

std::string encode_stage_entry(const StageReturnSet& change, Writer& payload) {
    payload.key("return");
    write_return(payload, change.level);
    return {};
}

std::string encode_stage_entry(const StageDuckingSet& change, Writer&) {
    return ":" + std::to_string(change.ducking.programme) + ":" + std::to_string(change.ducking.returns);
}

std::string encode_stage_entry(const StageThirdSet& change, Writer& payload) {
    write_lines(payload, "lines", change.lines);
    return {};
}

std::string encode_stage_entry(const StageCalled& change, Writer& payload) {
    payload.member("person", change.person.value);
    return change.next ? ":next" : ":not";
}

std::string encode_stage_entry(const StageSteered& change, Writer& payload) {
    payload.member("person", change.steering.person.value).member("name", change.steering.name);
    return {};
}

std::string encode_stage_entry(const StageTold& change, Writer& payload) {
    payload.member("person", change.person.value).member("by", change.by);
    if (!change.to.empty()) payload.member("to", change.to.value);
    payload.member("text", change.text);
    return ":" + std::string(name_of(change.role));
}

StagePrepared decode_stage_prepared(EntrySource& from) {
    return {optional_scene(from.members, "scene")};
}

StageTaken decode_stage_taken(EntrySource& from) {
    StageTaken taken;
    taken.taking.transition = from.named(0, scene_transition_named);
    taken.taking.ms = from.number<std::int32_t>(1);
    taken.scene = optional_scene(from.members, "scene");
    taken.prepared = optional_scene(from.members, "prepared");
    taken.programme_at = read_programme_at(from);
    return taken;
}

StageSoundSet decode_stage_sound_set(EntrySource& from) {
    if (from.erased) return {};
    auto sound = read_kept_sound(from.members.required("sound"));
    from.fit = from.fit && sound;
    return {std::move(sound).value_or(SourceSound{})};
}

StageReturnSet decode_stage_return_set(EntrySource& from) {
    if (from.erased) return {};
    auto level = read_kept_return(from.members.required("return"));
    from.fit = from.fit && level;
    return {std::move(level).value_or(ReturnLevel{})};
}

StageDuckingSet decode_stage_ducking_set(EntrySource& from) {
    const Ducking ducking{from.number<std::int32_t>(0), from.number<std::int32_t>(1)};
    for (const std::int32_t depth : {ducking.programme, ducking.returns})
        from.fit = from.fit && depth >= ducking_min && depth <= 0;
    return {ducking};
}

StageThirdSet decode_stage_third_set(EntrySource& from) {
    auto lines = from.erased ? std::vector<std::string>() : read_lines(from.members, "lines");
    return {std::move(lines), read_programme_at(from)};
}

StageCalled decode_stage_called(EntrySource& from) {
    const auto word = from.word(0);
    from.fit = from.fit && (word == "next" || word == "not");
    return {PersonId{from.text("person")}, word == "next"};
}

StageSteered decode_stage_steered(EntrySource& from) {
    std::string person = from.text("person");
    return {{PersonId{std::move(person)}, from.text("name")}};
}

StageTold decode_stage_told(EntrySource& from) {
    StageTold told;
    told.role = from.named(0, audience_named);
    told.person.value = from.text("person");
    told.by = from.text("by");
    told.to.value = from.members.optional_text("to");
    told.text = from.text("text");
    return told;
}

void write_kept_stage(Writer& to, const Stage& stage) {
    to.key("stage").open_object();
    write_optional_scene(to, "programme", stage.programme);
    to.member("transition", name_of(stage.taking.transition)).member("ms", stage.taking.ms);
    write_optional_scene(to, "prepared", stage.prepared);
    to.key("sounds");
    write_sounds(to, stage.sounds);
    to.key("returns").open_array();
    for (const ReturnLevel& level : stage.returns) write_return(to, level);
    to.close_array();
    write_ducking(to, stage.ducking);
    write_lines(to, "third", stage.third);
    write_next(to, stage.next);
    if (stage.steering) write_steering(to, stage.steering);
    to.key("notes").open_array();
    for (const StageNote& note : stage.notes) write_kept_note(to, note);
    to.close_array();
    write_checks(to, stage.checks);
    write_timer(to, stage.timer);
    write_stage_files(to, stage.files);
    write_presets(to, stage.presets);
    to.close_object();
}

bool read_kept_stage(Members& members, Stage& stage) {
    const Value* value = members.any("stage");
    if (value == nullptr) return true;
    if (!value->is_object()) return false;
    Members inner(*value);
    stage.programme = read_scene(inner, "programme");
    stage.taking.transition = named(inner, "transition", scene_transition_named);
    stage.taking.ms = static_cast<std::int32_t>(inner.natural("ms"));
    stage.prepared = optional_scene(inner, "prepared");
    stage.third = read_lines(inner, "third");
    const bool lists_fit = read_sounds(inner.required("sounds"), stage.sounds) &&
                           read_each(inner.required("next"), stage.next, read_person) &&
                           read_each(inner.required("notes"), stage.notes, read_kept_note) &&
                           read_kept_checks(inner, stage.checks) && read_kept_timer(inner, stage.timer) &&
                           read_kept_presets(inner, stage.presets) && read_kept_files(inner, stage.files);
    return lists_fit && read_kept_returns(inner, stage) && read_steering(inner, stage.steering) &&
           !inner.problem();
}

}  // namespace paraninfo::json
