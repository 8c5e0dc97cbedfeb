#include "server/export/chapters.hpp"

#include "protocol/json/writer.hpp"
#include "server/archive/vod.hpp"
#include "server/export/book.hpp"
#include "server/export/replaying.hpp"
#include "server/hls/cue_time.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace paraninfo::exports {
namespace {

constexpr std::int64_t ever_ms = std::int64_t{1} << 50;

// Of a question, in programme time.
struct Airing {
    Offset question = 0;
    std::int64_t from_ms = 0;
    std::int64_t until_ms = 0;
};

class Airings {
  public:
    void take(const std::string& publication, const Recorded& recorded) {
        const auto* at = programme_time_of(recorded.change);
        if (at == nullptr || at->publication != publication) return;
        if (const auto* begun = std::get_if<QuestionPutOnAir>(&recorded.change)) {
            end(at->ms);  // another one takes its place
            all_.push_back({begun->question, at->ms, ever_ms});
            goes_on_ = true;
        } else if (is_end(recorded.change)) {
            end(at->ms);
        }
    }

    const std::vector<Airing>& all() const { return all_; }

  private:
    bool is_end(const Change& change) const {
        if (!goes_on_) return false;
        if (const auto* off = std::get_if<QuestionTakenOffAir>(&change))
            return off->question == all_.back().question;
        const auto* answered = std::get_if<QuestionAnswered>(&change);
        return answered != nullptr && answered->question == all_.back().question;
    }
    void end(std::int64_t at_ms) {
        if (std::exchange(goes_on_, false)) all_.back().until_ms = at_ms;
    }

    std::vector<Airing> all_;
    bool goes_on_ = false;  // the last of them
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

// Where in the recording what lasted so long begins; nothing where none of it was recorded.
std::optional<std::int64_t> place_in(const archive::Recording& recording,
                                     const std::vector<std::uint64_t>& numbers, std::int64_t from_ms,
                                     std::int64_t until_ms) {
    const std::int64_t place = archive::place_of(recording, numbers, from_ms);
    const bool is_there = place < archive::place_of(recording, numbers, until_ms);
    return is_there ? std::optional{place} : std::nullopt;
}

void add_sessions(std::vector<Chapter>& chapters, const Source& source, const archive::Recording& recording,
                  const std::vector<std::uint64_t>& numbers, const std::string& language) {
    const std::int64_t first = archive::begins_ms(recording, numbers);
    const std::int64_t last = recording.last_ms();
    for (const auto& session : source.sessions) {
        if (session.room != recording.room || session.ends_ms <= first || session.starts_ms >= last) continue;
        const auto place = place_in(recording, numbers, session.starts_ms, session.ends_ms);
        if (place) chapters.push_back({*place, one_line(title_of(session, language, source.language)), ""});
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
    for (const Airing& airing : airings.all()) {
        const Question* question = room::question_at(replayed.state, airing.question);
        if (question == nullptr || question->text.empty() || !is_visible(question->state)) continue;
        const auto place = place_in(recording, numbers, recording.started_ms + airing.from_ms,
                                    recording.started_ms + airing.until_ms);
        if (place) chapters.push_back({*place, one_line(question->text), question->id.value});
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
