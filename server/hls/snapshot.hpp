// What a shard needs to answer every request to one publication at one moment: rendered playlists and
// tables of media, each entry a complete HTTP response. Immutable and shared by all shards; made by
// Publication, read by Shelf.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/shared_bytes.hpp"

namespace paraninfo::hls {

// One version of one playlist: the same text under the four header blocks that can be asked for.
// Null pointers mean that there is nothing to show yet.
struct PlaylistAnswers {
    SharedBytes plain;
    SharedBytes plain_gzip;
    SharedBytes blocking;
    SharedBytes blocking_gzip;

    const SharedBytes& pick(bool is_blocking, bool gzip) const;
    explicit operator bool() const { return plain != nullptr; }
};

// A text that is fetched whole, as it is and compressed.
struct TextAnswers {
    SharedBytes plain;
    SharedBytes gzip;

    const SharedBytes& pick(bool compressed) const { return compressed ? gzip : plain; }
};

// The thumbnails at one moment, by programme time in ms, ascending.
struct ThumbnailView {
    TextAnswers list;
    std::vector<std::pair<std::int64_t, SharedBytes>> pictures;
    SharedBytes poster;  // null while there is none

    SharedBytes find(std::int64_t programme_ms) const;
};

struct PartEntry {
    std::uint64_t msn = 0;
    std::uint32_t index = 0;
    SharedBytes answer;
};

// One rendition at one moment. Entries are sorted by number.
struct RenditionView {
    std::string name;
    PlaylistAnswers playlist;
    PlaylistAnswers delta;  // the same as a delta update; null where nothing is to skip
    std::vector<std::pair<std::uint32_t, SharedBytes>> inits;
    std::vector<std::pair<std::uint64_t, SharedBytes>> segments;
    std::vector<PartEntry> parts;
    std::uint64_t last_msn = 0;        // newest complete segment; 0 = none
    std::uint32_t last_msn_parts = 0;  // how many parts it had
    std::uint64_t hint_msn = 0;        // the part that follows, as in EXT-X-PRELOAD-HINT
    std::uint32_t hint_part = 0;
    // What has a number below these lies on disk, if anywhere; 0: what is in no table does not exist.
    std::uint64_t first_segment = 0;
    std::uint32_t first_init = 0;

    // Whether the playlist already shows this segment, or this part of it (HLS 6.2.5.2). A part beyond
    // the end of a complete segment is part 0 of the next.
    bool shows(std::uint64_t msn, std::optional<std::uint32_t> part) const;

    SharedBytes find_init(std::uint32_t number) const;
    SharedBytes find_segment(std::uint64_t msn) const;
    SharedBytes find_part(std::uint64_t msn, std::uint32_t index) const;
};

struct Snapshot {
    std::string room;
    std::string publication;
    std::chrono::seconds target_duration{2};
    std::string common_headers;
    bool ended = false;
    PlaylistAnswers multivariant;  // null until every rendition has one whole segment
    // The same without the best video rendition, without the best two … down to the last one.
    std::vector<PlaylistAnswers> narrower;
    std::vector<std::shared_ptr<const RenditionView>> renditions;
    std::shared_ptr<const ThumbnailView> thumbnails;

    // Position in `renditions`, or its size if there is none of that name.
    std::size_t index_of(std::string_view rendition) const;
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

}  // namespace paraninfo::hls
