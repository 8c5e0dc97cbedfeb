#include "server/hls/multivariant.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace paraninfo::hls {
namespace {

void write_audio(std::string& out, const Variant& audio, bool is_default) {
    out += "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"";
    out += audio.spec.label.empty() ? audio.spec.name : audio.spec.label;
    out += '"';
    out += ",LANGUAGE=\"" + (audio.spec.language.empty() ? "und" : audio.spec.language) + "\"";
    out += is_default ? ",DEFAULT=YES" : ",DEFAULT=NO";
    out += ",AUTOSELECT=YES,CHANNELS=\"" + std::to_string(audio.init.channels) + "\",URI=\"";
    out += audio.spec.name + "/live.m3u8\"\n";
}

std::string frame_rate(std::uint32_t milli) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%u.%03u", milli / 1000, milli % 1000);
    return text.data();
}

std::string codecs(const Variant& variant, const std::vector<const Variant*>& audios) {
    std::vector<std::string> list{variant.init.codec};
    for (const auto* audio : audios)
        if (std::find(list.begin(), list.end(), audio->init.codec) == list.end())
            list.push_back(audio->init.codec);
    std::string out;
    for (const auto& codec : list) out += (out.empty() ? "" : ",") + codec;
    return out;
}

void write_variant(std::string& out, const Variant& variant, const std::vector<const Variant*>& audios) {
    Rates rates = variant.rates;
    Rates largest;
    for (const auto* audio : audios) {
        largest.peak = std::max(largest.peak, audio->rates.peak);
        largest.average = std::max(largest.average, audio->rates.average);
    }
    rates.peak += largest.peak;
    rates.average += largest.average;
    out += "#EXT-X-STREAM-INF:BANDWIDTH=" + std::to_string(rates.peak);
    out += ",AVERAGE-BANDWIDTH=" + std::to_string(rates.average);
    out += ",CODECS=\"" + codecs(variant, audios) + "\"";
    if (variant.spec.kind == Kind::video) {
        out +=
            ",RESOLUTION=" + std::to_string(variant.init.width) + "x" + std::to_string(variant.init.height);
        out += ",FRAME-RATE=" + frame_rate(variant.init.frame_rate_milli);
        if (!audios.empty()) out += ",AUDIO=\"audio\"";
        out += ",CLOSED-CAPTIONS=NONE";
    }
    out += "\n" + variant.spec.name + "/live.m3u8\n";
}

}  // namespace

std::string render_multivariant(std::span<const Variant> variants) {
    std::string out = "#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-INDEPENDENT-SEGMENTS\n";
    std::vector<const Variant*> videos;
    std::vector<const Variant*> audios;
    for (const auto& variant : variants)
        (variant.spec.kind == Kind::video ? videos : audios).push_back(&variant);
    if (videos.empty()) {
        for (const auto* audio : audios) write_variant(out, *audio, {});
        return out;
    }
    for (const auto* audio : audios) write_audio(out, *audio, audio == audios.front());
    for (const auto* video : videos) write_variant(out, *video, audios);
    return out;
}

}  // namespace paraninfo::hls
