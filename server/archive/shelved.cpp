#include "server/archive/shelved.hpp"

#include "server/archive/recording_writer.hpp"
#include "server/archive/vod.hpp"
#include "server/hls/gzip.hpp"
#include "server/hls/thumbnail_list.hpp"

#include <zlib.h>

#include <array>
#include <stdexcept>

namespace paraninfo::archive {

Shelved::Shelved(const std::filesystem::path& folder, Recording recording, std::string common_headers)
    : recording_(std::move(recording)), common_headers_(std::move(common_headers)) {
    const auto numbers = listed_numbers(recording_);
    if (numbers.empty()) throw std::invalid_argument{folder.string() + ": nothing to play"};
    hls::Gzip gzip;
    const auto answers = [&](const std::string& text) {
        return hls::playlist_responses(text, gzip.compress(text),
                                       {recording_.target_duration, common_headers_, std::nullopt});
    };
    multivariant_ = answers(render_vod_multivariant(recording_));
    for (std::size_t index = 0; index < recording_.renditions.size(); ++index) {
        playlists_.push_back(answers(render_vod(recording_, index, numbers)));
        files_.push_back(File::readable(folder / media_name(recording_.renditions[index].spec.name)));
    }
    if (recording_.thumbnails.empty()) return;
    thumbnails_ = File::readable(folder / thumbnails_name);
    const std::string list = hls::render_thumbnails(thumbnail_cues(recording_, numbers));
    const auto sum = crc32_z(0, reinterpret_cast<const Bytef*>(list.data()), list.size());
    const std::string etag = hls::content_tag("thumbnails", static_cast<std::uint32_t>(sum));
    thumbnail_list_ =
        hls::text_responses({"text/vtt; charset=utf-8", etag, 6 * recording_.target_duration}, list,
                            gzip.compress(list), {recording_.target_duration, common_headers_, std::nullopt});
}

SharedBytes Shelved::find(const hls::Address& address, bool gzip) const {
    if (address.file == hls::File::multivariant) return multivariant_.pick(true, gzip);
    if (address.rendition.empty()) return find_picture(address, gzip);
    std::size_t index = 0;
    while (index < playlists_.size() && recording_.renditions[index].spec.name != address.rendition) ++index;
    if (index == playlists_.size()) return nullptr;
    const auto& rendition = recording_.renditions[index];
    if (address.file == hls::File::playlist) return playlists_[index].pick(true, gzip);
    if (address.file == hls::File::init) {
        const auto* init = rendition.find_init(static_cast<std::uint32_t>(address.number));
        return init == nullptr ? nullptr : read(index, "init-" + std::to_string(init->number), init->media);
    }
    const auto* segment = rendition.find(address.number);
    if (segment == nullptr || segment->is_gap()) return nullptr;
    return read(index, std::to_string(segment->msn), segment->media);
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

std::string Shelved::media(std::size_t rendition, const Place& place) const {
    return files_[rendition].read(place.at, static_cast<std::size_t>(place.bytes));
}

SharedBytes Shelved::read(std::size_t rendition, const std::string& name, const Place& place) const {
    const bool is_video = recording_.renditions[rendition].spec.kind == hls::Kind::video;
    const std::string etag = hls::content_tag(name, place.checksum);
    const std::string bytes = media(rendition, place);
    std::size_t body_at = 0;
    return hls::media_response({is_video ? "video/mp4" : "audio/mp4", etag, 60 * recording_.target_duration},
                               {recording_.target_duration, common_headers_, std::nullopt},
                               std::array{std::string_view{bytes}}, body_at);
}

}  // namespace paraninfo::archive
