// The web client, read into memory at start as complete answers (plain, gzip, HEAD, 304): no file is opened
// on a request, and no path is ever built from one. Immutable after load, shared by all shards.
#pragma once

#include "protocol/shared_bytes.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace paraninfo::gateway {

class StaticFiles {
  public:
    static constexpr std::size_t file_bytes_max = 16 * 1024 * 1024;
    static constexpr std::size_t files_max = 2000;

    struct Ask {
        std::string_view path;
        bool gzip = false;
        bool head = false;
        std::string_view if_none_match = {};
    };
    struct Found {
        SharedBytes answer;
        unsigned status = 200;
    };

    StaticFiles() = default;
    // Symbolic links are not followed. Throws std::runtime_error naming the file on what cannot be read or is
    // too large. `common` are the header lines of every answer.
    StaticFiles(const std::filesystem::path& root, const std::string& common);

    // A page route or a file; an empty answer when there is neither.
    Found find(const Ask& ask) const;
    std::size_t size() const { return files_.size(); }

  private:
    struct File {
        std::string etag;
        SharedBytes plain;
        SharedBytes plain_head;
        SharedBytes gzip;  // null where it would not be smaller
        SharedBytes gzip_head;
        SharedBytes not_modified;
    };
    void add(const std::string& name, const std::string& bytes, const std::string& common);
    const File* file_of(std::string_view path) const;

    std::map<std::string, File, std::less<>> files_;  // by path within the root, without the first slash
};

// "text/javascript; charset=utf-8" for "x.js" …; application/octet-stream for what it does not know.
std::string_view content_type_of(std::string_view name);

// Whether the build named the file by its content (…-0a1b2c3d.js, under assets/), so that it never changes.
bool is_hashed_name(std::string_view name);

// Whether an Accept-Encoding field allows gzip.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace paraninfo::gateway
