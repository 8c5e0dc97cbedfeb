#include "server/app/wiring.hpp"

#include "protocol/json/writer.hpp"

namespace paraninfo::app {
namespace {

room::Rate rate(config::Rate from) {
    return {from.per_second, from.burst};
}

// Where there is no picture there is nothing to record.
RecordingMode recording_mode(const config::Settings& settings, const config::Room& room) {
    if (!settings.recording.on || room.feed.empty()) return RecordingMode::none;
    return settings.recording.start == config::RecordingStart::automatic ? RecordingMode::automatic
                                                                         : RecordingMode::by_hand;
}

}  // namespace

std::vector<live::RoomSettings> room_settings(const config::Settings& settings) {
    std::vector<live::RoomSettings> rooms;
    for (const auto& room : settings.rooms) {
        live::RoomSettings one;
        one.id = {room.id};
        one.name = room.name;
        one.questions_open = room.questions.open;
        one.review = room.questions.review == config::Review::first ? Review::first : Review::publish;
        one.anonymity = room.questions.anonymous == config::Anonymity::audience ? Anonymity::audience
                                                                                : Anonymity::everybody;
        one.broadcast =
            room.broadcast == config::Broadcast::automatic ? BroadcastPhase::live : BroadcastPhase::waiting;
        one.recording = recording_mode(settings, room);
        one.has_stage = room.contribution.taken;
        one.limits.ask = rate(settings.limits.ask);
        one.limits.vote = rate(settings.limits.vote);
        one.limits.commands = rate(settings.limits.commands);
        one.limits.questions_max = static_cast<std::size_t>(settings.limits.questions_per_room);
        one.limits.announcements_max = static_cast<std::size_t>(settings.limits.announcements_per_room);
        rooms.push_back(std::move(one));
    }
    return rooms;
}

std::set<RoomId> room_ids(const config::Settings& settings) {
    std::set<RoomId> ids;
    for (const auto& room : settings.rooms) ids.insert(RoomId{room.id});
    return ids;
}

exports::Source export_source(const config::Settings& settings) {
    exports::Source source;
    source.data_dir = settings.data_dir;
    source.event = settings.agenda ? settings.agenda->name.begin()->second : settings.event.name;
    if (settings.agenda) {
        source.time_zone = settings.agenda->time_zone;
        source.sessions = settings.agenda->sessions;
        source.language = settings.agenda->languages.front();
    }
    source.rooms = room_settings(settings);
    return source;
}

std::string media_json(const workers::MediaState& state, const MediaWords& words) {
    json::Writer writer;
    writer.open_object().member("state", state.ended ? "ended" : state.playlist.empty() ? "waiting" : "live");
    writer.member_or_null("playlist", state.playlist).member_or_null("publication", state.publication);
    writer.key("started_at");
    if (state.publication.empty())
        writer.null();
    else
        writer.value(state.started_at_ms);
    writer.member("profile", words.profile).member("part_ms", words.part_ms);
    if (words.edge) writer.member("edge", true);
    const char* live = state.from_backup ? "backup" : "live";
    writer.member("source", state.picture == workers::Picture::live ? live : "slate");
    return writer.close_object().take();
}

}  // namespace paraninfo::app
