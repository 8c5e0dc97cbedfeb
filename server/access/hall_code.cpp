#include "server/access/hall_code.hpp"

#include "server/access/derived_code.hpp"

#include <openssl/crypto.h>

namespace paraninfo::access {
namespace {

constexpr std::int64_t minute_s = 60;
constexpr std::size_t letters = 16;  // 80 bits: beyond guessing within two minutes
constexpr int generations_max = 1000;

std::string derived(const Key32& key, const std::string& text) {
    return derived_code(key, text, letters);
}

bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

HallCodes::HallCodes(const Key32& key, std::map<std::string, int> most) : key_(key), most_(std::move(most)) {
}

std::string HallCodes::token(const std::string& link, std::int64_t minute) const {
    return "ph1." + derived(key_, "code/" + link + "/" + std::to_string(minute));
}

std::optional<Link> HallCodes::link(const std::string& room, std::int64_t now_s,
                                    const Revoked& revoked) const {
    const auto found = most_.find(room);
    if (found == most_.end()) return std::nullopt;
    Link link;
    link.role = Audience::hall;
    link.rooms = {room};
    link.most = found->second;
    link.expires_s = (now_s / minute_s + 2) * minute_s;
    for (int generation = 0; generation < generations_max; ++generation) {
        link.id = derived(key_, "link/" + room + "/" + std::to_string(generation));
        if (!revoked(link.id)) return link;
    }
    return std::nullopt;
}

std::optional<HallCode> HallCodes::code(const std::string& room, std::int64_t now_s,
                                        const Revoked& revoked) const {
    const auto behind = link(room, now_s, revoked);
    if (!behind) return std::nullopt;
    const auto minute = now_s / minute_s;
    return HallCode{token(behind->id, minute), (minute + 1) * minute_s * 1000};
}

std::optional<Link> HallCodes::read(std::string_view text, std::int64_t now_s, const Revoked& revoked) const {
    for (const auto& [room, most] : most_) {
        const auto behind = link(room, now_s, revoked);
        if (!behind) continue;
        const auto minute = now_s / minute_s;
        const bool newest = same(text, token(behind->id, minute));
        const bool earlier = same(text, token(behind->id, minute - 1));
        if (newest || earlier) return behind;
    }
    return std::nullopt;
}

}  // namespace paraninfo::access
