#include "bench/load/viewer.hpp"

#include <zlib.h>

#include <array>
#include <charconv>
#include <stdexcept>

namespace paraninfo::load {

std::string gunzip(std::string_view body) {
    static std::array<char, 262144> buffer;
    // Set up once: a thousand playlists come in the same moment.
    static z_stream stream = [] {
        z_stream made{};
        if (inflateInit2(&made, 15 + 16) != Z_OK) throw std::runtime_error("zlib");
        return made;
    }();
    inflateReset(&stream);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    return inflate(&stream, Z_FINISH) == Z_STREAM_END ? std::string(buffer.data(), stream.total_out)
                                                      : std::string();
}

namespace {

double ms_since_complete(const Response& response, TimePoint when) {
    const auto complete = response.header("x-complete-ns");
    std::int64_t from = 0;
    std::from_chars(complete.data(), complete.data() + complete.size(), from);
    if (from == 0) return -1;
    const auto at = std::chrono::duration_cast<std::chrono::nanoseconds>(when.time_since_epoch()).count();
    return static_cast<double>(at - from) / 1e6;
}

std::string hinted_part(const std::string& text) {
    static const std::string tag = "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"";
    const auto at = text.rfind(tag);
    if (at == std::string::npos) return {};
    const auto from = at + tag.size();
    return text.substr(from, text.find('"', from) - from);
}

}  // namespace

RenditionViewer::RenditionViewer(Loop& loop, const TlsContext& context, Endpoint endpoint, std::string folder,
                                 std::string cookie, ViewerFigures& figures, Hooks hooks)
    : loop_(loop),
      endpoint_(endpoint),
      folder_(std::move(folder)),
      cookie_(std::move(cookie)),
      figures_(figures),
      hooks_(std::move(hooks)),
      client_(loop, context, endpoint) {
}

void RenditionViewer::reload(std::string directives) {
    ++figures_.requests;
    client_.request(request_head("GET", folder_ + "live.m3u8" + directives, endpoint_, cookie_), "",
                    [this](Response& response) { playlist(response); });
}

void RenditionViewer::failed(const Response& response, const std::string& what) {
    ++figures_.errors;
    figures_.last_error = what + ": " + std::to_string(response.status);
    hint_.clear();
    loop_.after(std::chrono::milliseconds(100), [this] { reload(""); });
}

void RenditionViewer::playlist(Response& response) {
    if (response.status != 200) return failed(response, "playlist");
    figures_.bytes += static_cast<double>(response.wire_bytes);
    figures_.playlist_bytes = response.body.size();
    text_ =
        response.header("content-encoding") == "gzip" ? gunzip(response.body) : std::string(response.body);
    const auto wanted = hint_;
    const double late = ms_since_complete(response, response.arrived);
    if (!wanted.empty() && late >= 0) {
        figures_.reload_ms.add(late);
        figures_.reload_read_ms.add(ms_since_complete(response, Clock::now()));
    }
    hint_ = hinted_part(text_);
    if (hint_.empty()) return failed(response, "no preload hint");
    if (!wanted.empty() && text_.find("URI=\"" + wanted + "\"") != std::string::npos) return fetch(wanted);
    const auto dot = hint_.find('.');
    reload("?_HLS_msn=" + hint_.substr(0, dot) +
           "&_HLS_part=" + hint_.substr(dot + 1, hint_.find('.', dot + 1) - dot - 1));
}

void RenditionViewer::fetch(const std::string& uri) {
    ++figures_.requests;
    client_.request(request_head("GET", folder_ + uri, endpoint_, cookie_), "",
                    [this, uri](Response& response) {
                        if (response.status != 200) return failed(response, "part");
                        figures_.bytes += static_cast<double>(response.wire_bytes);
                        figures_.part_bytes += static_cast<double>(response.body.size());
                        ++figures_.parts;
                        if (hooks_.part) hooks_.part(uri, text_);
                        const auto dot = hint_.find('.');
                        reload("?_HLS_msn=" + hint_.substr(0, dot) +
                               "&_HLS_part=" + hint_.substr(dot + 1, hint_.find('.', dot + 1) - dot - 1));
                    });
}

}  // namespace paraninfo::load
