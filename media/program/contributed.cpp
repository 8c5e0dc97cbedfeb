#include "media/program/contributed.hpp"

#include "media/mix/colours.hpp"
#include "media/mix/picture_mixer.hpp"

#include <algorithm>

namespace paraninfo::program {
namespace {

bool is_usable(const contribution::Picture& picture) {
    return picture.buffer && picture.width >= 2 && picture.height >= 2 &&
           picture.width <= contribution::picture_width_max &&
           picture.height <= contribution::picture_height_max;
}

}  // namespace

void Contributed::begin(const std::string& source) {
    const std::lock_guard lock(mutex_);
    if (is_hall(source)) return;
    std::shared_ptr<Source>& place = sources_[source];
    if (!place && sources_.size() > sources_max) {
        sources_.erase(source);
        return;
    }
    if (!place) place = std::make_shared<Source>(origin_, frame_);
    place->over = false;
    place->reception.begin(clock_());
}

void Contributed::picture(const std::string& source, Instant at, contribution::Picture picture) {
    const auto to = find(source);
    if (!to || !is_usable(picture)) return;
    const mix::Size size{picture.width, picture.height};
    if (picture.bt601) picture.buffer = mix::to_bt709(picture.buffer, size);
    to->reception.put_picture(at, clock_(), mix::with_size(picture.buffer, size));
}

void Contributed::sound(const std::string& source, Instant at, std::span<const std::int16_t> samples) {
    if (const auto to = find(source)) to->reception.put_sound(at, clock_(), samples);
}

void Contributed::end(const std::string& source) {
    const std::lock_guard lock(mutex_);
    const auto found = sources_.find(source);
    if (found != sources_.end()) found->second->over = true;
}

std::vector<Contributed::Seen> Contributed::pictures(Instant now) {
    const std::lock_guard lock(mutex_);
    std::vector<Seen> seen;
    for (auto at = sources_.begin(); at != sources_.end();) {
        gst::SharedBuffer picture = at->second->reception.picture(now);
        const bool gone = at->second->over && !picture;
        if (!gone) seen.push_back({at->first, std::move(picture)});
        at = gone ? sources_.erase(at) : std::next(at);
    }
    return seen;
}

void Contributed::sound_of(const std::string& source, std::uint64_t first, std::span<std::int16_t> out) {
    if (const auto from = find(source)) return from->reception.sound(first, out);
    std::fill(out.begin(), out.end(), std::int16_t{0});
}

std::shared_ptr<Contributed::Source> Contributed::find(const std::string& source) const {
    const std::lock_guard lock(mutex_);
    const auto found = sources_.find(source);
    return found == sources_.end() ? nullptr : found->second;
}

}  // namespace paraninfo::program
