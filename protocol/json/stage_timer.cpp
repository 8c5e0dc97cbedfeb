#include "protocol/json/stage_timer.hpp"

#include <utility>

namespace paraninfo::json {

namespace {

// Whom it is for, how much is left, and whether it runs.
StageTimer read_setting(Members& members) {
    StageTimer timer;
    if (!members.required("person").is_null()) timer.person = entity<PersonId>(members, "person");
    timer.ms = members.integer("ms");
    if (timer.ms < -timer_ms_max || timer.ms > timer_ms_max) members.wrong("ms");
    timer.runs = members.truth("runs");
    return timer;
}

void write_setting(Writer& to, const StageTimer& timer) {
    to.member_or_null("person", timer.person.value).member("ms", timer.ms).member("runs", timer.runs);
}

}  // namespace

SetTimer read_set_timer(Members& members) {
    const nlohmann::json& value = members.required("timer");
    if (value.is_null()) return {};
    if (!value.is_object()) {
        members.wrong("timer");
        return {};
    }
    Members inner(value);
    StageTimer timer = read_setting(inner);
    if (inner.problem()) members.wrong("timer");
    return {std::move(timer)};
}

void write_timer(Writer& to, const std::optional<StageTimer>& timer) {
    to.key("timer");
    if (!timer) {
        to.null();
        return;
    }
    to.open_object();
    write_setting(to, *timer);
    to.member("at", timer->at_ms).close_object();
}

std::string encode_stage_entry(const StageTimerSet& change, Writer& payload) {
    if (change.timer) write_setting(payload, *change.timer);
    return change.timer ? ":on" : ":off";
}

StageTimerSet decode_stage_timer_set(EntrySource& from) {
    const auto word = from.word(0);
    from.fit = from.fit && (word == "on" || word == "off");
    if (from.erased || word != "on") return {};
    return {read_setting(from.members)};
}

bool read_kept_timer(Members& members, std::optional<StageTimer>& timer) {
    const nlohmann::json* value = members.any("timer");
    if (value == nullptr || value->is_null()) return true;
    if (!value->is_object()) return false;
    Members inner(*value);
    timer = read_setting(inner);
    timer->at_ms = inner.integer("at");
    return !inner.problem();
}

}  // namespace paraninfo::json
