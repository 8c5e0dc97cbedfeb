#include "server/archive/running.hpp"

#include "server/archive/recording_writer.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace paraninfo::archive {
namespace {

constexpr std::size_t sent_max = 256;  // entries before those that nobody is sent any more are dropped

hls::StoredSegment listed(const RecordedSegment& segment) {
    hls::StoredSegment made;
    made.msn = segment.msn;
    made.run_ordinal = segment.run_ordinal;
    made.init_number = segment.init_number;
    made.discontinuity = segment.discontinuity;
    made.gap = segment.is_gap();
    made.complete = true;
    made.on_disk = true;
    made.wall_ms = segment.wall_ms;
    made.duration = segment.duration;
    return made;
}

}  // namespace

Running::Running(std::filesystem::path folder, std::string common_headers)
    : folder_(std::move(folder)),
      index_(File::readable(folder_ / index_name)),
      common_headers_(std::move(common_headers)) {
    read_on();
}

bool Running::is_of(std::string_view room, std::string_view publication) const {
    return folder_.filename() == publication && folder_.parent_path().filename() == room;
}

bool Running::read_from(std::uint64_t at) {
    const std::string more = index_.read(at, static_cast<std::size_t>(index_.size() - at));
    const std::size_t good = read_lines(more, recording_);
    read_ = at + good;
    return more.find('\n', good) == std::string::npos;
}

// The recorder may take back what it could not finish: then what follows here is not the beginning of a line,
// and the index is read anew.
void Running::read_on() {
    if (index_.size() < read_ || !read_from(read_)) {
        recording_ = {};
        read_from(0);
    }
    if (!files_ && !recording_.renditions.empty()) files_.emplace(folder_, recording_, common_headers_);
}

std::optional<MediaFiles::Found> Running::look_up(const hls::Address& address) {
    const std::lock_guard lock(mutex_);
    auto found = MediaFiles::find(recording_, address);
    if (!found) {
        read_on();
        found = MediaFiles::find(recording_, address);
    }
    return files_ ? found : std::nullopt;
}

SharedBytes Running::find(const hls::Address& address) {
    const auto found = look_up(address);
    if (!found) return nullptr;
    const std::string key = std::to_string(found->rendition) + ' ' + found->name;
    {
        const std::lock_guard lock(mutex_);
        const auto known = sent_.find(key);
        if (known != sent_.end())
            if (auto bytes = known->second.lock()) return bytes;
    }
    SharedBytes bytes = files_->answer(*found);
    const std::lock_guard lock(mutex_);
    if (sent_.size() >= sent_max) std::erase_if(sent_, [](const auto& one) { return one.second.expired(); });
    if (sent_.size() < sent_max) sent_.insert_or_assign(key, bytes);
    return bytes;
}

std::vector<std::vector<hls::StoredSegment>> kept_of(const std::filesystem::path& recordings,
                                                     const hls::PublicationSettings& publication) {
    Recording recording;
    try {
        const auto folder = recordings / publication.room / publication.publication;
        const File index = File::readable(folder / index_name);
        read_lines(index.read(0, index.size()), recording);
    } catch (const std::system_error&) {
        return {};
    }
    const auto is_same = [](const RecordedRendition& one, const hls::RenditionSpec& spec) {
        return one.spec.name == spec.name;
    };
    if (!std::equal(recording.renditions.begin(), recording.renditions.end(), publication.renditions.begin(),
                    publication.renditions.end(), is_same))
        return {};
    std::vector<std::vector<hls::StoredSegment>> kept;
    for (const auto& rendition : recording.renditions) {
        auto& all = kept.emplace_back();
        for (const auto& segment : rendition.segments) all.push_back(listed(segment));
    }
    return kept;
}

}  // namespace paraninfo::archive
