#include "media/program/programme.hpp"

#include "media/program/clock.hpp"
#include "media/program/make_feed.hpp"
#include "media/program/slate_picture.hpp"
#include "media/program/test_feed.hpp"

#include <algorithm>
#include <fstream>
#include <unistd.h>
#include <utility>

namespace paraninfo::program {
namespace {

// The first frame lies this far back, so that the pump's catching up gives the first part at once: a viewer
// of a worker that was replaced waits that much less. Never before this process began, or it would overlap
// the one before.
constexpr Instant head_start = std::chrono::milliseconds(400);

Instant first_instant(Instant not_before) {
    return std::max(not_before, monotonic_now() - head_start);
}

FeedPlace feed_place(const Plan& plan, Instant origin) {
    return {origin,
            Instant(std::chrono::seconds(1)) / plan.encoder.fps,
            {plan.encoder.width, plan.encoder.height},
            plan.direct};
}

SlateSettings slate_settings(const media_link::Configure& configure, const Plan& plan,
                             const ProgrammeHandlers& handlers) {
    SlateSettings settings{
        plan.encoder.width, plan.encoder.height, configure.slate_text, configure.slate_line, {}};
    if (configure.slate_picture.empty()) return settings;
    try {
        settings.ground = load_slate_picture(configure.slate_picture, settings.width, settings.height);
    } catch (const std::runtime_error& error) {
        // The broadcast is worth more than its slate.
        handlers.send(media_link::Log{media_link::Level::warning, error.what()});
    }
    return settings;
}

std::vector<std::string> video_names(const media_link::Configure& configure) {
    std::vector<std::string> names;
    for (const media_link::Rendition& rendition : configure.renditions)
        if (rendition.kind == media_link::Kind::video) names.push_back(rendition.name);
    return names;
}

std::uint32_t rss_kb() {
    std::ifstream statm("/proc/self/statm");
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    statm >> total >> resident;
    return static_cast<std::uint32_t>(resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) / 1024);
}

}  // namespace

Programme::Programme(const media_link::Configure& configure, const std::string& media_socket,
                     Instant not_before, ProgrammeHandlers handlers)
    : plan_(plan_of(configure)),
      origin_(first_instant(not_before)),
      handlers_(std::move(handlers)),
      packager_(plan_, origin_, handlers_.send, handlers_.failed),
      slate_(slate_settings(configure, plan_, handlers_)),
      floor_(make_feed(configure, media_socket, feed_place(plan_, origin_), handlers_.send)),
      switched_(dynamic_cast<const SwitchedFeed*>(floor_.get())),
      studio_(configure.contribution.taken
                  ? std::make_unique<Studio>(
                        configure, plan_, *floor_, [this] { return slate_.picture(); }, origin_,
                        handlers_.send,
                        make_hall_feeds(configure, media_socket, feed_place(plan_, origin_), handlers_.send))
                  : nullptr),
      feed_(studio_ ? studio_->feed() : *floor_),
      loudness_(configure.loudness_lufs == 0 ? nullptr
                                             : std::make_unique<mix::Loudness>(configure.loudness_lufs)),
      passage_(plan_.direct ? std::make_unique<Passage>(plan_.grid) : nullptr),
      outputs_(configure, plan_, media_socket,
               [this](const std::string& text) { say(media_link::Level::warning, text); }),
      ladder_(video_names(configure), packager_, encoder_,
              [this](const std::string& text) { say(media_link::Level::warning, text); }),
      encoder_(plan_.encoder, encoder_handlers()),
      thumbnailer_(plan_.encoder.width, plan_.encoder.height, thumbnail_handlers()),
      beat_(
          plan_.grid.fps, plan_.grid.part_frames, feed_, [this] { return slate_.picture(); }, *this),
      pump_(std::make_unique<Pump>(
          origin_, plan_.grid.fps * beat_.blocks(),
          // What is passed on comes with its pictures: none of these goes unasked for.
          [this](std::uint64_t block, Instant at, Instant late) {
              beat_.step(block, at, passage_ ? Instant{0} : late);
          },
          handlers_.failed)) {
}

Programme::~Programme() = default;

