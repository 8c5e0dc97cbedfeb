// A made-up broadcast for tests: a publication with two video renditions and one audio, fed with parts of
// exact lengths on a clock that the test turns.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/hls/publication.hpp"
#include "server/hls/shelf.hpp"

namespace paraninfo::hls {

inline const std::string publication_path = "/hls/auditorium/p7/";
inline const std::string live_720p = publication_path + "720p/live.m3u8";

inline std::size_t occurrences(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

inline constexpr std::size_t hd = 0;
inline constexpr std::size_t sd = 1;
inline constexpr std::size_t sound = 2;
inline constexpr std::uint32_t parts_in_segment = 6;
inline constexpr Nanoseconds video_part{333'333'333};

inline PublicationSettings broadcast_settings() {
    PublicationSettings settings;
    settings.room = "auditorium";
    settings.publication = "p7";
    settings.renditions = {{"720p", Kind::video, "", "", 0},
                           {"360p", Kind::video, "", "", 0},
                           {"audio", Kind::audio, "es", "Español", 0}};
    settings.anchor = {1'764'000'000'000, 5'000'000'000};
    settings.common_headers = "X-Content-Type-Options: nosniff\r\n";
    return settings;
}

inline PublicationSettings dvr_settings(std::chrono::minutes back) {
    PublicationSettings settings = broadcast_settings();
    settings.recorded = true;
    settings.dvr = back;
    return settings;
}

class Broadcast {
  public:
    explicit Broadcast(PublicationSettings settings = broadcast_settings(), Run run = {1, 0})
        : publication(std::move(settings)) {
        begin(run);
    }

    void begin(Run run) {
        run_ = run;
        msn_ = run.first_msn;
        index_ = 0;
        last_fault = publication.begin_run(run, now);
        if (last_fault == Fault::none) inits();
    }

    void inits() {
        keep(publication.init(hd, {"avc1.64001f", 1280, 720, 30'000, 0, 0, "init of 720p"}));
        keep(publication.init(sd, {"avc1.64001e", 640, 360, 30'000, 0, 0, "init of 360p"}));
        keep(publication.init(sound, {"mp4a.40.2", 0, 0, 0, 48'000, 2, "init of audio"}));
    }

    // The next part of each rendition, with 1/3 s of time.
    void part() {
        for (const std::size_t rendition : {hd, sd, sound}) part_of(rendition);
        next();
    }

    Fault part_of(std::size_t rendition) {
        const bool is_last = index_ + 1 == parts_in_segment;
        const bool is_audio = rendition == sound;
        const std::string bytes = media(rendition, msn_, index_);
        Part part{rendition, msn_,  index_,         video_part, is_audio || index_ == 0,
                  is_last,   false, since_anchor(), bytes};
        last_fault = publication.part(part, now);
        return last_fault;
    }

    void next() {
        now += video_part;
        index_ = (index_ + 1) % parts_in_segment;
        if (index_ == 0) ++msn_;
    }

    void parts(std::size_t count) {
        while (count-- > 0) part();
    }
    void segments(std::size_t count) { parts(count * parts_in_segment); }

    std::int64_t since_anchor() const {
        return 5'000'000'000 + std::chrono::duration_cast<Nanoseconds>(now - begin_).count();
    }

    static std::string media(std::size_t rendition, std::uint64_t msn, std::uint32_t index) {
        std::string bytes =
            std::to_string(rendition) + ":" + std::to_string(msn) + "." + std::to_string(index) + ";";
        bytes.resize(rendition == hd ? 3000 : rendition == sd ? 1000 : 400, 'm');
        return bytes;
    }

    Publication publication;
    Time now{std::chrono::hours{1}};
    Fault last_fault = Fault::none;

  private:
    void keep(Fault fault) {
        if (fault != Fault::none) last_fault = fault;
    }

    Time begin_ = now;
    Run run_;
    std::uint64_t msn_ = 1;
    std::uint32_t index_ = 0;
};

// A response taken apart.
struct Response {
    unsigned status = 0;
    std::map<std::string, std::string> headers;
    std::string body;
};

inline Response read_response(std::string_view bytes) {
    Response response;
    const auto end = bytes.find("\r\n\r\n");
    response.body = bytes.substr(end + 4);
    std::string_view head = bytes.substr(0, end);
    response.status = static_cast<unsigned>(std::stoi(std::string{head.substr(9, 3)}));
    for (auto at = head.find("\r\n"); at != std::string_view::npos;) {
        head.remove_prefix(at + 2);
        at = head.find("\r\n");
        const auto line = head.substr(0, at);
        const auto colon = line.find(": ");
        response.headers[std::string{line.substr(0, colon)}] = line.substr(colon + 2);
    }
    return response;
}

// A viewer's connection: asks a shelf and keeps what it was told.
class Viewer : public Waiter {
  public:
    explicit Viewer(Shelf& shelf) : shelf_(shelf) {}

    // True if it was answered at once.
    bool ask(const std::string& path, Time now) {
        request.target = path;
        return ask(request, now);
    }
    bool ask(const Request& asked, Time now) {
        response = {};
        auto reply = shelf_.answer(asked, *this, now);
        if (const auto* wait = std::get_if<Wait>(&reply)) {
            deadline = wait->deadline;
            return false;
        }
        on_disk = std::holds_alternative<OnDisk>(reply);
        if (on_disk) return true;
        const auto& answer = std::get<Answer>(reply);
        answered(answer.response, answer.status);
        return true;
    }

    void answered(const SharedBytes& bytes, unsigned status) override {
        response = read_response(*bytes);
        same_status = response.status == status;
        buffer = bytes;
        ++answers;
    }

    Request request;
    Response response;
    SharedBytes buffer;
    Time deadline;
    bool same_status = true;
    bool on_disk = false;  // it was sent there, and has no answer
    int answers = 0;

  private:
    Shelf& shelf_;
};

// A broadcast with one shelf in front of it.
class Stage {
  public:
    explicit Stage(PublicationSettings settings = broadcast_settings(), Run run = {1, 0},
                   ShelfSettings shelf_settings = {})
        : shelf(std::move(shelf_settings)), broadcast(std::move(settings), run) {
        publish();
    }

    void publish() {
        record();
        if (auto snapshot = broadcast.publication.publish()) shelf.put(std::move(snapshot));
        while (shelf.release(256) > 0) {
        }
    }
    // What a recorder does at once with what the publication finishes, but for what it is to lose.
    void record() {
        std::vector<std::pair<std::size_t, std::uint64_t>> written;
        for (auto& one : broadcast.publication.take_finished()) {
            const auto* segment = std::get_if<FinishedSegment>(&one);
            if (segment == nullptr || lost.contains(segment->msn)) continue;
            written.emplace_back(segment->rendition, segment->msn);
            tape[{segment->rendition, segment->msn}] = *segment;
        }
        broadcast.publication.on_disk(written);
    }
    void parts(std::size_t count) {
        while (count-- > 0) {
            broadcast.part();
            publish();
        }
    }
    void segments(std::size_t count) { parts(count * parts_in_segment); }
    void expire() {
        shelf.expire(broadcast.now);
        while (shelf.release(256) > 0) {
        }
    }

    // The body now, asked for without directives; empty if it is not had at once.
    std::string get(const std::string& file) {
        Viewer viewer(shelf);
        viewer.ask(publication_path + file, broadcast.now);
        return viewer.response.body;
    }
    unsigned status(const std::string& file) {
        Viewer viewer(shelf);
        viewer.ask(publication_path + file, broadcast.now);
        return viewer.response.status;
    }

    Shelf shelf;
    Broadcast broadcast;
    std::set<std::uint64_t> lost;
    std::map<std::pair<std::size_t, std::uint64_t>, FinishedSegment> tape;
};

}  // namespace paraninfo::hls
