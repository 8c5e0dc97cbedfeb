#include "media/mix/layout.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace paraninfo::mix {
namespace {

using Layout = media_link::Scene::Layout;

constexpr int margins = 80;  // of the width: one lies around whatever does not fill the picture

int even(std::int64_t value) {
    return static_cast<int>(value & ~std::int64_t{1});
}

int margin(Size programme) {
    return std::max(2, even(programme.width / margins));
}

Rectangle whole(Size size) {
    return {0, 0, even(size.width), even(size.height)};
}

// `inner` in the middle of `cell`, which is not smaller.
Rectangle centred(Size inner, Rectangle cell) {
    return {cell.x + even((cell.width - inner.width) / 2), cell.y + even((cell.height - inner.height) / 2),
            inner.width, inner.height};
}

// The largest size of this aspect that fits.
Size fitted(Size aspect, Size into) {
    const auto cross = std::int64_t{aspect.width} * into.height;
    const auto other = std::int64_t{aspect.height} * into.width;
    if (cross >= other) return {even(into.width), std::max(2, even(other / std::max(aspect.width, 1)))};
    return {std::max(2, even(cross / std::max(aspect.height, 1))), even(into.height)};
}

Place letterboxed(const Guest& guest, Rectangle cell) {
    return {guest.source, whole(guest.size), centred(fitted(guest.size, {cell.width, cell.height}), cell)};
}

// The middle of the source, in the cell's aspect.
Place filling(const Guest& guest, Rectangle cell) {
    const Rectangle all = whole(guest.size);
    return {guest.source, centred(fitted({cell.width, cell.height}, {all.width, all.height}), all), cell};
}

Place put(const Guest& guest, Rectangle cell) {
    return guest.may_be_cut ? filling(guest, cell) : letterboxed(guest, cell);
}

bool fits(Size size, Size into) {
    return size.width <= into.width && size.height <= into.height;
}

Place unscaled(const Guest& guest, Rectangle cell) {
    const Rectangle all = whole(guest.size);
    return {guest.source, all, centred({all.width, all.height}, cell)};
}

// Cells of 4:3: of a camera's 16:9 an eighth is lost on either side, where no face is. Cells as high as the
// picture would take half of it away.
std::vector<Place> side_by_side(Size programme, std::span<const Guest> guests) {
    const int gap = margin(programme);
    const int width = even((programme.width - 3 * gap) / 2);
    const int height = std::min(even(std::int64_t{width} * 3 / 4), even(programme.height - 2 * gap));
    const int top = even((programme.height - height) / 2);
    return {put(guests[0], {gap, top, width, height}), put(guests[1], {2 * gap + width, top, width, height})};
}

// The small one in the lower right corner: the lower third begins on the left.
std::vector<Place> picture_in_picture(Size programme, std::span<const Guest> guests) {
    const int gap = 2 * margin(programme);
    const Size small{even(programme.width / 4), even(programme.height / 4)};
    const Rectangle corner{programme.width - gap - small.width, programme.height - gap - small.height,
                           small.width, small.height};
    return {letterboxed(guests[0], whole(programme)), put(guests[1], corner)};
}

// Rows of the same length, the last one in the middle where it is shorter.
std::vector<Place> grid(Size programme, std::span<const Guest> guests) {
    const int count = static_cast<int>(guests.size());
    const int columns = count <= 1 ? 1 : count <= 4 ? 2 : 3;
    const int rows = (count + columns - 1) / columns;
    const int gap = margin(programme);
    const Size cell = fitted(programme, {even((programme.width - (columns + 1) * gap) / columns),
                                         even((programme.height - (rows + 1) * gap) / rows)});
    const int top = even((programme.height - rows * cell.height - (rows - 1) * gap) / 2);
    std::vector<Place> places;
    for (int i = 0; i < count; ++i) {
        const int row = i / columns;
        const int in_row = std::min(columns, count - row * columns);
        const int left = even((programme.width - in_row * cell.width - (in_row - 1) * gap) / 2);
        places.push_back(put(guests[static_cast<std::size_t>(i)],
                             {left + i % columns * (cell.width + gap), top + row * (cell.height + gap),
                              cell.width, cell.height}));
    }
    return places;
}

// Cells of 4:3 below each other on the right; three of them are never higher than the picture.
std::vector<Rectangle> column(Size programme, std::size_t cells, int width) {
    const int gap = margin(programme);
    const int height = std::min(even(std::int64_t{width} * 3 / 4), even((programme.height - 4 * gap) / 3));
    std::vector<Rectangle> all;
    for (std::size_t i = 0; i < cells; ++i)
        all.push_back(
            {programme.width - gap - width, gap + static_cast<int>(i) * (height + gap), width, height});
    return all;
}

// A text on a screen is sharpest pixel by pixel, and is scaled only where the picture has not room for all of
// them. Up to three speakers lie beside it or, where its pixels need their column too, smaller and above it
// at the lower right. A camera is no text, and stays beside them.
std::vector<Place> screen_with_speaker(Size programme, std::span<const Guest> guests) {
    const int gap = margin(programme);
    std::vector<Rectangle> speakers = column(programme, guests.size() - 1, even(programme.width / 5));
    const Rectangle cell{gap, gap, speakers[0].x - 2 * gap, programme.height - 2 * gap};
    std::vector<Place> places;
    if (fits(guests[0].size, {cell.width, cell.height})) {
        places.push_back(unscaled(guests[0], cell));
    } else if (!guests[0].may_be_cut && fits(guests[0].size, programme)) {
        places.push_back(unscaled(guests[0], whole(programme)));
        speakers = column(programme, guests.size() - 1, even(programme.width / 6));
        const Rectangle& last = speakers.back();
        const int down = even(programme.height - gap - last.y - last.height);
        for (Rectangle& speaker : speakers) speaker.y += down;
    } else {
        places.push_back(letterboxed(guests[0], cell));
    }
    for (std::size_t i = 1; i < guests.size(); ++i) places.push_back(put(guests[i], speakers[i - 1]));
    return places;
}

const Place* find(std::span<const Place> places, const std::string& source) {
    const auto found = std::find_if(places.begin(), places.end(),
                                    [&source](const Place& place) { return place.source == source; });
    return found == places.end() ? nullptr : &*found;
}

// Slow at both ends, fast in the middle: 0 to 4096.
std::int64_t eased(unsigned step, unsigned steps) {
    if (step >= steps) return 4096;
    const std::int64_t at = std::int64_t{4096} * step / steps;
    return at * at / 4096 * (3 * 4096 - 2 * at) / 4096;
}

int on_the_way(int from, int to, std::int64_t way) {
    return even(from + (std::int64_t{to} - from) * way / 4096);
}

Rectangle on_the_way(const Rectangle& from, const Rectangle& to, std::int64_t way) {
    return {on_the_way(from.x, to.x, way), on_the_way(from.y, to.y, way),
            on_the_way(from.width, to.width, way), on_the_way(from.height, to.height, way)};
}

unsigned share(unsigned alpha, std::int64_t way) {
    return static_cast<unsigned>(alpha * way / 4096);
}

}  // namespace

