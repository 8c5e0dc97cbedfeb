#include "server/archive/recording_writer.hpp"

#include <stdexcept>
#include <system_error>

namespace paraninfo::archive {

std::string media_name(const std::string& rendition) {
    return rendition + ".cmf";
}

RecordingWriter::RecordingWriter(const std::filesystem::path& folder,
                                 const hls::PublicationSettings& publication)
    : index_((make_folder(folder), File::writable(folder / index_name))) {
    index_bytes_ = read_lines(index_.read(0, index_.size()), recording_);
    index_.cut(index_bytes_);
    if (index_bytes_ == 0) append(head_line(publication));
    if (recording_.room != publication.room || recording_.publication != publication.publication ||
        recording_.renditions.size() != publication.renditions.size())
        throw std::invalid_argument{folder.string() + ": holds another publication"};
    for (const auto& rendition : recording_.renditions)
        media_.push_back({File::writable(folder / media_name(rendition.spec.name)), rendition.bytes, false});
    media_.push_back({File::writable(folder / thumbnails_name), recording_.thumbnails_bytes, false});
    for (auto& media : media_) media.file.cut(media.bytes);
    make_folder(folder);
}

void RecordingWriter::append(const std::string& lines) {
    index_.write(index_bytes_, lines);
    index_.sync();
    index_bytes_ += read_lines(lines, recording_);
}

void RecordingWriter::write(std::span<const hls::Finished> finished, std::int64_t wall_ms) {
    try {
        std::string lines;
        for (const auto& one : finished) lines += put(one, wall_ms);
        for (auto& media : media_)
            if (std::exchange(media.touched, false)) media.file.sync();
        if (!lines.empty()) append(lines);
    } catch (const std::system_error&) {
        take_back();
        throw;
    }
}

std::string RecordingWriter::put(const hls::Finished& finished, std::int64_t wall_ms) {
    if (const auto* init = std::get_if<hls::FinishedInit>(&finished)) {
        const auto* known = recording_.renditions[init->rendition].find_init(init->number);
        if (known != nullptr && known->media.checksum == init->media.checksum) return {};
        return init_line(*init, put_media(init->rendition, init->media.body()));
    }
    if (const auto* segment = std::get_if<hls::FinishedSegment>(&finished)) {
        const auto& known = recording_.renditions[segment->rendition].segments;
        if (!known.empty() && segment->msn <= known.back().msn) return {};
        return segment_line(*segment, put_media(segment->rendition, segment->media.body()));
    }
    if (const auto* thumbnail = std::get_if<hls::FinishedThumbnail>(&finished)) {
        const auto& known = recording_.thumbnails;
        if (!known.empty() && thumbnail->programme_ms <= known.back().programme_ms) return {};
        return thumbnail_line(*thumbnail, put_media(media_.size() - 1, thumbnail->media.body()));
    }
    return recording_.ended_ms ? std::string{} : end_line(wall_ms);
}

std::uint64_t RecordingWriter::indexed_bytes(std::size_t file) const {
    return file < recording_.renditions.size() ? recording_.renditions[file].bytes
                                               : recording_.thumbnails_bytes;
}

std::uint64_t RecordingWriter::put_media(std::size_t file, std::string_view bytes) {
    Media& media = media_[file];
    const std::uint64_t at = media.bytes;
    media.touched = true;
    media.file.write(at, bytes);
    media.bytes += bytes.size();
    return at;
}

// The disk may be so ill that this fails too: the next start cuts it off.
void RecordingWriter::take_back() {
    for (std::size_t index = 0; index < media_.size(); ++index) {
        media_[index].bytes = indexed_bytes(index);
        media_[index].touched = false;
        try {
            media_[index].file.cut(media_[index].bytes);
        } catch (const std::system_error&) {
            continue;
        }
    }
    try {
        index_.cut(index_bytes_);
    } catch (const std::system_error&) {
        return;
    }
}

}  // namespace paraninfo::archive