encode::EncoderHandlers Programme::encoder_handlers() {
    encode::EncoderHandlers to;
    to.video_codec = [this](std::size_t rendition, const std::string& avcc) {
        outputs_.codec(rendition, avcc);
        packager_.video_codec(rendition, avcc);
    };
    to.video = [this](std::size_t rendition, std::uint64_t frame, bool key, std::string bytes) {
        ladder_.coded(rendition, frame);
        outputs_.picture(rendition, frame, key, bytes);
        packager_.video(rendition, frame, key, std::move(bytes));
    };
    to.audio_codec = [this](std::size_t rendition, const std::string& config) {
        packager_.audio_codec(rendition, config);
    };
    to.audio = [this](std::size_t rendition, std::int64_t sample, std::string bytes) {
        packager_.audio(rendition, sample, std::move(bytes));
    };
    to.failed = handlers_.failed;
    return to;
}

encode::ThumbnailerHandlers Programme::thumbnail_handlers() {
    encode::ThumbnailerHandlers to;
    to.made = [this](Instant captured_at, std::string jpeg) {
        // Noise may be larger than the link takes; then this moment has no picture.
        if (jpeg.size() > media_link::thumbnail_bytes_max) return;
        handlers_.send(media_link::Thumbnail{captured_at, std::move(jpeg)});
    };
    to.failed = [this](const std::string& text) {
        say(media_link::Level::warning, "no thumbnails any more: " + text);
    };
    return to;
}

// One that finds the one before still in hand is left out: the picture waits for no thumbnail.
bool Programme::picture(std::uint64_t frame, const gst::SharedBuffer& picture, bool droppable) {
    if (frame % (std::uint64_t{thumbnail_every_s} * plan_.grid.fps) == 0)
        thumbnailer_.offer(origin_ + Instant(plan_.grid.frame_start_ns(frame)), picture);
    if (studio_) studio_->picture(origin_ + Instant(plan_.grid.frame_start_ns(frame)), picture);
    give_away(frame, picture);
    if (passage_) return direct_picture(frame, picture);
    ladder_.before(frame, {plan_.grid.opens_segment(frame), plan_.grid.opens_part(frame)});
    return encoder_.picture(frame, picture, droppable);
}

// What is passed on and what is encoded beside it are cut at the same frames: the source's picture and its
// coded unit come in the same one.
bool Programme::direct_picture(std::uint64_t frame, const gst::SharedBuffer& picture) {
    Passage::Step step = passage_->step(frame, feed_.take_units(), beat_.live(), packager_.settled());
    const cmaf::Opens opens = step.opens_timeline ? packager_.begin_timeline(frame, step.format)
                                                  : packager_.follow(frame, step.opens_segment);
    ladder_.before(frame, opens, step.passing ? 1 : 0);
    // The first frame that is passed on is encoded too: by it the packager knows that those before are out.
    encoder_.pause(0, step.passing && !step.opens_timeline);
    const bool whole = encoder_.picture(frame, picture, !opens.part, opens.segment);
    tell_of_the_passage(step);
    if (step.passing) packager_.pass(frame, std::move(step.units));
    return whole;
}

// When it changes, and why the source is not passed on where that changes.
void Programme::tell_of_the_passage(const Passage::Step& step) {
    passing_ = step.passing;
    if (step.passing) {
        if (step.opens_timeline) say(media_link::Level::info, "the source is passed on as it comes");
        told_why_not_.clear();
        return;
    }
    const std::string why = passage_->why_not();
    if (why.empty() || why == told_why_not_ || beat_.feed_silent()) return;
    told_why_not_ = why;
    say(media_link::Level::warning, "the best rendition is encoded here: the source " + why);
}

void Programme::sound(std::uint64_t first, std::span<const std::int16_t> samples) {
    if (studio_) {
        hall_minus_.assign(outputs_.wants(Outputs::Sound::hall_minus) ? samples.size() : 0, 0);
        studio_->sound(first, samples.size(), beat_.hidden(), hall_minus_);
    }
    if (loudness_) {
        levelled_.assign(samples.begin(), samples.end());
        loudness_->process(levelled_);
        samples = levelled_;
    }
    if (studio_) studio_->programme_sound(samples);
    give_away(first, samples);
    // A sound without a source goes on in silence: nothing that is not there holds up what is.
    silence_.resize(samples.size());
    for (std::size_t i = 0; i < plan_.sounds.size(); ++i)
        encoder_.sound(i, first, plan_.sounds[i] == media_link::Sound::floor ? samples : silence_);
}

