#include "server/export/chapters.hpp"

#include "protocol/json/writer.hpp"
#include "server/archive/vod.hpp"
#include "server/export/book.hpp"
#include "server/export/replaying.hpp"
#include "server/hls/cue_time.hpp"

#include <algorithm>

namespace paraninfo::exports {
namespace {

struct Airings {
    std::vector<std::pair<std::int64_t, Offset>> begun;  // programme time, and which question

    void take(const std::string& publication, const Recorded& recorded) {
        const auto* change = std::get_if<QuestionPutOnAir>(&recorded.change);
        if (change == nullptr || !change->programme_at) return;
        if (change->programme_at->publication == publication)
            begun.emplace_back(change->programme_at->ms, change->question);
    }
};

std::string title_of(const config::Session& session, const std::string& language,
                     const std::string& otherwise) {
    for (const std::string& one : {language, otherwise})
        if (const auto found = session.title.find(one); found != session.title.end()) return found->second;
    return session.title.empty() ? session.id : session.title.begin()->second;
}

// One line, whatever was typed.
std::string one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return text;
}

void add_sessions(std::vector<Chapter>& chapters, const Source& source, const archive::Recording& recording,
                  const std::vector<std::uint64_t>& numbers, const std::string& language) {
    const std::int64_t first = archive::begins_ms(recording, numbers);
    const std::int64_t last = recording.last_ms();
    for (const auto& session : source.sessions) {
        if (session.room != recording.room || session.ends_ms <= first || session.starts_ms >= last) continue;
        chapters.push_back({archive::place_of(recording, numbers, session.starts_ms),
                            one_line(title_of(session, language, source.language)), ""});
    }
}

// WebVTT cue text: what would begin a tag or an entity is written as one; "-->" cannot stand in it.
std::string vtt_text(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
    return out;
}

}  // namespace

std::vector<Chapter> chapters_of(const Source& source, const archive::Recording& recording,
                                 const std::string& language) {
    const auto numbers = archive::listed_numbers(recording);
    std::vector<Chapter> chapters;
    if (numbers.empty()) return chapters;
    add_sessions(chapters, source, recording, numbers, language);
    Airings airings;
    live::ReplayWatch watch;
    watch.from_the_start = true;
    watch.each = [&](const room::State&, const Recorded& recorded, bool) {
        airings.take(recording.publication, recorded);
    };
    const auto settings = only_state(source, RoomId{recording.room});
    const auto replayed = replay_room(source.data_dir / "journal.db", settings, std::move(watch));
    for (const auto& [ms, asked] : airings.begun) {
        const Question* question = room::question_at(replayed.state, asked);
        if (question == nullptr || question->text.empty() || !is_visible(question->state)) continue;
        const std::int64_t place = archive::place_of(recording, numbers, recording.started_ms + ms);
        chapters.push_back({place, one_line(question->text), question->id.value});
    }
    std::ranges::stable_sort(chapters, {}, &Chapter::at_ms);
    return chapters;
}

std::string chapters_json(const std::vector<Chapter>& chapters) {
    json::Writer writer;
    writer.open_object().key("chapters").open_array();
    for (const auto& chapter : chapters) {
        writer.open_object().member("at_ms", chapter.at_ms).member("title", chapter.title);
        writer.member("kind", chapter.question.empty() ? "session" : "question");
        if (!chapter.question.empty()) writer.member("question", chapter.question);
        writer.close_object();
    }
    return writer.close_array().close_object().take();
}

std::string chapters_vtt(const std::vector<Chapter>& chapters, std::int64_t end_ms) {
    std::string out = "WEBVTT\n";
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        const std::int64_t from = chapters[i].at_ms;
        const std::int64_t next = i + 1 < chapters.size() ? chapters[i + 1].at_ms : end_ms;
        if (next <= from) continue;
        out += "\n" + hls::cue_time(from) + " --> " + hls::cue_time(next) + "\n" +
               vtt_text(chapters[i].title) + "\n";
    }
    return out;
}

}  // namespace paraninfo::exports
