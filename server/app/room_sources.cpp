#include "server/app/room_sources.hpp"

#include "protocol/media_link/source_names.hpp"
#include "protocol/stage.hpp"
#include "server/live/source_names.hpp"

#include <array>
#include <string_view>

namespace paraninfo::app {
namespace {

using State = media_link::SourceState::State;

std::string_view word_of(State state) {
    if (state == State::connecting) return "connecting";
    if (state == State::too_much) return "too_much";
    return state == State::live ? "live" : "stalled";
}

void write_figures(json::Writer& to, const media_link::SourceState& source) {
    to.member("peak", source.peak).member("width", source.width).member("height", source.height);
    to.member("fps", source.fps).member("kbit", source.kbit).member("lost", source.lost);
}

std::string_view word_of(media_link::FileState::State state) {
    constexpr std::array<std::string_view, 5> words{"opening", "paused", "playing", "ended", "refused"};
    return words.at(static_cast<std::size_t>(state) - 1);
}

std::string_view word_of(media_link::FileState::Why why) {
    constexpr std::array<std::string_view, 4> words{"", "unreadable", "no_picture", "broken"};
    return words.at(static_cast<std::size_t>(why));
}

void write_file(json::Writer& to, const media_link::FileState& file) {
    to.key("file").open_object().member("state", word_of(file.state));
    to.member_or_null("why", word_of(file.why));
    to.member("position", file.position.count()).member("length", file.length.count()).close_object();
}

void write_loudness(json::Writer& to, const media_link::ProgrammeLoudness& loudness) {
    to.key("loudness").open_object().member("momentary", loudness.momentary);
    to.member("short_term", loudness.short_term).key("target");
    if (loudness.target_lufs == 0)
        to.null();
    else
        to.value(100 * loudness.target_lufs);
    to.key("peaks").open_array().value(loudness.peak_left).value(loudness.peak_right).close_array();
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

void RoomSources::set_files(const std::vector<RoomFile>& files) {
    std::erase_if(titles_, [](const auto& entry) { return media_link::is_file(entry.first); });
    for (const RoomFile& one : files) titles_[one.source] = one.title;
}

void RoomSources::set_feeds(const std::vector<RoomFeed>& feeds) {
    for (const RoomFeed& one : feeds) titles_[one.source] = one.name;
}

void RoomSources::set_sources(const media_link::Sources& sources) {
    sources_.clear();
    for (const media_link::SourceState& one : sources.sources)
        if (one.state != State::gone && !is_talkback(one.source)) sources_[one.source] = one;
    files_.clear();
    for (const media_link::FileState& one : sources.files) files_[one.source] = one;
    loudness_ = sources.loudness;
    std::erase_if(pictures_, [this](const auto& entry) { return !comes_in(entry.first); });
}

bool RoomSources::comes_in(const std::string& source) const {
    const auto found = sources_.find(source);
    return found != sources_.end() && found->second.state != State::too_much;
}

void RoomSources::set_picture(const media_link::SourcePicture& picture) {
    if (comes_in(picture.source)) pictures_[picture.source] = {share_bytes(picture.jpeg), ++pictured_};
}

SharedBytes RoomSources::picture(const std::string& source) const {
    const auto found = pictures_.find(source);
    return found == pictures_.end() ? nullptr : found->second.jpeg;
}

void RoomSources::write_picture(json::Writer& to, const std::string& source) const {
    const auto picture = pictures_.find(source);
    const std::string path = picture == pictures_.end()
                                 ? ""
                                 : "/api/v1/rooms/" + room_ + "/sources/" + source +
                                       ".jpg?n=" + std::to_string(picture->second.number);
    to.member_or_null("picture", path);
}

void RoomSources::write_source(json::Writer& to, const media_link::SourceState& source,
                               bool with_figures) const {
    const auto sender = panelists_.find(source.source);
    const room::Panelist who = sender == panelists_.end() ? room::Panelist{} : sender->second;
    const auto title = titles_.find(source.source);
    to.open_object().member("id", source.source).member_or_null("person", who.person.value);
    to.member("name", title == titles_.end() ? who.name : title->second);
    to.member("kind", name_of(source_kind_of(source.source).value_or(SourceKind::floor)));
    to.member("state", word_of(source.state));
    if (with_figures) {
        write_figures(to, source);
        write_picture(to, source.source);
        if (const auto file = files_.find(source.source); file != files_.end()) write_file(to, file->second);
    }
    to.close_object();
}

std::string RoomSources::json(bool with_figures) const {
    json::Writer to;
    to.open_object().key("sources").open_array();
    for (const auto& [id, source] : sources_)
        if (with_figures || source_kind_of(id) != SourceKind::file) write_source(to, source, with_figures);
    to.close_array();
    if (with_figures) write_loudness(to, loudness_);
    return to.close_object().take();
}

}  // namespace paraninfo::app
