#include "bench/load/viewer.hpp"

#include <zlib.h>

#include <array>
#include <stdexcept>

namespace paraninfo::load {

std::string gunzip(const std::string& body) {
    static std::array<char, 262144> buffer;
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK) throw std::runtime_error("zlib");
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    const int result = inflate(&stream, Z_FINISH);
    std::string text(buffer.data(), stream.total_out);
    inflateEnd(&stream);
    return result == Z_STREAM_END ? text : std::string();
}

namespace {

double ms_since_complete(const Response& response) {
    const auto found = response.headers.find("x-complete-ns");
    if (found == response.headers.end()) return -1;
    const auto now =
        std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count();
    return static_cast<double>(now - std::stoll(found->second)) / 1e6;
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
    text_ = response.headers["content-encoding"] == "gzip" ? gunzip(response.body) : response.body;
    const auto wanted = hint_;
    const double late = ms_since_complete(response);
    if (!wanted.empty() && late >= 0) figures_.reload_ms.add(late);
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
