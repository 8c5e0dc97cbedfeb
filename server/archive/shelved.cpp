#include "server/archive/shelved.hpp"

#include "server/archive/recording_writer.hpp"
#include "server/archive/vod.hpp"
#include "server/hls/checksum.hpp"
#include "server/hls/gzip.hpp"
#include "server/hls/thumbnail_list.hpp"

#include <array>
#include <stdexcept>

namespace paraninfo::archive {

Shelved::Shelved(const std::filesystem::path& folder, Recording recording, std::string common_headers)
    : recording_(std::move(recording)),
      common_headers_(std::move(common_headers)),
      files_(folder, recording_, common_headers_) {
    const auto numbers = listed_numbers(recording_);
    if (numbers.empty()) throw std::invalid_argument{folder.string() + ": nothing to play"};
    hls::Gzip gzip;
    const auto answers = [&](const std::string& text) {
        return hls::playlist_responses(text, gzip.compress(text),
                                       {recording_.target_duration, common_headers_, std::nullopt});
    };
    multivariant_ = answers(render_vod_multivariant(recording_));
    for (std::size_t index = 0; index < recording_.renditions.size(); ++index)
        playlists_.push_back(answers(render_vod(recording_, index, numbers)));
    if (recording_.thumbnails.empty()) return;
    thumbnails_ = File::readable(folder / thumbnails_name);
    const std::string list = hls::render_thumbnails(thumbnail_cues(recording_, numbers));
    const std::string etag = hls::content_tag("thumbnails", hls::checksum(list));
    thumbnail_list_ =
        hls::text_responses({"text/vtt; charset=utf-8", etag, 6 * recording_.target_duration}, list,
                            gzip.compress(list), {recording_.target_duration, common_headers_, std::nullopt});
}

SharedBytes Shelved::find(const hls::Address& address, bool gzip) const {
    if (address.file == hls::File::multivariant) return multivariant_.pick(true, gzip);
    if (address.rendition.empty()) return find_picture(address, gzip);
    if (address.file == hls::File::playlist) {
        std::size_t index = 0;
        while (index < playlists_.size() && recording_.renditions[index].spec.name != address.rendition)
            ++index;
        return index == playlists_.size() ? nullptr : playlists_[index].pick(true, gzip);
    }
    const auto found = MediaFiles::find(recording_, address);
    return found ? files_.answer(*found) : nullptr;
}

// The poster is from the middle: at its beginning and at its end a broadcast shows its slate.
SharedBytes Shelved::find_picture(const hls::Address& address, bool gzip) const {
    const auto& all = recording_.thumbnails;
    if (all.empty()) return nullptr;
    if (address.file == hls::File::thumbnail_list) return thumbnail_list_.pick(gzip);
    if (address.file == hls::File::poster) return picture("poster", all[all.size() / 2]);
    const auto* one = recording_.find_thumbnail(static_cast<std::int64_t>(address.number));
    return one == nullptr ? nullptr : picture("thumbnail", *one);
}

SharedBytes Shelved::picture(std::string_view name, const RecordedThumbnail& thumbnail) const {
    const std::string etag = hls::content_tag(
        std::string{name} + "-" + std::to_string(thumbnail.programme_ms), thumbnail.media.checksum);
    const std::string bytes =
        thumbnails_->read(thumbnail.media.at, static_cast<std::size_t>(thumbnail.media.bytes));
    std::size_t body_at = 0;
    return hls::media_response({hls::jpeg_type, etag, 60 * recording_.target_duration},
                               {recording_.target_duration, common_headers_, std::nullopt},
                               std::array{std::string_view{bytes}}, body_at);
}

}  // namespace paraninfo::archive
