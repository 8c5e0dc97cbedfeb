#include "media/program/previews.hpp"

#include "media/program/clock.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace paraninfo::program {
namespace {

constexpr std::chrono::seconds thumbnail_patience{1};

}  // namespace

Previews::Previews(const MixedFeed& feed, Handlers handlers)
    : feed_(feed),
      handlers_(std::move(handlers)),
      thumbnailer_(
          size.width, size.height,
          {.made = [this](Instant, std::string jpeg) { take(std::move(jpeg)); }, .failed = handlers_.failed}),
      thread_([this](const std::stop_token& stop) { run(stop); }) {
}

void Previews::run(const std::stop_token& stop) {
    for (Instant next = monotonic_now(); !stop.stop_requested();
         next = std::max(next + every, monotonic_now())) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, stop, next - monotonic_now(), [] { return false; });
        }
        const std::vector<Contributed::Seen> all = feed_.seen();
        std::erase_if(made_, [&](const auto& made) {
            return std::ranges::find(all, made.first, &Contributed::Seen::source) == all.end();
        });
        for (const Contributed::Seen& seen : all)
            if (!stop.stop_requested() && is_due(seen, monotonic_now())) offer(seen, stop);
    }
}

bool Previews::is_due(const Contributed::Seen& seen, Instant now) {
    if (!seen.picture) return false;
    Made& made = made_[seen.source];
    if (made.picture == seen.picture && now - made.at < same_every) return false;
    made = {seen.picture, now};
    return true;
}

// One after the other: the next one once the file of the one before is there.
void Previews::offer(const Contributed::Seen& seen, const std::stop_token& stop) {
    const std::array guest{mix::Guest{seen.source, mix::size_of(seen.picture, feed_.size())}};
    const mix::Place place = mix::arrange(media_link::Scene::Layout::full, size, guest).at(0);
    // The mixer takes a picture that says nothing for one of its own size.
    const mix::Layer layer{mix::with_size(seen.picture, guest[0].size), place};
    const gst::SharedBuffer small = mixer_.compose(std::array{layer});
    std::unique_lock lock(mutex_);
    // A file that comes later than this belongs to nobody.
    in_hand_.clear();
    const auto until = monotonic_now() + thumbnail_patience;
    // It lets go of the one before a moment after that one's file came.
    while (!thumbnailer_.offer(monotonic_now(), small)) {
        if (monotonic_now() > until || stop.stop_requested()) return;
        changed_.wait_for(lock, stop, std::chrono::milliseconds(1), [] { return false; });
    }
    in_hand_ = seen.source;
    changed_.wait_for(lock, stop, thumbnail_patience, [this] { return in_hand_.empty(); });
}

void Previews::take(std::string jpeg) {
    std::string source;
    {
        const std::lock_guard lock(mutex_);
        source = std::exchange(in_hand_, {});
    }
    changed_.notify_all();
    if (!source.empty() && jpeg.size() <= media_link::source_picture_bytes_max)
        handlers_.made(source, std::move(jpeg));
}

}  // namespace paraninfo::program
