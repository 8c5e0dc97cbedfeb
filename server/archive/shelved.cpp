#include "server/archive/shelved.hpp"

#include "server/archive/recording_writer.hpp"
#include "server/archive/vod.hpp"
#include "server/hls/gzip.hpp"

#include <array>
#include <cstdio>
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
}

SharedBytes Shelved::find(const hls::Address& address, bool gzip) const {
    if (address.file == hls::File::multivariant) return multivariant_.pick(true, gzip);
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

std::string Shelved::media(std::size_t rendition, const Place& place) const {
    return files_[rendition].read(place.at, static_cast<std::size_t>(place.bytes));
}

SharedBytes Shelved::read(std::size_t rendition, const std::string& name, const Place& place) const {
    const bool is_video = recording_.renditions[rendition].spec.kind == hls::Kind::video;
    std::array<char, 12> sum{};
    std::snprintf(sum.data(), sum.size(), "-%08x", place.checksum);
    const std::string etag = name + sum.data();
    const std::string bytes = media(rendition, place);
    std::size_t body_at = 0;
    return hls::media_response({is_video ? "video/mp4" : "audio/mp4", etag, 60 * recording_.target_duration},
                               {recording_.target_duration, common_headers_, std::nullopt},
                               std::array{std::string_view{bytes}}, body_at);
}

}  // namespace paraninfo::archive
