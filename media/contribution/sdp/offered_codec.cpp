#include "media/contribution/sdp/offered_codec.hpp"

#include "media/contribution/sdp/twcc.hpp"

#include <algorithm>
#include <array>

namespace paraninfo::contribution {
namespace {

constexpr unsigned payload_max = 127;
constexpr unsigned extension_max = 14;  // of the one-byte form, RFC 8285

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal_but_for_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

// The value of "profile-level-id" in "packetization-mode=1;profile-level-id=42e01f".
std::string_view parameter(std::string_view list, std::string_view name) {
    while (!list.empty()) {
        std::string_view item = list.substr(0, list.find(';'));
        list.remove_prefix(std::min(list.size(), item.size() + 1));
        item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
        const auto equals = item.find('=');
        if (equals != std::string_view::npos && equal_but_for_case(item.substr(0, equals), name))
            return item.substr(equals + 1);
    }
    return {};
}

// What stands behind "name:PAYLOAD ", once for each such line.
template <class Take>
void for_each_of(const sdp::Section& section, std::string_view name, std::string_view payload, Take take) {
    for (std::string_view attribute : section.attributes) {
        if (!attribute.starts_with(name)) continue;
        attribute.remove_prefix(name.size());
        const std::string_view of = sdp::take_word(attribute);
        if (of != payload && of != "*") continue;
        attribute.remove_prefix(std::min(attribute.find_first_not_of(' '), attribute.size()));
        take(attribute);
    }
}

std::string_view first_of(const sdp::Section& section, std::string_view name, std::string_view payload) {
    std::string_view first;
    for_each_of(section, name, payload, [&first](std::string_view value) {
        if (first.empty()) first = value;
    });
    return first;
}

// Profile 66 at any level: what a browser's encoder makes, without pictures that wait for later ones.
bool is_baseline(std::string_view profile) {
    return profile.size() == 6 && profile.starts_with("42") &&
           profile.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// RFC 5761, section 4: on one port with RTCP these cannot be told from it.
bool is_taken_for_rtcp(unsigned payload) {
    return payload >= 64 && payload <= 95;
}

std::optional<Codec> codec_of(const sdp::Section& section, std::string_view format, Purpose purpose) {
    const std::string_view map = first_of(section, "rtpmap:", format);
    if (section.kind == "audio") {
        if (equal_but_for_case(map, "opus/48000/2")) return Codec::opus;
        return std::nullopt;
    }
    if (equal_but_for_case(map, "VP8/90000") && purpose == Purpose::publish) return Codec::vp8;
    const std::string_view parameters = first_of(section, "fmtp:", format);
    // In mode 0 a packet holds a whole unit: a picture does not fit.
    const bool fits = equal_but_for_case(map, "H264/90000") &&
                      is_baseline(parameter(parameters, "profile-level-id")) &&
                      parameter(parameters, "packetization-mode") == "1";
    return fits ? std::optional(Codec::h264) : std::nullopt;
}

std::vector<std::string> feedback_of(const sdp::Section& section, std::string_view format) {
    constexpr std::array known{"nack", "nack pli", "ccm fir", "transport-cc"};
    std::vector<std::string> feedback;
    for (const std::string_view one : known) {
        bool offered = false;
        for_each_of(section, "rtcp-fb:", format, [&](std::string_view value) { offered |= value == one; });
        if (offered) feedback.emplace_back(one);
    }
    return feedback;
}

std::optional<std::uint8_t> rtx_of(const sdp::Section& section, std::string_view payload) {
    for (const std::string_view format : section.formats) {
        if (!equal_but_for_case(first_of(section, "rtpmap:", format), "rtx/90000")) continue;
        if (parameter(first_of(section, "fmtp:", format), "apt") != payload || format == payload) continue;
        if (const auto number = sdp::number(format, payload_max)) return static_cast<std::uint8_t>(*number);
    }
    return std::nullopt;
}

std::uint8_t twcc_of(const sdp::Section& section) {
    for (std::string_view attribute : section.attributes) {
        constexpr std::string_view name = "extmap:";
        if (!attribute.starts_with(name)) continue;
        attribute.remove_prefix(name.size());
        std::string_view id = sdp::take_word(attribute);
        id = id.substr(0, id.find('/'));
        if (sdp::take_word(attribute) == twcc_uri)
            return static_cast<std::uint8_t>(sdp::number(id, extension_max).value_or(0));
    }
    return 0;
}

}  // namespace

std::optional<OfferedMedia> choose_codec(const sdp::Section& section, Purpose purpose) {
    for (const std::string_view format : section.formats) {
        const auto payload = sdp::number(format, payload_max);
        const auto codec = codec_of(section, format, purpose);
        if (!payload || !codec || is_taken_for_rtcp(*payload)) continue;
        OfferedMedia media;
        media.codec = *codec;
        media.payload = static_cast<std::uint8_t>(*payload);
        if (*codec == Codec::h264)
            media.profile = parameter(first_of(section, "fmtp:", format), "profile-level-id");
        media.feedback = feedback_of(section, format);
        if (*codec != Codec::opus) media.rtx = rtx_of(section, format);
        media.twcc = twcc_of(section);
        return media;
    }
    return std::nullopt;
}

}  // namespace paraninfo::contribution
