#include "server/app/room_sources.hpp"

#include "protocol/json/writer.hpp"
#include "protocol/stage.hpp"
#include "server/live/source_names.hpp"

namespace paraninfo::app {
namespace {

using State = media_link::SourceState::State;

std::string_view word_of(State state) {
    if (state == State::connecting) return "connecting";
    return state == State::live ? "live" : "stalled";
}

void write_figures(json::Writer& to, const media_link::SourceState& source) {
    to.member("peak", source.peak).member("width", source.width).member("height", source.height);
    to.member("fps", source.fps).member("kbit", source.kbit).member("lost", source.lost);
}

void write_loudness(json::Writer& to, const media_link::ProgrammeLoudness& loudness) {
    to.key("loudness").open_object().member("momentary", loudness.momentary);
    to.member("short_term", loudness.short_term).key("target");
    if (loudness.target_lufs == 0)
        to.null();
    else
        to.value(100 * loudness.target_lufs);
    to.close_object();
}

}  // namespace

void RoomSources::set_panelists(const std::vector<room::Panelist>& panelists) {
    panelists_.clear();
    for (const room::Panelist& one : panelists) {
        panelists_[live::camera_of(one.person)] = one;
        panelists_[live::screen_of(one.person)] = one;
    }
}

void RoomSources::set_sources(const media_link::Sources& sources) {
    sources_.clear();
    for (const media_link::SourceState& one : sources.sources)
        if (one.state != State::gone && !is_talkback(one.source)) sources_[one.source] = one;
    loudness_ = sources.loudness;
    std::erase_if(pictures_, [this](const auto& entry) { return !sources_.contains(entry.first); });
}

void RoomSources::set_picture(const media_link::SourcePicture& picture) {
    if (sources_.contains(picture.source))
        pictures_[picture.source] = {share_bytes(picture.jpeg), ++pictured_};
}

SharedBytes RoomSources::picture(const std::string& source) const {
    const auto found = pictures_.find(source);
    return found == pictures_.end() ? nullptr : found->second.jpeg;
}

std::string RoomSources::json(bool with_figures) const {
    json::Writer to;
    to.open_object().key("sources").open_array();
    for (const auto& [id, source] : sources_) {
        const auto sender = panelists_.find(id);
        const room::Panelist who = sender == panelists_.end() ? room::Panelist{} : sender->second;
        to.open_object().member("id", id).member_or_null("person", who.person.value);
        to.member("name", who.name);
        to.member("kind", name_of(source_kind_of(id).value_or(SourceKind::floor)));
        to.member("state", word_of(source.state));
        if (with_figures) {
            write_figures(to, source);
            const auto picture = pictures_.find(id);
            const std::string path = picture == pictures_.end()
                                         ? ""
                                         : "/api/v1/rooms/" + room_ + "/sources/" + id +
                                               ".jpg?n=" + std::to_string(picture->second.number);
            to.member_or_null("picture", path);
        }
        to.close_object();
    }
    to.close_array();
    if (with_figures) write_loudness(to, loudness_);
    return to.close_object().take();
}

}  // namespace paraninfo::app
