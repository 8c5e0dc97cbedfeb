#include "server/gateway/event_json.hpp"

#include "config/decline_reasons.hpp"
#include "protocol/json/writer.hpp"
#include "server/gateway/digest.hpp"

namespace paraninfo::gateway {
namespace {

void write_names(json::Writer& writer, std::string_view key, const config::Names& names) {
    writer.key(key).open_object();
    for (const auto& [language, text] : names) writer.member(language, text);
    writer.close_object();
}

void write_texts(json::Writer& writer, std::string_view key, const std::vector<std::string>& texts) {
    writer.key(key).open_array();
    for (const auto& text : texts) writer.value(text);
    writer.close_array();
}

void write_event(json::Writer& writer, const config::Settings& settings) {
    if (settings.agenda) {
        write_names(writer, "name", settings.agenda->name);
    } else {
        writer.member("name", settings.event.name);
    }
    write_texts(writer, "languages", settings.event.languages);
    writer.key("rooms").open_array();
    for (const auto& room : settings.rooms) {
        writer.open_object().member("id", room.id);
        write_names(writer, "name", room.name);
        writer.close_object();
    }
    writer.close_array();
}

void write_decline_reasons(json::Writer& writer, const config::Settings& settings) {
    const bool given = settings.agenda && !settings.agenda->decline_reasons.empty();
    writer.key("decline_reasons").open_array();
    for (const auto& reason : given ? settings.agenda->decline_reasons : config::default_decline_reasons()) {
        writer.open_object();
        for (const auto& [language, text] : reason) writer.member(language, text);
        writer.close_object();
    }
    writer.close_array();
}

void write_session(json::Writer& writer, const config::Session& session) {
    writer.open_object().member("id", session.id).member("room", session.room);
    writer.member("kind", config::session_kinds[static_cast<std::size_t>(session.kind)]);
    write_names(writer, "title", session.title);
    writer.member("starts_ms", session.starts_ms).member("ends_ms", session.ends_ms);
    write_texts(writer, "speakers", session.speakers);
    writer.close_object();
}

void write_speaker(json::Writer& writer, const config::Speaker& speaker) {
    writer.open_object().member("id", speaker.id).member("name", speaker.name);
    write_names(writer, "title", speaker.title);
    write_names(writer, "affiliation", speaker.affiliation);
    writer.member("country", speaker.country).close_object();
}

void write_agenda(json::Writer& writer, const config::EventFile& event) {
    writer.open_object().member("time_zone", event.time_zone).key("days").open_array();
    for (const auto& day : event.days) {
        writer.open_object().member("date", day.date);
        write_names(writer, "title", day.title);
        writer.close_object();
    }
    writer.close_array().key("sessions").open_array();
    for (const auto& session : event.sessions) write_session(writer, session);
    writer.close_array().key("speakers").open_array();
    for (const auto& speaker : event.speakers) write_speaker(writer, speaker);
    writer.close_array().close_object();
}

}  // namespace

EventJson event_json(const config::Settings& settings) {
    json::Writer facts;
    facts.open_object();
    write_event(facts, settings);
    write_decline_reasons(facts, settings);
    if (settings.agenda && settings.agenda->notice) {
        facts.key("notice").open_object().member("version", settings.agenda->notice->version);
        write_names(facts, "text", settings.agenda->notice->text);
        facts.close_object();
    }
    facts.key("agenda");
    if (settings.agenda) {
        write_agenda(facts, *settings.agenda);
    } else {
        facts.null();
    }
    std::string text = facts.close_object().take();
    const std::string version = digest_of(text).substr(0, 16);
    text.insert(1, R"("version":")" + version + R"(",)");
    return {version, std::move(text)};
}

}  // namespace paraninfo::gateway
