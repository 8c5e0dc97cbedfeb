// The thumbnails of one live publication: takes what the worker sends, keeps as many as the playlist reaches
// back, and makes their list and the poster. What a picture shows is not looked at; that it is a JPEG file of
// a bounded size was checked where it came in (protocol/media_link). Part of Publication; the rooms thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "server/hls/finished.hpp"
#include "server/hls/response.hpp"
#include "server/hls/snapshot.hpp"
#include "server/hls/types.hpp"

namespace paraninfo::hls {

class Gzip;

inline constexpr std::size_t thumbnails_max = 2048;
inline constexpr std::size_t thumbnails_bytes_max = 16 * 1024 * 1024;  // of all
// A worker that sends more gets no more work out of this process.
inline constexpr std::chrono::milliseconds thumbnails_apart_min{1000};
// Behind the playlist's beginning, for pages that hold an older list.
inline constexpr std::chrono::milliseconds thumbnails_kept_after{30'000};

class ThumbnailStore {
  public:
    explicit ThumbnailStore(const PublicationSettings& settings);

    // Leaves out what is older than the publication or less than thumbnails_apart_min after the newest: a
    // worker repeats itself.
    void add(std::int64_t capture_ns, std::string_view jpeg);
    // The playlist begins here, in programme time.
    void keep_from(std::int64_t programme_ms);

    // Null where nothing changed since the last call.
    std::shared_ptr<const ThumbnailView> view(Gzip& gzip);
    // See Publication::take_finished.
    std::vector<FinishedThumbnail> take_finished() { return std::exchange(finished_, {}); }

  private:
    struct Stored {
        std::int64_t programme_ms = 0;
        SharedBytes answer;
        std::size_t body_at = 0;
        std::uint32_t checksum = 0;

        std::string_view body() const { return std::string_view{*answer}.substr(body_at); }
    };

    void drop_oldest();
    HeaderSettings headers() const;
    SharedBytes poster() const;

    const PublicationSettings& settings_;
    std::deque<Stored> stored_;  // ascending
    std::size_t bytes_ = 0;
    bool changed_ = true;
    std::vector<FinishedThumbnail> finished_;
};

}  // namespace paraninfo::hls
