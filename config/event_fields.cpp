#include "config/event_fields.hpp"

namespace paraninfo::config {
namespace {

void names(Reader& reader, std::string_view key, Names& target) {
    reader.object(key, [&](Reader& inner) {
        inner.each_text([&](const auto& language, const auto& text) { target[language] = text; });
    });
}

EventRoom read_event_room(Reader& reader) {
    EventRoom room;
    reader.text("id", room.id);
    names(reader, "name", room.name);
    return room;
}

Day read_day(Reader& reader) {
    Day day;
    reader.text("date", day.date);
    names(reader, "title", day.title);
    return day;
}

Session read_session(Reader& reader) {
    static const std::vector<std::string> kinds(session_kinds.begin(), session_kinds.end());
    Session session;
    reader.text("id", session.id);
    reader.text("room", session.room);
    reader.choice("kind", session.kind, kinds);
    names(reader, "title", session.title);
    reader.text("starts", session.starts);
    reader.text("ends", session.ends);
    reader.texts("speakers", session.speakers, session_speakers_max);
    reader.object("attendance", [&](Reader& rule) {
        rule.integer("minutes", session.attendance.minutes, 1, static_cast<int>(session_minutes_max));
        rule.integer("percent", session.attendance.percent, 1, 100);
    });
    return session;
}

Speaker read_speaker(Reader& reader) {
    Speaker speaker;
    reader.text("id", speaker.id);
    reader.text("name", speaker.name, event_text_bytes_max);
    names(reader, "title", speaker.title);
    names(reader, "affiliation", speaker.affiliation);
    reader.text("country", speaker.country);
    return speaker;
}

Names read_reason(Reader& reader) {
    Names reason;
    reader.each_text([&](const auto& language, const auto& text) { reason[language] = text; });
    return reason;
}

Notice read_notice(Reader& reader) {
    Notice notice;
    reader.text("version", notice.version);
    reader.object("text", [&](Reader& inner) {
        inner.each_text([&](const auto& language, const auto& text) { notice.text[language] = text; },
                        notice_bytes_max);
    });
    return notice;
}

}  // namespace

void read_event(Reader& reader, EventFile& event) {
    std::string schema;  // for editors
    reader.text("$schema", schema);
    reader.text("id", event.id);
    names(reader, "name", event.name);
    reader.text("time_zone", event.time_zone);
    reader.texts("languages", event.languages, 4);
    if (reader.has("notice")) reader.object("notice", [&](Reader& one) { event.notice = read_notice(one); });
    const auto list = [&](const char* key, std::size_t most, auto& target, auto read) {
        reader.objects(key, most, [&](Reader& one) { target.push_back(read(one)); });
    };
    list("days", event_days_max, event.days, read_day);
    list("rooms", event_rooms_max, event.rooms, read_event_room);
    list("sessions", event_sessions_max, event.sessions, read_session);
    list("speakers", event_speakers_max, event.speakers, read_speaker);
    list("decline_reasons", decline_reasons_max, event.decline_reasons, read_reason);
}

}  // namespace paraninfo::config
