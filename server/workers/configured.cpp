#include "server/workers/configured.hpp"

#include <chrono>
#include <utility>

namespace paraninfo::workers {
namespace {

using std::chrono::nanoseconds;

// Frames over a rate, rounded up, so that no part is longer than it.
nanoseconds time_of_frames(std::uint64_t frames, const media_link::Configure& configure) {
    const std::uint64_t numerator = frames * configure.fps_denominator * 1'000'000'000;
    return nanoseconds{(numerator + configure.fps_numerator - 1) / configure.fps_numerator};
}

// A file to read, a network for a camera, a device: what its source is and nothing beside.
void allow(Confinement& confinement, const media_link::Source& source) {
    if (!source.path.empty()) confinement.readable.push_back(source.path);
    if (source.kind == media_link::Source::Kind::rtsp) confinement.network = true;
    if (!source.video_device.empty()) confinement.devices.push_back(source.video_device);
    if (!source.audio_device.empty()) confinement.devices.push_back("/dev/snd");
}

Confinement confinement_of(const Plan& plan, const media_link::Configure& configure) {
    Confinement confinement;
    confinement.run_dir = plan.run_dir;
    confinement.writable = {plan.run_dir / ("gst-" + configure.room)};  // the table of plugins
    allow(confinement, configure.source);
    if (configure.backup) allow(confinement, *configure.backup);
    for (const media_link::HallFeed& feed : configure.feeds) allow(confinement, feed.source);
    if (configure.contribution.taken) confinement.network = true;  // browsers reach it by UDP
    if (!configure.slate_picture.empty()) confinement.readable.emplace_back(configure.slate_picture);
    if (!configure.contribution.files.empty())
        confinement.readable.emplace_back(configure.contribution.files);
    return confinement;
}

}  // namespace

Worker::Settings worker_settings(const Plan& plan, const media_link::Configure& configure) {
    Worker::Settings settings;
    settings.name = "programme-" + configure.room;
    settings.role = media_link::Role::programme;
    settings.room = configure.room;
    settings.timings = plan.timings;
    settings.command.program = plan.worker;
    settings.command.arguments = {"--role", "programme",   "--socket", plan.run_dir / "media.sock",
                                  "--room", configure.room};
    settings.command.error_file = plan.run_dir / (settings.name + ".stderr");
    settings.command.confinement = confinement_of(plan, configure);
    return settings;
}

bool fits(const media_link::Init& init, const media_link::Configure& configure) {
    if (init.rendition >= configure.renditions.size()) return false;
    const media_link::Rendition& wanted = configure.renditions[init.rendition];
    if (init.kind != wanted.kind) return false;
    // What a source sends has its own size.
    const bool may_be_passed = configure.direct && init.rendition == 0;
    if (!may_be_passed && (init.width != wanted.width || init.height != wanted.height)) return false;
    if (init.kind == media_link::Kind::audio) return true;
    return std::uint64_t{init.fps_numerator} * configure.fps_denominator ==
           std::uint64_t{configure.fps_numerator} * init.fps_denominator;
}

hls::PublicationSettings publication_settings(const Plan& plan, const media_link::Configure& configure,
                                              const PublicationRecord& record) {
    hls::PublicationSettings settings;
    settings.room = configure.room;
    settings.publication = record.prefix;
    settings.anchor = record.anchor;
    settings.part_target = time_of_frames(configure.frames_per_part, configure);
    const std::uint64_t frames = std::uint64_t{configure.frames_per_part} * configure.parts_per_segment;
    settings.target_duration = std::chrono::ceil<std::chrono::seconds>(
        nanoseconds{frames * configure.fps_denominator * 1'000'000'000 / configure.fps_numerator});
    settings.common_headers = plan.common_headers;
    settings.recorded = plan.recorded;
    settings.dvr = plan.dvr;
    settings.bench_headers = plan.bench_headers;
    for (const media_link::Rendition& rendition : configure.renditions) {
        hls::RenditionSpec spec;
        spec.name = rendition.name;
        spec.kind = rendition.kind == media_link::Kind::video ? hls::Kind::video : hls::Kind::audio;
        spec.nominal_bits_per_second = std::uint64_t{rendition.kbit} * 1000;
        // An encoder may spend a second's bits at once, and a direct room's segment may be as short as that.
        if (configure.direct && rendition.kind == media_link::Kind::video) spec.nominal_bits_per_second *= 2;
        if (const auto face = plan.audio.find(rendition.name); face != plan.audio.end()) {
            spec.language = face->second.language;
            spec.label = face->second.title;
            spec.audio_only = face->second.audio_only;
        }
        settings.renditions.push_back(std::move(spec));
    }
    return settings;
}

}  // namespace paraninfo::workers
