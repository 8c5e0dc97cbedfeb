#include "media/contribution/sdp/offer.hpp"

#include "media/contribution/sdp/sdp.hpp"
#include "media/contribution/sdp/offered_codec.hpp"

#include <algorithm>
#include <array>

namespace paraninfo::contribution {
namespace {

constexpr std::size_t sections_max = 8;  // read; no more than two are answered

Refusal unreadable(std::string words) {
    return {400, std::move(words)};
}
Refusal unanswerable(std::string words) {
    return {406, std::move(words)};
}

// RFC 8866, section 6.7: without a word it goes both ways.
bool goes_the_right_way(const sdp::Section& section, Purpose purpose) {
    const std::string_view wrong = purpose == Purpose::publish ? "recvonly" : "sendonly";
    // Port 0 is a section that is off, or one that exists over another's transport alone (RFC 9143).
    const bool on = section.port != 0 || sdp::value_of(section.attributes, "bundle-only");
    return on && !sdp::value_of(section.attributes, "inactive") && !sdp::value_of(section.attributes, wrong);
}

bool is_secure(const sdp::Section& section) {
    return section.protocol == "UDP/TLS/RTP/SAVPF" || section.protocol == "UDP/TLS/RTP/SAVP";
}

bool is_hexadecimal(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789ABCDEFabcdef:") == std::string_view::npos;
}

// RFC 8122, section 5; no weaker digest than a browser's.
bool is_fingerprint(std::string_view text) {
    const std::string_view digest = sdp::take_word(text);
    const std::string_view value = sdp::take_word(text);
    return (digest == "sha-256" || digest == "sha-384" || digest == "sha-512") && value.size() < 256 &&
           is_hexadecimal(value) && text.empty();
}

// What stands in the section or, for all of them, in the session.
std::string_view either(const sdp::Description& offer, const sdp::Section& section, std::string_view name) {
    const auto own = sdp::value_of(section.attributes, name);
    return own ? *own : sdp::value_of(offer.attributes, name).value_or("");
}

bool take_transport(const sdp::Description& offer, const sdp::Section& section, OfferedMedia& media) {
    media.ufrag = either(offer, section, "ice-ufrag");
    media.password = either(offer, section, "ice-pwd");
    media.fingerprint = either(offer, section, "fingerprint");
    media.setup = either(offer, section, "setup");
    media.mid = sdp::value_of(section.attributes, "mid").value_or("");
    for (const std::string_view attribute : section.attributes)
        if (sdp::is_usable_candidate(attribute)) media.candidates.emplace_back(attribute);
    constexpr std::array setups{"actpass", "active", "passive"};
    return sdp::is_token(media.ufrag, offer_token_bytes_max) &&
           sdp::is_token(media.password, offer_token_bytes_max) && is_fingerprint(media.fingerprint) &&
           std::find(setups.begin(), setups.end(), media.setup) != setups.end() &&
           (media.mid.empty() || sdp::is_token(media.mid, 32));
}

// RFC 5576; what of it cannot be read is left out.
void take_ssrcs(const sdp::Section& section, OfferedMedia& media) {
    for (std::string_view attribute : section.attributes) {
        if (!attribute.starts_with("ssrc:") || media.ssrcs.size() == offer_ssrcs_max) continue;
        attribute.remove_prefix(5);
        const auto id = sdp::number(sdp::take_word(attribute), 4294967295U);
        const std::string_view named = sdp::take_word(attribute);
        if (!id || !named.starts_with("cname:")) continue;
        const std::string_view cname = named.substr(6);
        if (sdp::is_token(cname, offer_token_bytes_max)) media.ssrcs.push_back({*id, std::string(cname)});
    }
}

std::variant<OfferedMedia, Refusal> judge_section(const sdp::Description& offer, const sdp::Section& section,
                                                  Purpose purpose) {
    const bool picture = section.kind == "video";
    if (!picture && section.kind != "audio") return unanswerable("only sound and pictures are taken");
    if (!goes_the_right_way(section, purpose))
        return unanswerable(purpose == Purpose::publish ? "every section must be sent"
                                                        : "every section must be received");
    if (!is_secure(section)) return unanswerable("the media must be encrypted (DTLS-SRTP)");
    if (!sdp::value_of(section.attributes, "rtcp-mux")) return unanswerable("rtcp-mux is required");
    auto media = choose_codec(section, purpose);
    if (!media) return Refusal{415, picture ? "no video codec in common" : "no sound codec in common"};
    if (!take_transport(offer, section, *media))
        return unreadable("a section's ICE or DTLS parameters cannot be read");
    take_ssrcs(section, *media);
    return *media;
}

std::size_t candidates_of(const sdp::Description& offer) {
    std::size_t count = 0;
    for (const sdp::Section& section : offer.sections)
        for (const std::string_view attribute : section.attributes)
            count += attribute.starts_with("candidate:") ? 1 : 0;
    return count;
}

// RFC 9143, section 7.2: who would bundle if the other does may have a transport for each section until then.
bool have_one_transport(const JudgedOffer& judged) {
    const OfferedMedia& first = judged.media.front();
    return std::all_of(judged.media.begin(), judged.media.end(), [&first](const OfferedMedia& media) {
        return media.ufrag == first.ufrag && media.password == first.password &&
               media.fingerprint == first.fingerprint && media.setup == first.setup;
    });
}

// A group names every section, each once, in whatever order; anything between that and none is not answered.
std::optional<Refusal> judge_group(const sdp::Description& offer, JudgedOffer& judged) {
    const auto group = sdp::value_of(offer.attributes, "group");
    if (!group || !group->starts_with("BUNDLE")) return std::nullopt;
    std::string_view rest = group->substr(6);
    std::vector<std::string> named;
    for (std::string_view mid = sdp::take_word(rest); !mid.empty(); mid = sdp::take_word(rest))
        named.emplace_back(mid);
    std::vector<std::string> mids;
    for (const OfferedMedia& media : judged.media) mids.push_back(media.mid);
    std::sort(named.begin(), named.end());
    std::sort(mids.begin(), mids.end());
    const bool twice = std::adjacent_find(mids.begin(), mids.end()) != mids.end();
    if (named != mids || twice) return unanswerable("all sections must be bundled, or none");
    judged.bundled = have_one_transport(judged);
    return std::nullopt;
}

}  // namespace

std::variant<JudgedOffer, Refusal> judge(std::string_view text, Purpose purpose) {
    if (text.size() > offer_bytes_max) return unreadable("the offer is too long");
    const auto offer = sdp::read(text, {offer_lines_max, offer_line_bytes_max, sections_max});
    if (!offer || offer->sections.empty()) return unreadable("the offer cannot be read");
    if (candidates_of(*offer) > offer_candidates_max) return unreadable("the offer has too many candidates");
    if (offer->sections.size() > 2) return unanswerable("one picture and one sound at most");
    JudgedOffer judged{.purpose = purpose, .media = {}};
    for (const sdp::Section& section : offer->sections) {
        auto one = judge_section(*offer, section, purpose);
        if (auto* refusal = std::get_if<Refusal>(&one)) return std::move(*refusal);
        judged.media.push_back(std::get<OfferedMedia>(std::move(one)));
    }
    if (judged.media.size() == 2 && judged.media[0].picture() == judged.media[1].picture())
        return unanswerable("one picture and one sound at most");
    if (auto refusal = judge_group(*offer, judged)) return std::move(*refusal);
    const auto off = [](const sdp::Section& section) { return section.port == 0; };
    if (!judged.bundled && std::any_of(offer->sections.begin(), offer->sections.end(), off))
        return unanswerable("a section is off");
    return judged;
}

}  // namespace paraninfo::contribution
