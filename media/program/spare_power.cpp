#include "media/program/spare_power.hpp"

namespace paraninfo::program {

// A moment's delay is bridged; a second of it is what a rendition is shed for, and so is what comes after.
void SparePower::look(Instant now, std::uint64_t late, std::size_t shed) {
    if (late < Shedding::late_frames)
        late_since_.reset();
    else if (!late_since_)
        late_since_ = now;
    if (shed > 0 || (late_since_ && now - *late_since_ >= Shedding::patience)) slow_at_ = now;
    any_ = !slow_at_ || now - *slow_at_ >= quiet;
}

}  // namespace paraninfo::program
