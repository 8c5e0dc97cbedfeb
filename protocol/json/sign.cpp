#include "protocol/json/sign.hpp"

#include "protocol/json/members.hpp"
#include "protocol/json/strict.hpp"

namespace paraninfo::json {
namespace {

std::optional<PlayView> view_named(std::string_view name) {
    if (name == "picture") return PlayView::picture;
    if (name == "sound") return PlayView::sound;
    if (name == "text") return PlayView::text;
    return std::nullopt;
}

std::optional<PlayProfile> profile_named(std::string_view name) {
    if (name == "low") return PlayProfile::low;
    if (name == "default") return PlayProfile::standard;
    if (name == "safe") return PlayProfile::safe;
    if (name == "patient") return PlayProfile::patient;
    return std::nullopt;
}

std::int64_t natural_to(Members& members, const char* name, std::int64_t most) {
    const std::int64_t value = members.integer(name);
    if (value >= 0 && value <= most) return value;
    members.wrong(name);
    return 0;
}

std::optional<Playing> parse_playing(const nlohmann::json& object) {
    if (!object.is_object()) return std::nullopt;
    Members members(object);
    Playing playing;
    playing.view = named(members, "view", view_named);
    playing.profile = named(members, "profile", profile_named);
    playing.native = members.truth("native");
    if (object.contains("delay_ms")) playing.delay_ms = natural_to(members, "delay_ms", delay_ms_max);
    playing.height = natural_to(members, "height", height_max);
    playing.stalls = natural_to(members, "stalls", play_count_max);
    playing.failed = natural_to(members, "failed", play_count_max);
    if (members.problem()) return std::nullopt;
    return playing;
}

}  // namespace

std::optional<Sign> parse_sign(std::string_view text) {
    const auto parsed = parse_strict(text);
    if (!parsed || !parsed->is_object()) return std::nullopt;
    Members members(*parsed);
    Sign sign{members.text("page"), members.truth("watching")};
    if (const auto* playing = members.any("playing")) {
        sign.playing = parse_playing(*playing);
        if (!sign.playing) return std::nullopt;
    }
    if (!is_token(sign.page, 8, 36) || members.problem()) return std::nullopt;
    return sign;
}

}  // namespace paraninfo::json
