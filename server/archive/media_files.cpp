#include "server/archive/media_files.hpp"

#include "server/archive/recording_writer.hpp"
#include "server/hls/checksum.hpp"
#include "server/hls/response.hpp"

#include <array>
#include <system_error>

namespace paraninfo::archive {
MediaFiles::MediaFiles(const std::filesystem::path& folder, const Recording& recording,
                       std::string common_headers)
    : common_headers_(std::move(common_headers)) {
    for (const auto& rendition : recording.renditions)
        files_.push_back(File::readable(folder / media_name(rendition.spec.name)));
}

std::optional<MediaFiles::Found> MediaFiles::find(const Recording& recording, const hls::Address& address) {
    Found found;
    const auto& all = recording.renditions;
    while (found.rendition < all.size() && all[found.rendition].spec.name != address.rendition)
        ++found.rendition;
    if (found.rendition == all.size()) return std::nullopt;
    const auto& rendition = all[found.rendition];
    found.is_video = rendition.spec.kind == hls::Kind::video;
    found.target_duration = recording.target_duration;
    if (address.file == hls::File::init) {
        const auto* init = rendition.find_init(static_cast<std::uint32_t>(address.number));
        if (init == nullptr) return std::nullopt;
        found.name = "init-" + std::to_string(init->number);
        found.place = init->media;
        return found;
    }
    const auto* segment = address.file == hls::File::segment ? rendition.find(address.number) : nullptr;
    if (segment == nullptr || segment->is_gap()) return std::nullopt;
    found.name = std::to_string(segment->msn);
    found.place = segment->media;
    return found;
}

std::string MediaFiles::media(std::size_t rendition, const Place& place) const {
    return files_[rendition].read(place.at, static_cast<std::size_t>(place.bytes));
}

SharedBytes MediaFiles::answer(const Found& found) const {
    const std::string bytes = media(found.rendition, found.place);
    // A place that a reader saw before the recorder took it back holds something else by now.
    if (hls::checksum(bytes) != found.place.checksum)
        throw std::system_error{EIO, std::generic_category(), found.name + ": damaged"};
    const std::string etag = hls::content_tag(found.name, found.place.checksum);
    std::size_t body_at = 0;
    return hls::media_response({found.is_video ? "video/mp4" : "audio/mp4", etag, 60 * found.target_duration},
                               {found.target_duration, common_headers_, std::nullopt},
                               std::array{std::string_view{bytes}}, body_at);
}

}  // namespace paraninfo::archive
