#include "media/program/best_rendition.hpp"

namespace paraninfo::program {

bool BestRendition::take(std::size_t rendition, std::uint64_t frame, bool key) {
    if (!first_) first_ = frame;
    seen_[rendition] = frame;
    if (shown_ && frame <= *shown_) return false;
    if (key) choose(best_at(frame), rendition);
    if (rendition != current_ || waits_for_key_) return false;
    shown_ = frame;
    return true;
}

// One that has not come yet has as much time for its first frame.
std::size_t BestRendition::best_at(std::uint64_t frame) const {
    for (std::size_t i = 0; i < seen_.size(); ++i)
        if (seen_[i].value_or(*first_) + patience_ >= frame) return i;
    return current_;
}

// At a key frame of `rendition`. A better one that is only late is waited for.
void BestRendition::choose(std::size_t best, std::size_t rendition) {
    if (best != current_) waits_for_key_ = true;
    current_ = best;
    if (best == rendition) waits_for_key_ = false;
}

}  // namespace paraninfo::program
