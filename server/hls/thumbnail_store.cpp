#include "server/hls/thumbnail_store.hpp"

#include <array>
#include <string>

#include "server/hls/checksum.hpp"
#include "server/hls/gzip.hpp"
#include "server/hls/thumbnail_list.hpp"

namespace paraninfo::hls {
ThumbnailStore::ThumbnailStore(const PublicationSettings& settings) : settings_(settings) {
}

void ThumbnailStore::add(std::int64_t capture_ns, std::string_view jpeg) {
    if (capture_ns < settings_.anchor.monotonic_ns) return;
    const std::int64_t at = programme_ms_of(settings_.anchor, capture_ns);
    if (!stored_.empty() && at < stored_.back().programme_ms + thumbnails_apart_min.count()) return;
    Stored one;
    one.programme_ms = at;
    one.checksum = checksum(jpeg);
    const std::string etag = content_tag("thumbnail-" + std::to_string(at), one.checksum);
    one.answer = media_response({jpeg_type, etag, 60 * settings_.target_duration}, headers(),
                                std::array{jpeg}, one.body_at);
    if (settings_.recorded) finished_.push_back({at, {one.answer, one.body_at, one.checksum}});
    bytes_ += jpeg.size();
    stored_.push_back(std::move(one));
    while (stored_.size() > thumbnails_max || bytes_ > thumbnails_bytes_max) drop_oldest();
    changed_ = true;
}

// The last one before the beginning is what stands there.
void ThumbnailStore::keep_from(std::int64_t programme_ms) {
    const std::int64_t from = programme_ms - thumbnails_kept_after.count();
    while (stored_.size() > 1 && stored_[1].programme_ms <= from) drop_oldest();
}

void ThumbnailStore::drop_oldest() {
    bytes_ -= stored_.front().body().size();
    stored_.pop_front();
    changed_ = true;
}

std::shared_ptr<const ThumbnailView> ThumbnailStore::view(Gzip& gzip) {
    if (!std::exchange(changed_, false)) return nullptr;
    auto view = std::make_shared<ThumbnailView>();
    std::vector<ThumbnailCue> cues;
    cues.reserve(stored_.size());
    for (const Stored& one : stored_) {
        cues.push_back({one.programme_ms, one.programme_ms});
        view->pictures.emplace_back(one.programme_ms, one.answer);
    }
    const std::string text = render_thumbnails(cues);
    const std::string etag = content_tag("thumbnails", checksum(text));
    view->list = text_responses({"text/vtt; charset=utf-8", etag, settings_.target_duration}, text,
                                gzip.compress(text), headers());
    if (!stored_.empty()) view->poster = poster();
    return view;
}

HeaderSettings ThumbnailStore::headers() const {
    return {settings_.target_duration, settings_.common_headers, std::nullopt};
}

// The newest, under an address that does not change.
SharedBytes ThumbnailStore::poster() const {
    const Stored& newest = stored_.back();
    const std::string etag = content_tag("poster-" + std::to_string(newest.programme_ms), newest.checksum);
    std::size_t body_at = 0;
    return media_response({jpeg_type, etag, settings_.target_duration, false}, headers(),
                          std::array{newest.body()}, body_at);
}

}  // namespace paraninfo::hls
