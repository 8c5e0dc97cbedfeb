#include "media/program/studio.hpp"

#include "media/program/clock.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace paraninfo::program {
namespace {

using media_link::SourceState;

FeedPlace place_of(const Plan& plan, Instant origin) {
    return {origin,
            std::chrono::nanoseconds(std::chrono::seconds(1)) / plan.encoder.fps,
            {plan.encoder.width, plan.encoder.height}};
}

// A file is there from its first picture on, whether it plays or stands.
SourceState::State state_of(media_link::FileState::State file) {
    using State = media_link::FileState::State;
    if (file == State::opening) return SourceState::State::connecting;
    return file == State::refused ? SourceState::State::stalled : SourceState::State::live;
}

}  // namespace

Studio::Studio(const media_link::Configure& configure, const Plan& plan, Feed& floor, MixedFeed::Slate slate,
               Instant origin, Send send, HallFeeds halls)
    : send_(std::move(send)),
      origin_(origin),
      fps_(static_cast<std::uint8_t>(plan.encoder.fps)),
      target_lufs_(configure.loudness_lufs),
      files_(configure.contribution.files, place_of(plan, origin),
             [this](const std::string& text) { say(text); }),
      halls_(std::move(halls)),
      feed_(floor, place_of(plan, origin), std::move(slate), monotonic_now, &files_, &halls_),
      contributions_(configure.contribution, {plan.encoder.width, plan.encoder.height, plan.encoder.fps},
                     feed_.receiver(), contribution_handlers()),
      previews_(feed_, preview_handlers()) {
    contributions_.want_whole({});
}

contribution::ContributionHandlers Studio::contribution_handlers() {
    return {.answered = [this](media_link::Answer answer) { send_(std::move(answer)); },
            .said = [this](const std::string& text) { say(text); }};
}

Previews::Handlers Studio::preview_handlers() {
    return {.made =
                [this](const std::string& source, std::string jpeg) {
                    send_(media_link::SourcePicture{source, std::move(jpeg)});
                },
            .failed = [this](const std::string& text) { say("no pictures of sources any more: " + text); }};
}

void Studio::take(media_link::Message message) {
    if (auto* offer = std::get_if<media_link::Offer>(&message)) contributions_.offer(std::move(*offer));
    if (auto* candidate = std::get_if<media_link::Candidate>(&message))
        contributions_.candidate(std::move(*candidate));
    if (const auto* leave = std::get_if<media_link::Leave>(&message)) contributions_.leave(*leave);
    if (const auto* mix = std::get_if<media_link::Mix>(&message)) take_mix(*mix);
    if (auto* asides = std::get_if<media_link::Asides>(&message)) feed_.set_asides(std::move(*asides));
    if (std::holds_alternative<media_link::TestEcho>(message)) echo_.start();
}

// A key frame is asked for before anything is drawn.
void Studio::take_mix(const media_link::Mix& mix) {
    {
        const std::lock_guard lock(mutex_);
        contributions_.want_whole(wanted_.take(mix, monotonic_now()));
    }
    files_.mix(mix.files);
    feed_.mix(mix);
}

void Studio::tend_wanted() {
    const std::lock_guard lock(mutex_);
    if (auto wanted = wanted_.tend(monotonic_now())) contributions_.want_whole(*std::move(wanted));
}

void Studio::tend(bool spare) {
    if (const auto tested = echo_.take()) send_(*tested);
    files_.tend(monotonic_now());
    halls_.tend(monotonic_now());
    contributions_.set_behind(!spare);
    tend_wanted();
    if (++tends_ % 2 != 0) return;
    media_link::Sources all = contributions_.sources();
    for (SourceState& state : all.sources) state.peak = hundredths_of_dbfs(feed_.take_peak(state.source));
    const std::vector<SourceState> hall = hall_states();
    all.sources.insert(all.sources.begin(), hall.begin(), hall.end());
    add_files(all);
    all.sources.resize(std::min(all.sources.size(), media_link::sources_max));
    all.loudness = take_loudness();
    send_(std::move(all));
}

media_link::ProgrammeLoudness Studio::take_loudness() {
    const auto hundredths = [](double lufs) { return static_cast<std::int16_t>(std::lround(100 * lufs)); };
    const mix::LoudnessMeter::Reading reading = meter_.reading();
    const auto [left, right] = meter_.take_peaks();
    return {hundredths(reading.momentary), hundredths(reading.short_term), target_lufs_,
            hundredths_of_dbfs(left), hundredths_of_dbfs(right)};
}

void Studio::add_files(media_link::Sources& all) {
    all.files = files_.states();
    for (const media_link::FileState& file : all.files) {
        SourceState state{file.source, state_of(file.state)};
        state.peak = hundredths_of_dbfs(feed_.take_peak(file.source));
        state.width = static_cast<std::uint16_t>(feed_.size().width);
        state.height = static_cast<std::uint16_t>(feed_.size().height);
        all.sources.push_back(std::move(state));
    }
}

// The floor and the hall's other feeds, in the order in which they are seen.
std::vector<SourceState> Studio::hall_states() {
    std::vector<SourceState> states;
    const auto add = [&](const std::string& source, bool live) {
        SourceState state{source};
        state.state = live ? SourceState::State::live : SourceState::State::stalled;
        state.peak = hundredths_of_dbfs(feed_.take_peak(source));
        state.width = static_cast<std::uint16_t>(feed_.size().width);
        state.height = static_cast<std::uint16_t>(feed_.size().height);
        state.fps = fps_;
        states.push_back(std::move(state));
    };
    for (const Contributed::Seen& seen : feed_.seen())
        if (is_hall(seen.source)) add(seen.source, seen.picture != nullptr);
    if (states.empty()) add(floor_source, false);
    return states;
}

void Studio::picture(Instant at, const gst::SharedBuffer& picture) {
    contributions_.picture(at, picture);
}

void Studio::sound(std::uint64_t first, std::size_t samples, bool hidden, std::span<std::int16_t> output) {
    const contribution::Listeners listeners = contributions_.listeners();
    const Instant at = origin_ + std::chrono::seconds(first / sound_rate) +
                       Instant(first % sound_rate * 1'000'000'000 / sound_rate);
    const bool tests = echo_.runs();
    for (const contribution::Listener& listener : *listeners) {
        heard_.assign(samples, 0);
        feed_.sound_for(listener, heard_, hidden);
        if (tests && listener.is_hall()) echo_.play(heard_);
        contributions_.sound(listener, at, heard_);
    }
    if (!output.empty()) {
        feed_.sound_for(output_listener, output, hidden);
        if (tests) echo_.play(output);
    }
    // Last: with its block the test goes on to the next one.
    if (tests) hear_floor(samples);
}

void Studio::hear_floor(std::size_t samples) {
    heard_.assign(samples, 0);
    feed_.sound_for({floor_source, media_link::Offer::Bus::solo}, heard_);
    echo_.hear(heard_);
}

void Studio::say(const std::string& text) {
    send_(media_link::Log{media_link::Level::warning, text.substr(0, media_link::text_bytes_max)});
}

std::int16_t hundredths_of_dbfs(int peak) {
    if (peak <= 0) return -10000;
    return static_cast<std::int16_t>(std::lround(2000.0 * std::log10(std::min(peak, 32767) / 32767.0)));
}

}  // namespace paraninfo::program
