#include "server/gateway/chapters_api.hpp"

#include "server/archive/folder.hpp"
#include "server/archive/vod.hpp"
#include "server/export/chapters.hpp"
#include "server/gateway/refusals.hpp"
#include "server/observe/clock.hpp"
#include "server/observe/log.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace paraninfo::gateway {
namespace {

// How long a page waits behind files that are being made.
constexpr std::chrono::seconds chapters_wait_max{60};

Response chapters_response(bool vtt, const std::string& text) {
    Response response;
    response.content_type = vtt ? "text/vtt; charset=utf-8" : "application/json";
    response.body = text;
    response.headers = {{"Cache-Control", "private, max-age=60"}};
    return response;
}

std::string key_of(std::string_view room, std::string_view publication, std::string_view language) {
    return std::string(room) + "/" + std::string(publication) + "/" + std::string(language);
}

// Of all that a page may ask for, what makes a difference.
std::string language_of_titles(const exports::Source& source, const std::string& room,
                               const std::string& language) {
    const auto has_it = [&](const config::Session& session) {
        return session.room == room && session.title.contains(language);
    };
    return std::ranges::any_of(source.sessions, has_it) ? language : std::string();
}

}  // namespace

// Both texts of a recording in a language, for a while; and who waits for some.
class ChaptersApi::Shelf {
  public:
    struct Texts {
        std::string json;
        std::string vtt;
    };
    using Answer = std::function<void(Response)>;
    enum class Place { first, behind_others, none };

    std::optional<Texts> find(const std::string& key) {
        const std::lock_guard lock(mutex_);
        const auto found = held_.find(key);
        if (found == held_.end() || found->second.until <= Steady::now()) return std::nullopt;
        return found->second.texts;
    }

    void hold(const std::string& key, const Texts& texts) {
        const std::lock_guard lock(mutex_);
        const auto now = Steady::now();
        std::erase_if(held_, [&](const auto& one) { return one.second.until <= now; });
        if (held_.size() >= held_max) held_.erase(held_.begin());
        held_.insert_or_assign(key, Held{texts, now + held_for});
    }

    // The first of a key sees to it that answer() is called.
    Place wait(const std::string& key, bool vtt, Answer tell) {
        const std::lock_guard lock(mutex_);
        const auto known = waiting_.find(key);
        if (known == waiting_.end() && waiting_.size() >= asked_max) return Place::none;
        auto& all = waiting_[key];
        if (all.size() >= listeners_max) return Place::none;
        all.emplace_back(vtt, std::move(tell));
        return all.size() == 1 ? Place::first : Place::behind_others;
    }

    // Whoever waits for the key: with the texts, or with what stands in their place.
    void answer(const std::string& key, const std::optional<Texts>& texts, const Response& otherwise) {
        std::vector<std::pair<bool, Answer>> all;
        {
            const std::lock_guard lock(mutex_);
            const auto found = waiting_.find(key);
            if (found == waiting_.end()) return;
            all = std::move(found->second);
            waiting_.erase(found);
        }
        for (const auto& [vtt, tell] : all)
            tell(texts ? chapters_response(vtt, vtt ? texts->vtt : texts->json) : otherwise);
    }

  private:
    struct Held {
        Texts texts;
        Steady::time_point until;
    };
    std::mutex mutex_;
    std::map<std::string, Held> held_;  // by room, publication and language
    std::map<std::string, std::vector<std::pair<bool, Answer>>> waiting_;
};

// On the export desk's thread. Reads the journal, unless somebody before in the queue had the same made.
struct ChaptersApi::Asked {
    std::string room;
    std::string publication;
    std::string language;

    std::string key() const { return key_of(room, publication, language); }

    std::optional<Shelf::Texts> texts(Shelf& shelf, const exports::Source& source) const {
        const std::string known = language_of_titles(source, room, language);
        const std::string kept = key_of(room, publication, known);
        if (auto made = shelf.find(kept)) return made;
        const auto recording = archive::recording_of(source.data_dir / "recordings", room, publication);
        if (!recording || !archive::is_over(*recording, observe::wall_ms())) return std::nullopt;
        const auto chapters = exports::chapters_of(source, *recording, known);
        const auto length = archive::length_of(*recording, archive::listed_numbers(*recording));
        const auto end_ms = std::chrono::duration_cast<std::chrono::milliseconds>(length).count();
        const Shelf::Texts made{exports::chapters_json(chapters), exports::chapters_vtt(chapters, end_ms)};
        shelf.hold(kept, made);
        return made;
    }

    void answer(Shelf& shelf, const exports::Source& source) const {
        std::optional<Shelf::Texts> made;
        Response otherwise = not_found();
        try {
            made = texts(shelf, source);
        } catch (const std::exception& error) {
            observe::log_error("recording.no_chapters", {{"room", room}, {"reason", error.what()}});
            otherwise = refusal(503, "unavailable");
        }
        shelf.answer(key(), made, otherwise);
    }
};

ChaptersApi::ChaptersApi(exports::ExportDesk& desk) : desk_(desk), shelf_(std::make_shared<Shelf>()) {
}

void ChaptersApi::answer(HttpConnection& connection, std::string_view room, std::string_view publication,
                         std::string_view file, const std::string& language) {
    const bool vtt = file == "chapters.vtt";
    if ((!vtt && file != "chapters.json") || language.size() > 16) return connection.respond(not_found());
    const Asked asked{std::string(room), std::string(publication), language};
    if (const auto held = shelf_->find(asked.key()))
        return connection.respond(chapters_response(vtt, vtt ? held->vtt : held->json));
    const auto place = shelf_->wait(asked.key(), vtt, connection.later());
    if (place == Shelf::Place::none)
        return connection.respond(refusal_for_now(503, "unavailable", asked_again_after));
    connection.hold(Steady::now() + chapters_wait_max);
    if (place == Shelf::Place::behind_others) return;
    const auto work = [shelf = shelf_, asked](const exports::Source& source) {
        asked.answer(*shelf, source);
    };
    if (!desk_.ask(work)) shelf_->answer(asked.key(), std::nullopt, refusal(503, "unavailable"));
}

}  // namespace paraninfo::gateway
