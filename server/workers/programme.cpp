#include "server/workers/programme.hpp"

#include "protocol/media_link/codec.hpp"
#include "server/observe/clock.hpp"
#include "server/observe/log.hpp"
#include "server/workers/digest.hpp"

#include <algorithm>

namespace paraninfo::workers {
namespace {

using std::chrono::nanoseconds;

constexpr nanoseconds capture_ahead_max = std::chrono::seconds{5};
constexpr nanoseconds capture_behind_max = std::chrono::seconds{60};
constexpr std::uint64_t segments_ahead_max = 10;

Confinement confinement_of(const Plan& plan, const media_link::Configure& configure) {
    Confinement confinement;
    confinement.run_dir = plan.run_dir;
    confinement.writable = {plan.run_dir / ("gst-" + configure.room)};  // the table of plugins
    if (!configure.path.empty()) confinement.readable = {configure.path};
    return confinement;
}

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

// Frames over a rate, rounded up, so that no part is longer than it.
nanoseconds time_of_frames(std::uint64_t frames, const media_link::Configure& configure) {
    const std::uint64_t numerator = frames * configure.fps_denominator * 1'000'000'000;
    return nanoseconds{(numerator + configure.fps_numerator - 1) / configure.fps_numerator};
}

bool fits(const media_link::Init& init, const media_link::Configure& configure) {
    if (init.rendition >= configure.renditions.size()) return false;
    const media_link::Rendition& wanted = configure.renditions[init.rendition];
    if (init.kind != wanted.kind || init.width != wanted.width || init.height != wanted.height) return false;
    if (init.kind == media_link::Kind::audio) return true;
    return std::uint64_t{init.fps_numerator} * configure.fps_denominator ==
           std::uint64_t{configure.fps_numerator} * init.fps_denominator;
}

Picture picture_of(media_link::Health::Picture picture) {
    switch (picture) {
        case media_link::Health::Picture::none:
            return Picture::none;
        case media_link::Health::Picture::slate:
            return Picture::slate;
        case media_link::Health::Picture::live:
            return Picture::live;
    }
    return Picture::none;
}

}  // namespace

Programme::Programme(const Plan& plan, media_link::Configure configure, Outlet& outlet, Processes& processes,
                     Worker::Clock clock)
    : plan_(plan),
      configure_(std::move(configure)),
      outlet_(outlet),
      clock_(clock),
      file_(plan.run_dir / ("programme-" + configure_.room + ".json")),
      worker_(worker_settings(plan, configure_), processes, *this, std::move(clock)) {
}

void Programme::begin() {
    const std::optional<RunFile> former = load_run(file_);
    open_publication(former);
    outlet_.publication_opened(room(), saved_.publication->prefix, saved_.publication->anchor);
    if (const hls::SnapshotPtr snapshot = publication_->publish()) outlet_.publish(snapshot);
    worker_.adopt_or_start(former ? std::optional{former->run} : std::nullopt);
}

// The former publication goes on within one boot and one configuration; otherwise a new prefix begins.
void Programme::open_publication(const std::optional<RunFile>& former) {
    const std::string configuration = digest(media_link::encode(configure_));
    if (former && former->publication && former->run.boot == boot_id() &&
        former->publication->configuration == configuration) {
        saved_ = *former;
        first_floor_ = first_msn_above(*saved_.publication, monotonic_ns());
    } else {
        PublicationRecord fresh;
        fresh.prefix = random_hex(8);
        fresh.configuration = configuration;
        fresh.anchor.monotonic_ns = monotonic_ns();
        fresh.anchor.wall_ms = observe::wall_ms();
        saved_ = RunFile{former ? former->run : RunRecord{}, fresh};
    }
    publication_ = std::make_unique<hls::Publication>(publication_settings());
}

hls::PublicationSettings Programme::publication_settings() const {
    hls::PublicationSettings settings;
    settings.room = configure_.room;
    settings.publication = saved_.publication->prefix;
    settings.anchor = saved_.publication->anchor;
    settings.part_target = time_of_frames(configure_.frames_per_part, configure_);
    const std::uint64_t frames = std::uint64_t{configure_.frames_per_part} * configure_.parts_per_segment;
    settings.target_duration = std::chrono::ceil<std::chrono::seconds>(
        nanoseconds{frames * configure_.fps_denominator * 1'000'000'000 / configure_.fps_numerator});
    settings.common_headers = plan_.common_headers;
    settings.bench_headers = plan_.bench_headers;
    for (const media_link::Rendition& rendition : configure_.renditions) {
        const bool is_video = rendition.kind == media_link::Kind::video;
        settings.renditions.push_back({rendition.name, is_video ? hls::Kind::video : hls::Kind::audio, "", "",
                                       std::uint64_t{rendition.kbit} * 1000});
    }
    return settings;
}

void Programme::started(const RunRecord& run) {
    saved_.run = run;
    saved_.publication->begun = false;
    has_shown_ = false;
    store_run(file_, saved_);
}

// Numbers for a run that begins now. While nothing is stored, a former gateway may have used more than is
// known.
hls::Run Programme::next_run() const {
    if (first_floor_ == 1 || publication_->bytes() > 0) return publication_->next_run();
    return {first_floor_, saved_.publication->first.ordinal + 1};
}

void Programme::connected(const RunRecord& run, Connection& connection) {
    PublicationRecord& record = *saved_.publication;
    if (!record.begun) {
        record.first = next_run();
        record.begun_at_ns = monotonic_ns();
        record.begun = true;
        saved_.run = run;
        store_run(file_, saved_);
    }
    const hls::Fault fault = publication_->begin_run(record.first, clock_());
    if (fault != hls::Fault::none) {
        observe::log_error("programme.no_run", {{"room", room()}, {"reason", hls::to_string(fault)}});
    }
    connection.send(configure_);
}

std::string_view Programme::received(const media_link::Message& message) {
    if (const auto* init = std::get_if<media_link::Init>(&message)) return take_init(*init);
    if (const auto* part = std::get_if<media_link::Part>(&message)) return take_part(*part);
    if (const auto* gap = std::get_if<media_link::Gap>(&message)) return take_gap(*gap);
    if (std::holds_alternative<media_link::FeedState>(message)) return "a feed's state from a programme";
    return {};
}

std::string_view Programme::take_init(const media_link::Init& init) {
    if (!fits(init, configure_)) return "init unlike its configuration";
    hls::InitSegment segment;
    segment.codec = init.codec;
    segment.width = init.width;
    segment.height = init.height;
    if (init.kind == media_link::Kind::video) {
        segment.frame_rate_milli =
            static_cast<std::uint32_t>(std::uint64_t{init.fps_numerator} * 1000 / init.fps_denominator);
    }
    segment.sample_rate = init.sample_rate;
    segment.channels = init.channels;
    segment.bytes = init.bytes;
    const hls::Fault fault = publication_->init(init.rendition, segment);
    return fault == hls::Fault::none ? std::string_view{} : hls::to_string(fault);
}

std::string_view Programme::take_part(const media_link::Part& part) {
    hls::Part stored;
    stored.rendition = part.rendition;
    stored.index = part.index;
    stored.duration = part.duration;
    stored.independent = part.independent;
    stored.last = part.last;
    stored.capture_ns = part.captured_at.count();
    stored.bytes = *part.bytes;
    return store(stored, part.segment);
}

std::string_view Programme::take_gap(const media_link::Gap& gap) {
    hls::Part stored;
    stored.rendition = gap.rendition;
    stored.index = gap.index;
    stored.duration = gap.duration;
    stored.last = gap.last;
    stored.gap = true;
    stored.capture_ns = gap.captured_at.count();
    return store(stored, gap.segment);
}

std::string_view Programme::store(hls::Part part, std::uint64_t segment) {
    const std::int64_t now = monotonic_ns();
    if (part.capture_ns > now + capture_ahead_max.count()) return "captured in the future";
    if (part.capture_ns < now - capture_behind_max.count()) return "captured too long ago";
    const auto lived = std::max<std::int64_t>(0, now - saved_.publication->begun_at_ns) / 1'000'000'000;
    if (segment > static_cast<std::uint64_t>(lived) + segments_ahead_max) return "segments too fast";
    part.msn = saved_.publication->first.first_msn + segment;
    const hls::Fault fault = publication_->part(part, clock_());
    if (fault != hls::Fault::none) return hls::to_string(fault);
    has_shown_ = true;
    return {};
}

void Programme::batch_done() {
    if (const hls::SnapshotPtr snapshot = publication_->publish()) outlet_.publish(snapshot);
    update_media();
}

bool Programme::ended() {
    update_media();
    return has_shown_;
}

void Programme::update_media() {
    MediaState state;
    if (publication_->ready() && !publication_->ended()) {
        state.publication = saved_.publication->prefix;
        state.playlist = "/hls/" + room() + "/" + state.publication + "/index.m3u8";
        state.started_at_ms = saved_.publication->anchor.wall_ms;
        state.picture = picture_of(worker_.health().picture);
    }
    if (state == media_) return;
    media_ = state;
    outlet_.media_changed(room(), media_);
}

void Programme::forget() {
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
}

}  // namespace paraninfo::workers
