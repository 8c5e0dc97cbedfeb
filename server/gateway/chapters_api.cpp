#include "server/gateway/chapters_api.hpp"

#include "server/archive/folder.hpp"
#include "server/archive/library.hpp"
#include "server/archive/vod.hpp"
#include "server/export/chapters.hpp"
#include "server/gateway/refusals.hpp"
#include "server/observe/clock.hpp"
#include "server/observe/log.hpp"

#include <map>
#include <mutex>
#include <optional>

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

std::optional<archive::Recording> recording_named(const exports::Source& source, const std::string& room,
                                                  const std::string& publication) {
    for (auto& recording : archive::recordings_of(source.data_dir / "recordings", room))
        if (recording.publication == publication && archive::is_over(recording, observe::wall_ms()))
            return std::move(recording);
    return std::nullopt;
}

}  // namespace

// Both texts of a recording in a language, for a while.
class ChaptersApi::Shelf {
  public:
    struct Held {
        std::string json;
        std::string vtt;
        Steady::time_point until;
    };

    std::optional<Response> find(const std::string& key, bool vtt) {
        const std::lock_guard lock(mutex_);
        const auto found = held_.find(key);
        if (found == held_.end() || found->second.until <= Steady::now()) return std::nullopt;
        return chapters_response(vtt, vtt ? found->second.vtt : found->second.json);
    }

    void hold(const std::string& key, Held held) {
        const std::lock_guard lock(mutex_);
        const auto now = Steady::now();
        std::erase_if(held_, [&](const auto& one) { return one.second.until <= now; });
        if (held_.size() >= held_max) held_.erase(held_.begin());
        held_.insert_or_assign(key, std::move(held));
    }

  private:
    std::mutex mutex_;
    std::map<std::string, Held> held_;  // by room, publication and language
};

ChaptersApi::ChaptersApi(exports::ExportDesk& desk) : desk_(desk), shelf_(std::make_shared<Shelf>()) {
}

void ChaptersApi::answer(HttpConnection& connection, std::string_view room, std::string_view publication,
                         std::string_view file, const std::string& language) {
    const bool vtt = file == "chapters.vtt";
    if ((!vtt && file != "chapters.json") || language.size() > 16) return connection.respond(not_found());
    const std::string key = std::string(room) + "/" + std::string(publication) + "/" + language;
    if (auto held = shelf_->find(key, vtt)) return connection.respond(*std::move(held));
    const auto work = [shelf = shelf_, key, vtt, language, room = std::string(room),
                       publication = std::string(publication),
                       answer = connection.later()](const exports::Source& source) {
        // Somebody before in the queue may have made them.
        if (auto made = shelf->find(key, vtt)) return answer(*std::move(made));
        try {
            const auto recording = recording_named(source, room, publication);
            if (!recording) return answer(not_found());
            const auto chapters = exports::chapters_of(source, *recording, language);
            const auto length = archive::length_of(*recording, archive::listed_numbers(*recording));
            const auto end_ms = std::chrono::duration_cast<std::chrono::milliseconds>(length).count();
            const std::string json = exports::chapters_json(chapters);
            const std::string text = exports::chapters_vtt(chapters, end_ms);
            shelf->hold(key, {json, text, Steady::now() + held_for});
            answer(chapters_response(vtt, vtt ? text : json));
        } catch (const std::exception& error) {
            observe::log_error("recording.no_chapters", {{"room", room}, {"reason", error.what()}});
            answer(refusal(503, "unavailable"));
        }
    };
    if (!desk_.ask(work)) return connection.respond(refusal(503, "unavailable"));
    connection.hold(Steady::now() + chapters_wait_max);
}

}  // namespace paraninfo::gateway
