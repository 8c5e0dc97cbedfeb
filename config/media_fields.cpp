#include "config/fields.hpp"

// The members of `media`.
namespace paraninfo::config {
namespace {

constexpr int width_max = 1920;  // what a worker can encode
constexpr int height_max = 1080;

void read_x264(Reader& reader, const char* profile_key, Rendition& rendition) {
    reader.choice("speed", rendition.speed,
                  {"ultrafast", "superfast", "veryfast", "faster", "fast", "medium"});
    reader.choice(profile_key, rendition.profile, {"baseline", "main", "high"});
}

void read_renditions(Reader& reader, const Rendition& of_all, Media& media) {
    if (!reader.has("renditions")) {
        for (Rendition& rendition : media.renditions) {
            rendition.speed = of_all.speed;
            rendition.profile = of_all.profile;
        }
        return;
    }
    media.renditions.clear();
    reader.objects("renditions", video_renditions_max, [&](Reader& inner) {
        Rendition rendition = of_all;
        inner.text("name", rendition.name);
        inner.integer("width", rendition.width, 64, width_max);
        inner.integer("height", rendition.height, 64, height_max);
        inner.integer("kbit", rendition.kbit, 100, 20000);
        read_x264(inner, "profile", rendition);
        media.renditions.push_back(std::move(rendition));
    });
}

void read_audio(Reader& reader, Media& media) {
    if (!reader.has("audio")) return;
    media.audio.clear();
    reader.objects("audio", audio_renditions_max, [&](Reader& inner) {
        Audio audio;
        inner.text("name", audio.name);
        inner.text("language", audio.language, 35);
        inner.object("title", [&](Reader& titles) {
            titles.each_text([&](const auto& language, const auto& title) { audio.title[language] = title; },
                             64);
        });
        inner.choice("source", audio.source, {"floor", "none"});
        inner.choice("missing", audio.missing, {"silence", "floor"});
        media.audio.push_back(std::move(audio));
    });
}

void read_failover(Reader& reader, Failover& to) {
    reader.object("failover", [&](Reader& failover) {
        failover.integer("frozen_seconds", to.frozen_seconds, 0, 600);
        failover.integer("soundless_seconds", to.soundless_seconds, 0, 600);
        failover.integer("return_seconds", to.return_seconds, 1, 3600);
    });
}

// 0, or a loudness that a programme can have.
void read_loudness(Reader& reader, int& lufs) {
    reader.integer("loudness_lufs", lufs, -31, 0);
    if (lufs == 0 || lufs <= -12) return;
    reader.problem("loudness_lufs", "must be 0 or lie between -31 and -12");
}

void read_slate(Reader& reader, Slate& slate) {
    read_path(reader, "picture", slate.picture);
    reader.object("text", [&](Reader& texts) {
        texts.each_text([&](const auto& language, const auto& text) { slate.text[language] = text; });
    });
}

// 0, or a bit rate with which players on a poor link get sound where a picture would not pass.
void read_audio_only(Reader& reader, int& kbit) {
    reader.integer("audio_only_kbit", kbit, 0, 48);
    if (kbit == 0 || kbit >= 16) return;
    reader.problem("audio_only_kbit", "must be 0 or lie between 16 and 48");
}

}  // namespace

void read_media(Reader& reader, Media& media) {
    read_path(reader, "worker", media.worker);
    reader.choice("sandbox", media.sandbox, {"auto", "require", "off"});
    reader.text("origin", media.origin);
    reader.integer("grant_minutes", media.grant_minutes, 1, 1440);
    reader.integer("egress_mbit_max", media.egress_mbit_max, 0, 1000000);
    reader.text("profile", media.profile);
    read_failover(reader, media.failover);
    reader.integer("audio_kbit", media.audio_kbit, 32, 320);
    read_audio_only(reader, media.audio_only_kbit);
    reader.integer("dvr_minutes", media.dvr_minutes, 0, dvr_minutes_max);
    Rendition of_all;
    read_x264(reader, "h264_profile", of_all);
    read_renditions(reader, of_all, media);
    read_audio(reader, media);
    read_loudness(reader, media.loudness_lufs);
    reader.object("slate", [&](Reader& slate) { read_slate(slate, media.slate); });
}

}  // namespace paraninfo::config
