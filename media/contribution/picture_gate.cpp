#include "media/contribution/picture_gate.hpp"

namespace paraninfo::contribution {

bool PictureGate::passes(bool key, Instant now) {
    const bool whole = whole_;
    if (key) {
        broken_ = !whole && decoded_ && now - *decoded_ < decoded_every;
        if (!broken_) decoded_ = now;
    } else if (!whole) {
        broken_ = true;
    }
    return !broken_;
}

}  // namespace paraninfo::contribution
