#include "server/hls/snapshot.hpp"

#include <algorithm>
#include <tuple>

namespace paraninfo::hls {
namespace {

template <typename Number>
SharedBytes find_in(const std::vector<std::pair<Number, SharedBytes>>& table, Number number) {
    const auto at = std::lower_bound(table.begin(), table.end(), number,
                                     [](const auto& entry, Number value) { return entry.first < value; });
    return at != table.end() && at->first == number ? at->second : nullptr;
}

}  // namespace

const SharedBytes& PlaylistAnswers::pick(bool is_blocking, bool gzip) const {
    if (is_blocking) return gzip ? blocking_gzip : blocking;
    return gzip ? plain_gzip : plain;
}

SharedBytes ThumbnailView::find(std::int64_t programme_ms) const {
    return find_in(pictures, programme_ms);
}

bool RenditionView::shows(std::uint64_t msn, std::optional<std::uint32_t> part) const {
    if (!playlist) return false;
    if (!part) return msn <= last_msn;
    if (msn < last_msn || (msn == last_msn && *part < last_msn_parts)) return true;
    if (msn == last_msn) return hint_msn > last_msn && hint_part > 0;  // part 0 of the next is there
    return msn == hint_msn && *part < hint_part;
}

SharedBytes RenditionView::find_init(std::uint32_t number) const {
    return find_in(inits, number);
}

SharedBytes RenditionView::find_segment(std::uint64_t msn) const {
    return find_in(segments, msn);
}

SharedBytes RenditionView::find_part(std::uint64_t msn, std::uint32_t index) const {
    const auto key = std::tuple(msn, index);
    const auto at =
        std::lower_bound(parts.begin(), parts.end(), key, [](const PartEntry& entry, const auto& wanted) {
            return std::tuple(entry.msn, entry.index) < wanted;
        });
    return at != parts.end() && std::tuple(at->msn, at->index) == key ? at->answer : nullptr;
}

std::size_t Snapshot::index_of(std::string_view rendition) const {
    std::size_t index = 0;
    while (index < renditions.size() && renditions[index]->name != rendition) ++index;
    return index;
}

}  // namespace paraninfo::hls
