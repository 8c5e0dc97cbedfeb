#include "server/archive/boxes.hpp"

#include <algorithm>

namespace paraninfo::archive {
namespace {

constexpr std::size_t head_bytes = 8;
constexpr std::size_t full_head_bytes = 12;  // with version and flags

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

void put(std::string& bytes, std::size_t at, std::size_t size, std::uint64_t value) {
    for (std::size_t i = size; i-- > 0; value >>= 8) bytes[at + i] = static_cast<char>(value & 0xff);
}

// A box by its place in the whole text, its head included.
struct Box {
    std::string_view type;
    std::size_t at = 0;
    std::size_t size = 0;
};

// The box that begins at `at` and lies before `end`; nothing if it does not.
std::optional<Box> box_at(std::string_view bytes, std::size_t at, std::size_t end) {
    if (end - at < head_bytes) return std::nullopt;
    const auto size = static_cast<std::size_t>(number(bytes, at, 4));
    if (size < head_bytes || size > end - at) return std::nullopt;
    return Box{bytes.substr(at + 4, 4), at, size};
}

// The first box of the type among those that follow one another from `at` to `end`.
std::optional<Box> find(std::string_view bytes, std::string_view type, std::size_t at, std::size_t end) {
    while (at < end) {
        const auto box = box_at(bytes, at, end);
        if (!box) return std::nullopt;
        if (box->type == type) return box;
        at += box->size;
    }
    return std::nullopt;
}

std::optional<Box> child(std::string_view bytes, const Box& parent, std::string_view type) {
    return find(bytes, type, parent.at + head_bytes, parent.at + parent.size);
}

std::string text_of(std::string_view bytes, const Box& box) {
    return std::string{bytes.substr(box.at, box.size)};
}

std::string boxed(std::string_view type, const std::string& content) {
    std::string out(4, '\0');
    put(out, 0, 4, content.size() + head_bytes);
    return out.append(type) + content;
}

// The parts of an init segment that joining needs, with its track's number changed.
struct Init {
    std::string ftyp, mvhd, trak, trex;
};

std::optional<Init> taken_apart(std::string_view bytes, std::uint32_t track) {
    const auto ftyp = find(bytes, "ftyp", 0, bytes.size());
    const auto moov = find(bytes, "moov", 0, bytes.size());
    if (!ftyp || !moov) return std::nullopt;
    const auto mvhd = child(bytes, *moov, "mvhd");
    const auto trak = child(bytes, *moov, "trak");
    const auto mvex = child(bytes, *moov, "mvex");
    if (!mvhd || !trak || !mvex || mvhd->size < 100) return std::nullopt;
    const auto tkhd = child(bytes, *trak, "tkhd");
    const auto trex = child(bytes, *mvex, "trex");
    if (!tkhd || !trex || tkhd->size < 84 || trex->size < full_head_bytes + 4) return std::nullopt;
    Init init{text_of(bytes, *ftyp), text_of(bytes, *mvhd), text_of(bytes, *trak), text_of(bytes, *trex)};
    const bool long_times = bytes[tkhd->at + head_bytes] == 1;
    const std::size_t id_at = tkhd->at - trak->at + (long_times ? 28 : 20);
    put(init.trak, id_at, 4, track);
    put(init.trex, full_head_bytes, 4, track);
    return init;
}

// Where the numbers of a fragment (moof) are.
struct Fragment {
    std::size_t track_at = 0;
    std::size_t time_at = 0;
    std::size_t end = 0;
};

// The first fragment at or behind `at`.
std::optional<Fragment> fragment_from(std::string_view bytes, std::size_t at) {
    const auto moof = find(bytes, "moof", at, bytes.size());
    const auto traf = moof ? child(bytes, *moof, "traf") : std::nullopt;
    const auto tfhd = traf ? child(bytes, *traf, "tfhd") : std::nullopt;
    const auto tfdt = traf ? child(bytes, *traf, "tfdt") : std::nullopt;
    if (!tfhd || !tfdt || tfhd->size < full_head_bytes + 4 || tfdt->size != full_head_bytes + 8)
        return std::nullopt;
    return Fragment{tfhd->at + full_head_bytes, tfdt->at + full_head_bytes, moof->at + moof->size};
}

}  // namespace

std::optional<std::string> joined_init(std::string_view first, std::string_view second) {
    auto one = taken_apart(first, 1);
    const auto two = taken_apart(second, 2);
    if (!one || !two) return std::nullopt;
    put(one->mvhd, one->mvhd.size() - 4, 4, 3);  // the next free track
    return one->ftyp +
           boxed("moov", one->mvhd + one->trak + two->trak + boxed("mvex", one->trex + two->trex));
}

std::optional<std::uint32_t> timescale_of(std::string_view init) {
    const auto moov = find(init, "moov", 0, init.size());
    const auto trak = moov ? child(init, *moov, "trak") : std::nullopt;
    const auto mdia = trak ? child(init, *trak, "mdia") : std::nullopt;
    const auto mdhd = mdia ? child(init, *mdia, "mdhd") : std::nullopt;
    if (!mdhd || mdhd->size < 32) return std::nullopt;
    const std::size_t at = mdhd->at + (init[mdhd->at + head_bytes] == 1 ? 28 : 20);
    const auto value = static_cast<std::uint32_t>(number(init, at, 4));
    return value > 0 ? std::optional{value} : std::nullopt;
}

std::optional<std::uint64_t> decode_time_of(std::string_view segment) {
    const auto fragment = fragment_from(segment, 0);
    return fragment ? std::optional{number(segment, fragment->time_at, 8)} : std::nullopt;
}

bool move_fragments(std::string& segment, std::uint32_t track, std::int64_t shift) {
    std::size_t at = 0;
    bool moved = false;
    while (const auto fragment = fragment_from(segment, at)) {
        put(segment, fragment->track_at, 4, track);
        const auto time = static_cast<std::int64_t>(number(segment, fragment->time_at, 8));
        put(segment, fragment->time_at, 8,
            static_cast<std::uint64_t>(std::max<std::int64_t>(0, time + shift)));
        at = fragment->end;
        moved = true;
    }
    return moved;
}

}  // namespace paraninfo::archive
