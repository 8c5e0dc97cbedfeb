#include "server/archive/download.hpp"

#include "server/archive/boxes.hpp"
#include "server/archive/vod.hpp"
#include "server/hls/playlist.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

namespace paraninfo::archive {
namespace {

[[noreturn]] void refuse(const Recording& recording) {
    throw std::invalid_argument{recording.room + "/" + recording.publication + ": no file can be made of it"};
}

}  // namespace

Download::Download(std::shared_ptr<const Shelved> shelved) : shelved_(std::move(shelved)) {
    choose();
    lay_out();
}

void Download::choose() {
    const auto& renditions = shelved_->recording().renditions;
    const auto video_at = shelved_->recording().best_video();
    // The poorer sound is for poor lines.
    const auto is_sound = [](const RecordedRendition& one) {
        return one.spec.kind == hls::Kind::audio && !one.spec.audio_only && !one.inits.empty();
    };
    const auto sound = std::ranges::find_if(renditions, is_sound);
    if (!video_at || sound == renditions.end()) refuse(shelved_->recording());
    video_ = *video_at;
    audio_ = static_cast<std::size_t>(sound - renditions.begin());
    const std::string video = shelved_->media(video_, renditions[video_].inits.front().media);
    const std::string audio = shelved_->media(audio_, renditions[audio_].inits.front().media);
    const auto header = joined_init(video, audio);
    const auto video_scale = timescale_of(video);
    const auto audio_scale = timescale_of(audio);
    if (!header || !video_scale || !audio_scale) refuse(shelved_->recording());
    header_ = *header;
    timescales_[0] = *video_scale;
    timescales_[1] = *audio_scale;
}

// From a segment's own decode time to its date since the first: a worker's restart begins a new count, and
// what was missing meanwhile stays a pause.
std::int64_t Download::shift_ms(const RecordedSegment& segment, std::int64_t first_ms) const {
    const auto time = decode_time_of(shelved_->media(video_, segment.media));
    if (!time) refuse(shelved_->recording());
    return segment.wall_ms - first_ms - static_cast<std::int64_t>(*time * 1000 / timescales_[0]);
}

void Download::lay_out() {
    const Recording& recording = shelved_->recording();
    std::map<std::uint32_t, std::int64_t> shifts;  // in ms, by run
    std::optional<std::int64_t> first_ms;
    bytes_ = header_.size();
    for (const std::uint64_t msn : listed_numbers(recording)) {
        for (const std::size_t rendition : {video_, audio_}) {
            const auto& kept = recording.renditions[rendition];
            const auto* segment = kept.find(msn);
            if (segment == nullptr || segment->is_gap()) continue;
            // Another init segment than the first's cannot be part of the same track.
            const auto* init = kept.find_init(segment->init_number);
            if (init == nullptr || init->media.checksum != kept.inits.front().media.checksum) continue;
            const bool is_video = rendition == video_;
            if (is_video && !first_ms) first_ms = segment->wall_ms;
            if (is_video && !shifts.contains(segment->run_ordinal))
                shifts[segment->run_ordinal] = shift_ms(*segment, *first_ms);
            const auto shift = shifts.find(segment->run_ordinal);
            if (shift == shifts.end()) continue;  // sound before the run's first picture
            const std::int64_t units = shift->second * timescales_[is_video ? 0 : 1] / 1000;
            pieces_.push_back({bytes_, rendition, segment->media, is_video ? 1U : 2U, units});
            bytes_ += segment->media.bytes;
        }
    }
    if (pieces_.empty()) refuse(recording);
}

std::string Download::read(std::uint64_t at, std::uint64_t most) const {
    if (at >= bytes_) return {};
    if (at < header_.size()) return header_.substr(at, most);
    const auto behind =
        std::upper_bound(pieces_.begin(), pieces_.end(), at,
                         [](std::uint64_t value, const Piece& one) { return value < one.at; });
    const Piece& piece = *(behind - 1);
    std::string media = shelved_->media(piece.rendition, piece.media);
    if (!move_fragments(media, piece.track, piece.shift)) refuse(shelved_->recording());
    return media.substr(static_cast<std::size_t>(at - piece.at), static_cast<std::size_t>(most));
}

std::string Download::file_name() const {
    const Recording& recording = shelved_->recording();
    constexpr std::size_t day_size = 10;
    return recording.room + "-" + hls::date_text(recording.started_ms).substr(0, day_size) + ".mp4";
}

}  // namespace paraninfo::archive
