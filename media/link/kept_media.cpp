#include "media/link/kept_media.hpp"

#include <algorithm>

namespace paraninfo::link {

void KeptMedia::add(const media_link::Message& message, const Frame& frame) {
    if (const auto* init = std::get_if<media_link::Init>(&message)) {
        inits_[init->rendition] = frame;
    } else if (const auto* part = std::get_if<media_link::Part>(&message)) {
        add_timed({part->segment, part->captured_at, frame});
    } else if (const auto* gap = std::get_if<media_link::Gap>(&message)) {
        add_timed({gap->segment, gap->captured_at, frame});
    } else if (std::holds_alternative<media_link::Thumbnail>(message)) {
        thumbnails_.push_back(frame);
        if (thumbnails_.size() > thumbnails_max) thumbnails_.pop_front();
    } else if (std::holds_alternative<media_link::Discontinuity>(message)) {
        begin_timeline(frame);
    }
}

// What was before has other init segments, and the next gateway need not know of it.
void KeptMedia::begin_timeline(const Frame& frame) {
    timeline_ = frame;
    inits_.clear();
    entries_.clear();
    starts_.clear();
    bytes_ = 0;
}

void KeptMedia::add_timed(Entry entry) {
    newest_ = std::max(newest_, entry.captured_at);
    const auto [start, is_new] = starts_.emplace(entry.segment, entry.captured_at);
    if (!is_new) start->second = std::min(start->second, entry.captured_at);
    bytes_ += entry.frame->size();
    entries_.push_back(std::move(entry));
    while (oldest_is_due()) drop_oldest_segment();
}

// The oldest segment may go when the second oldest alone reaches back far enough, or when it has to.
bool KeptMedia::oldest_is_due() const {
    if (starts_.size() < 2) return false;
    return bytes_ > bytes_max_ || newest_ - std::next(starts_.begin())->second >= keep_;
}

void KeptMedia::drop_oldest_segment() {
    const std::uint64_t oldest = starts_.begin()->first;
    std::erase_if(entries_, [this, oldest](const Entry& entry) {
        if (entry.segment != oldest) return false;
        bytes_ -= entry.frame->size();
        return true;
    });
    starts_.erase(starts_.begin());
}

std::vector<Frame> KeptMedia::frames() const {
    std::vector<Frame> all;
    all.reserve(1 + inits_.size() + entries_.size() + thumbnails_.size());
    if (timeline_) all.push_back(timeline_);
    for (const auto& [rendition, frame] : inits_) all.push_back(frame);
    for (const Entry& entry : entries_) all.push_back(entry.frame);
    all.insert(all.end(), thumbnails_.begin(), thumbnails_.end());
    return all;
}

}  // namespace paraninfo::link