std::size_t places_of(Layout layout) {
    switch (layout) {
        case Layout::full:
            return 1;
        case Layout::side_by_side:
        case Layout::picture_in_picture:
            return 2;
        case Layout::screen_with_speaker:
            return 4;
        case Layout::grid:
            break;
    }
    return media_link::scene_sources_max;
}

std::vector<Place> arrange(Layout layout, Size programme, std::span<const Guest> guests) {
    guests = guests.first(std::min(guests.size(), places_of(layout)));
    if (guests.empty()) return {};
    if (guests.size() == 1 || layout == Layout::full) return {letterboxed(guests[0], whole(programme))};
    switch (layout) {
        case Layout::side_by_side:
            return side_by_side(programme, guests);
        case Layout::picture_in_picture:
            return picture_in_picture(programme, guests);
        case Layout::screen_with_speaker:
            return screen_with_speaker(programme, guests);
        default:
            return grid(programme, guests);
    }
}

std::vector<Place> between(std::span<const Place> from, std::span<const Place> to, unsigned step,
                           unsigned steps) {
    const std::int64_t way = eased(step, steps);
    const bool shared = std::any_of(
        to.begin(), to.end(), [&from](const Place& place) { return find(from, place.source) != nullptr; });
    std::vector<Place> places;
    for (const Place& place : to) {
        Place here = place;
        if (const Place* before = find(from, place.source)) {
            // The cut is the source's own: its size may have changed since.
            here.area = on_the_way(before->area, place.area, way);
            here.cut = on_the_way(before->cut, place.cut, way);
            here.alpha = static_cast<unsigned>((before->alpha * (4096 - way) + place.alpha * way) / 4096);
        } else if (shared) {
            here.alpha = share(place.alpha, way);
        }
        places.push_back(std::move(here));
    }
    for (const Place& place : from) {
        if (find(to, place.source)) continue;
        places.push_back(place);
        places.back().alpha = share(place.alpha, 4096 - way);
    }
    std::erase_if(places, [](const Place& place) { return place.alpha == 0; });
    return places;
}

}  // namespace paraninfo::mix
