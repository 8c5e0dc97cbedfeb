#include "protocol/json/broadcast.hpp"

namespace paraninfo::json {

namespace {

constexpr std::int64_t pause_ms_max = 24 * std::int64_t{3'600'000};

}  // namespace

PauseBroadcast read_pause_broadcast(Members& members) {
    if (members.any("for_ms") == nullptr) return {};
    const std::int64_t for_ms = members.integer("for_ms");
    if (for_ms < 0 || for_ms > pause_ms_max) members.wrong("for_ms");
    return {for_ms};
}

void write_broadcast(Writer& to, const Broadcast& broadcast, bool with_recording) {
    to.key("broadcast").open_object().member("phase", name_of(broadcast.phase));
    to.member("number", broadcast.number);
    to.key("since").time_or_null(broadcast.since_ms);
    to.key("back_at").time_or_null(broadcast.back_at_ms);
    if (with_recording && broadcast.recording != RecordingMode::none) {
        to.key("recording").open_object().member("on", is_recorded(broadcast));
        to.key("since").time_or_null(broadcast.recorded_since_ms).close_object();
    }
    to.close_object();
}

void write_kept_broadcast(Writer& to, const Broadcast& broadcast) {
    to.key("broadcast").open_object().member("phase", name_of(broadcast.phase));
    to.member("number", broadcast.number).member("since", broadcast.since_ms);
    to.member("back_at", broadcast.back_at_ms);
    if (broadcast.recorded) {
        to.member("recorded", *broadcast.recorded);
        to.member("recorded_since", broadcast.recorded_since_ms);
    }
    to.close_object();
}

bool read_kept_broadcast(Members& members, Broadcast& broadcast) {
    const nlohmann::json* const value = members.any("broadcast");
    if (value == nullptr) return true;
    if (!value->is_object()) return false;
    Members inner(*value);
    broadcast.phase = named(inner, "phase", broadcast_phase_named);
    broadcast.number = static_cast<std::uint32_t>(inner.natural("number"));
    broadcast.since_ms = inner.integer("since");
    broadcast.back_at_ms = inner.integer("back_at");
    if (inner.any("recorded") != nullptr) {
        broadcast.recorded = inner.truth("recorded");
        broadcast.recorded_since_ms = inner.integer("recorded_since");
    }
    return !inner.problem();
}

std::string encode_broadcast_entry(const BroadcastPaused& change, Writer&) {
    return ":" + std::to_string(change.for_ms);
}

BroadcastPaused decode_broadcast_paused(EntrySource& from) {
    return {from.number<std::int64_t>(0)};
}

std::string encode_broadcast_entry(const BroadcastRecordingSet& change, Writer&) {
    return change.on ? ":on" : ":off";
}

BroadcastRecordingSet decode_recording_set(EntrySource& from) {
    const auto on = from.word(0);
    from.fit = from.fit && (on == "on" || on == "off");
    return {on == "on"};
}

}  // namespace paraninfo::json
