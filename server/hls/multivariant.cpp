#include "server/hls/multivariant.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace paraninfo::hls {
namespace {

using Group = std::vector<const Variant*>;

const char* group_name(bool audio_only) {
    return audio_only ? "audio-only" : "audio";
}

void write_audio(std::string& out, const Variant& audio, bool is_default, std::string_view playlist) {
    out += "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"";
    out += group_name(audio.spec.audio_only);
    out += "\",NAME=\"" + (audio.spec.label.empty() ? audio.spec.name : audio.spec.label) + "\"";
    out += ",LANGUAGE=\"" + (audio.spec.language.empty() ? "und" : audio.spec.language) + "\"";
    out += is_default ? ",DEFAULT=YES" : ",DEFAULT=NO";
    out += ",AUTOSELECT=YES,CHANNELS=\"" + std::to_string(audio.init.channels) + "\",URI=\"";
    out += audio.spec.name + "/";
    out += playlist;
    out += "\"\n";
}

void write_group(std::string& out, const Group& group, std::string_view playlist) {
    for (const auto* audio : group) write_audio(out, *audio, audio == group.front(), playlist);
}

std::string frame_rate(std::uint32_t milli) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%u.%03u", milli / 1000, milli % 1000);
    return text.data();
}

std::string codecs(const Variant& variant, const Group& audios) {
    std::vector<std::string> list{variant.init.codec};
    for (const auto* audio : audios)
        if (std::find(list.begin(), list.end(), audio->init.codec) == list.end())
            list.push_back(audio->init.codec);
    std::string out;
    for (const auto& codec : list) out += (out.empty() ? "" : ",") + codec;
    return out;
}

Rates largest(const Group& audios) {
    Rates rates;
    for (const auto* audio : audios) {
        rates.peak = std::max(rates.peak, audio->rates.peak);
        rates.average = std::max(rates.average, audio->rates.average);
    }
    return rates;
}

void write_rates(std::string& out, const Rates& rates) {
    out += "#EXT-X-STREAM-INF:BANDWIDTH=" + std::to_string(rates.peak);
    out += ",AVERAGE-BANDWIDTH=" + std::to_string(rates.average);
}

void write_video(std::string& out, const Variant& video, const Group& audios, std::string_view playlist) {
    const Rates sound = largest(audios);
    write_rates(out, {video.rates.peak + sound.peak, video.rates.average + sound.average});
    out += ",CODECS=\"" + codecs(video, audios) + "\"";
    out += ",RESOLUTION=" + std::to_string(video.init.width) + "x" + std::to_string(video.init.height);
    out += ",FRAME-RATE=" + frame_rate(video.init.frame_rate_milli);
    if (!audios.empty()) out += std::string(",AUDIO=\"") + group_name(false) + "\"";
    out += ",CLOSED-CAPTIONS=NONE\n" + video.spec.name + "/";
    out += playlist;
    out += "\n";
}

// A variant that is sound alone; its URI is the group's default. Closed captions: said of one variant, they
// are said of all.
void write_sound(std::string& out, const Variant& audio, const Group& group, std::string_view playlist) {
    write_rates(out, group.empty() ? audio.rates : largest(group));
    out += ",CODECS=\"" + codecs(audio, group) + "\"";
    if (!group.empty()) out += std::string(",AUDIO=\"") + group_name(true) + "\",CLOSED-CAPTIONS=NONE";
    out += "\n" + audio.spec.name + "/";
    out += playlist;
    out += "\n";
}

}  // namespace

std::string render_multivariant(std::span<const Variant> variants, std::string_view playlist) {
    std::string out = "#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-INDEPENDENT-SEGMENTS\n";
    Group videos;
    Group audios;
    Group alone;
    const bool any_there = std::any_of(variants.begin(), variants.end(), [](const Variant& variant) {
        return variant.spec.kind == Kind::video && !variant.absent;
    });
    for (const auto& variant : variants) {
        if (variant.spec.kind == Kind::video) {
            if (!variant.absent || !any_there) videos.push_back(&variant);
        } else {
            (variant.spec.audio_only ? alone : audios).push_back(&variant);
        }
    }
    if (videos.empty()) {
        for (const auto* audio : audios) write_sound(out, *audio, {}, playlist);
        return out;
    }
    write_group(out, audios, playlist);
    write_group(out, alone, playlist);
    for (const auto* video : videos) write_video(out, *video, audios, playlist);
    if (!alone.empty()) write_sound(out, *alone.front(), alone, playlist);
    return out;
}

bool withhold_best(std::span<Variant> variants) {
    const auto is_there = [](const Variant& variant) {
        return variant.spec.kind == Kind::video && !variant.absent;
    };
    const auto best = std::find_if(variants.begin(), variants.end(), is_there);
    if (best == variants.end() || std::find_if(best + 1, variants.end(), is_there) == variants.end())
        return false;
    best->absent = true;
    return true;
}

}  // namespace paraninfo::hls