// The picture without overlays; the coded ones come from the encoders.
void Programme::give_away(std::uint64_t frame, const gst::SharedBuffer& picture) {
    const gst::SharedBuffer clean = studio_ && beat_.live() ? studio_->clean_picture() : nullptr;
    outputs_.clean_picture(frame, clean ? clean : picture);
}

void Programme::give_away(std::uint64_t first, std::span<const std::int16_t> samples) {
    outputs_.sound(Outputs::Sound::programme, first, samples);
    if (!hall_minus_.empty()) outputs_.sound(Outputs::Sound::hall_minus, first, hall_minus_);
}

void Programme::tend() {
    slate_.tend(wall_ms_now());
    feed_.tend(monotonic_now());
    ladder_.tend(monotonic_now(), frames_late());
    outputs_.tend(monotonic_now());
    if (studio_) tend_studio(monotonic_now());
    watch_encoders();
    tell_of_silence();
    tell_of_the_switch();
    tell_of_lost_sound(monotonic_now());
    if (++tends_ % 2 == 0) send_levels();
}

// Late is the pump where mixing takes too long, and an encoder where encoding does.
void Programme::tend_studio(Instant now) {
    spare_.look(now, std::max(frames_late(), ladder_.lags().second), ladder_.shed());
    studio_->tend(spare_.any());
    studio_->want_clean_picture(outputs_.wants_clean());
}

// Of the pump.
std::uint64_t Programme::frames_late() const {
    const auto late = static_cast<std::uint64_t>(std::max(pump_->late(), Instant{0}).count());
    return late * plan_.grid.fps / 1'000'000'000;
}

void Programme::watch_encoders() {
    const auto [least, most] = ladder_.lags();
    if (least > all_stalled_seconds * plan_.grid.fps || most > one_stalled_seconds * plan_.grid.fps)
        handlers_.failed("an encoder stands still");
}

void Programme::say(media_link::Level level, const std::string& text) {
    handlers_.send(media_link::Log{level, text.substr(0, media_link::text_bytes_max)});
}

void Programme::tell_of_silence() {
    const bool silent = beat_.feed_silent() && !(studio_ && studio_->wants_slate());
    if (silent == was_silent_) return;
    was_silent_ = silent;
    say(silent ? media_link::Level::warning : media_link::Level::info,
        silent ? "the source is silent: slate" : "the source has a picture");
}

void Programme::show_slate(const media_link::Slate& slate) {
    // Drawn before it is shown.
    slate_.show(slate.on ? slate.text : std::string{}, slate.on ? slate.countdown_to : 0, wall_ms_now());
    beat_.hide_feed(slate.on);
}

void Programme::tell_of_the_switch() {
    if (!switched_) return;
    const SwitchedFeed::Which on_air = switched_->on_air();
    if (std::exchange(was_on_air_, on_air) == on_air) return;
    const bool back = on_air == SwitchedFeed::Which::main;
    handlers_.send(media_link::Log{
        back ? media_link::Level::info : media_link::Level::warning,
        back ? "the main source is on air again"
             : "the backup source is on air: the main one " + in_words(switched_->left_for())});
}

// Of a source that had sound; one whose picture is gone too is told of already.
void Programme::tell_of_lost_sound(Instant now) {
    const auto sounded = feed_.signs().sounded;
    const bool lost = sounded && now - *sounded > sound_lost_after && beat_.live();
    if (std::exchange(sound_was_lost_, lost) == lost || !beat_.live()) return;
    handlers_.send(media_link::Log{lost ? media_link::Level::warning : media_link::Level::info,
                                   lost ? "the source has no sound any more" : "the source has sound again"});
}

void Programme::send_levels() {
    media_link::Levels levels;
    for (const int peak : beat_.take_peaks()) levels.peaks.push_back(hundredths_of_dbfs(peak));
    handlers_.send(std::move(levels));
}

media_link::Health Programme::health() const {
    media_link::Health health;
    health.picture = beat_.live() ? media_link::Health::Picture::live : media_link::Health::Picture::slate;
    health.rss_kb = rss_kb();
    health.frames_dropped = beat_.dropped();
    if (switched_ && switched_->on_air() == SwitchedFeed::Which::backup)
        health.on_air = media_link::Health::OnAir::backup;
    if (plan_.direct)
        health.top = passing_ ? media_link::Health::Top::passed : media_link::Health::Top::encoded;
    health.renditions_shed = static_cast<std::uint8_t>(ladder_.shed());
    return health;
}

}  // namespace paraninfo::program
