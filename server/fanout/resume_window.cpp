#include "server/fanout/resume_window.hpp"

#include <algorithm>

namespace paraninfo::fanout {

void ResumeWindow::clear(Offset floor) {
    changes_.clear();
    bytes_ = 0;
    floor_ = floor;
}

void ResumeWindow::push(EncodedChange change) {
    bytes_ += change.bytes();
    changes_.push_back(std::move(change));
}

void ResumeWindow::blank(Offset offset) {
    if (offset <= floor_ || offset > last()) return;
    EncodedChange& change = changes_[offset - floor_ - 1];
    bytes_ -= change.bytes();
    change.texts = {};
    change.addressed.clear();
    bytes_ += change.bytes();
}

void ResumeWindow::trim(Offset published) {
    while (!changes_.empty() && floor_ < published &&
           (changes_.size() > changes_max_ || bytes_ > bytes_max_)) {
        bytes_ -= changes_.front().bytes();
        changes_.pop_front();
        ++floor_;
    }
}

Offset ResumeWindow::before(Offset offset, std::int64_t lag_ms) const {
    if (offset <= floor_ || offset > last()) return 0;
    const auto index = static_cast<std::ptrdiff_t>(offset - floor_ - 1);
    const auto latest = changes_[static_cast<std::size_t>(index)].at_ms - lag_ms;
    for (auto change = changes_.begin() + index; change != changes_.begin();)
        if ((--change)->at_ms <= latest) return change->offset;
    return 0;
}

std::pair<ChangeIterator, ChangeIterator> ResumeWindow::range(Offset after, Offset upto) const {
    const auto at = [&](Offset offset) {
        const Offset index = std::clamp(offset, floor_, last()) - floor_;
        return changes_.begin() + static_cast<std::ptrdiff_t>(index);
    };
    return {at(after), at(std::max(after, upto))};
}

}  // namespace paraninfo::fanout
