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

void ResumeWindow::trim(Offset published) {
    while (!changes_.empty() && floor_ < published &&
           (changes_.size() > changes_max_ || bytes_ > bytes_max_)) {
        bytes_ -= changes_.front().bytes();
        changes_.pop_front();
        ++floor_;
    }
}

std::pair<ChangeIterator, ChangeIterator> ResumeWindow::range(Offset after, Offset upto) const {
    const auto at = [&](Offset offset) {
        const Offset index = std::clamp(offset, floor_, last()) - floor_;
        return changes_.begin() + static_cast<std::ptrdiff_t>(index);
    };
    return {at(after), at(std::max(after, upto))};
}

}  // namespace paraninfo::fanout
