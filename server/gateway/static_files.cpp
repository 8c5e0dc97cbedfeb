#include "server/gateway/static_files.hpp"

#include "server/hls/gzip.hpp"
#include "server/gateway/digest.hpp"
#include "server/gateway/response.hpp"
#include "server/gateway/strict/target.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace paraninfo::gateway {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> content_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".map", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".mp4", "video/mp4"},
}};

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file.good() && !file.eof()) throw std::runtime_error("cannot read " + path.string());
    if (bytes.size() > StaticFiles::file_bytes_max) throw std::runtime_error(path.string() + " is too large");
    return bytes;
}

bool is_page(std::string_view name) {
    return name.ends_with(".html");
}

// The page of a route: {"watch", one room} and the like; empty for what is no page.
std::string_view page_of(std::string_view path) {
    const auto segments = strict::split_path(path);
    if (segments.size() == 1 && segments[0].empty()) return "index";
    if (segments.size() == 1 && segments[0] == "join") return "join";
    if (segments.size() != 2 || segments[1].empty() || segments[1].size() > 32) return {};
    for (const std::string_view page :
         {"watch", "hall", "screen", "overlay", "desk", "door", "archive", "stage", "control"})
        if (segments[0] == page) return page;
    return {};
}

std::string with(std::string lines, std::string_view closed, std::string_view open) {
    if (const auto at = lines.find(closed); at != std::string::npos) lines.replace(at, closed.size(), open);
    return lines;
}

// The page at the hall's door reads codes with the device's camera, a panelist is seen and heard by theirs, a
// producer speaks to panelists; no other page may use them.
std::string lines_of(const std::string& name, const std::string& common) {
    std::string lines = common;
    if (name == "door.html" || name == "stage.html") lines = with(lines, "camera=()", "camera=(self)");
    if (name == "stage.html" || name == "control.html")
        lines = with(lines, "microphone=()", "microphone=(self)");
    return lines;
}

}  // namespace

std::string_view content_type_of(std::string_view name) {
    for (const auto& [ending, type] : content_types)
        if (name.ends_with(ending)) return type;
    return "application/octet-stream";
}

bool is_hashed_name(std::string_view name) {
    if (!name.starts_with("assets/")) return false;
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || dot < 9) return false;
    const auto hash = name.substr(dot - 8, 8);
    return (name[dot - 9] == '-' || name[dot - 9] == '.') &&
           std::all_of(hash.begin(), hash.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '_' || c == '-';
           });
}

bool accepts_gzip(std::string_view accept_encoding) {
    const auto at = accept_encoding.find("gzip");
    if (at == std::string_view::npos) return false;
    const auto rest = accept_encoding.substr(at + 4);
    return !rest.starts_with(";q=0") || rest.starts_with(";q=0.");
}

StaticFiles::StaticFiles(const std::filesystem::path& root, const std::string& common) {
    namespace fs = std::filesystem;
    if (!fs::is_directory(root)) return;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (entry.is_symlink() || !entry.is_regular_file()) continue;
        if (files_.size() == files_max) throw std::runtime_error(root.string() + " holds too many files");
        add(entry.path().lexically_relative(root).generic_string(), read_file(entry.path()), common);
    }
}

void StaticFiles::add(const std::string& name, const std::string& bytes, const std::string& lines) {
    const std::string common = lines_of(name, lines);
    File file;
    file.etag = '"' + digest_of(bytes) + '"';
    Response response;
    response.content_type = content_type_of(name);
    response.headers = {
        {"Cache-Control", is_hashed_name(name) ? "public, max-age=31536000, immutable" : "no-cache"},
        {"Vary", "Accept-Encoding"},
        {"ETag", file.etag}};
    response.body = bytes;
    file.plain = share_bytes(render(response, common));
    file.plain_head = share_bytes(render(response, common, true));
    Response unchanged{304, "", "", response.headers};
    file.not_modified = share_bytes(render(unchanged, common));
    response.body = hls::Gzip().compress(bytes);
    if (response.body.size() + 64 < bytes.size()) {
        response.headers.emplace_back("Content-Encoding", "gzip");
        file.gzip = share_bytes(render(response, common));
        file.gzip_head = share_bytes(render(response, common, true));
    }
    files_.insert_or_assign(name, std::move(file));
}

const StaticFiles::File* StaticFiles::file_of(std::string_view path) const {
    if (const auto page = page_of(path); !page.empty()) {
        auto found = files_.find(std::string(page) + ".html");
        if (found == files_.end()) found = files_.find("index.html");
        return found == files_.end() ? nullptr : &found->second;
    }
    const auto found = files_.find(path.substr(1));
    return found == files_.end() || is_page(found->first) ? nullptr : &found->second;
}

StaticFiles::Found StaticFiles::find(const Ask& ask) const {
    const File* file = file_of(ask.path);
    if (file == nullptr) return {};
    if (!ask.if_none_match.empty() && ask.if_none_match.find(file->etag) != std::string_view::npos)
        return {file->not_modified, 304};
    if (ask.gzip && file->gzip) return {ask.head ? file->gzip_head : file->gzip, 200};
    return {ask.head ? file->plain_head : file->plain, 200};
}

}  // namespace paraninfo::gateway
