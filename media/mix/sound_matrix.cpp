#include "media/mix/sound_matrix.hpp"

#include "media/mix/sample.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace paraninfo::mix {
namespace {

constexpr double ceiling = 0.891;  // −1 dBTP, as everything that leaves here
constexpr std::size_t delay_frames_max =
    static_cast<std::size_t>(SoundMatrix::delay_max.count()) * SoundMatrix::rate / 1000;

// Drops `by` from the front and makes room for as many at the end.
template <class Value>
void advance(std::vector<Value>& line, std::size_t kept, std::size_t by) {
    if (line.size() > kept) line.erase(line.begin(), line.end() - static_cast<std::ptrdiff_t>(kept));
    line.resize(kept);
    line.resize(kept + by);
}

void write_samples(const std::vector<float>& heard, std::span<std::int16_t> out) {
    const std::size_t count = std::min(out.size(), heard.size());
    std::transform(heard.begin(), heard.begin() + static_cast<std::ptrdiff_t>(count), out.begin(), sample_of);
}

}  // namespace

SoundMatrix::SoundMatrix() : limiter_(ceiling) {
}

void SoundMatrix::begin(std::size_t frames) {
    frames_ = frames;
    sum_.assign(2 * frames, 0.0F);
    for (auto& [source, channel] : channels_) advance(channel.part, 2 * Limiter::delay, 2 * frames);
}

void SoundMatrix::add(const std::string& source, std::span<const std::int16_t> samples, Level level) {
    if (samples.size() != 2 * frames_) return;
    auto found = channels_.find(source);
    if (found == channels_.end()) {
        if (channels_.size() >= sources_max) return;
        found = channels_.emplace(source, Channel{}).first;
        advance(found->second.part, 2 * Limiter::delay, 2 * frames_);
    }
    Channel& channel = found->second;
    channel.in_block = true;
    for (const std::int16_t sample : samples) channel.peak = std::max(channel.peak, std::abs(int{sample}));
    push_history(channel, samples);
    const auto delay = std::clamp(level.delay, std::chrono::milliseconds{0}, delay_max);
    weigh(channel, level.gain, static_cast<std::size_t>(delay.count()) * rate / 1000);
}

// It grows to twice what is needed before what is too old goes: to move half a second in each block would
// cost more than the mixing.
void SoundMatrix::push_history(Channel& channel, std::span<const std::int16_t> samples) const {
    constexpr std::size_t kept = 2 * delay_frames_max;
    std::vector<std::int16_t>& history = channel.history;
    if (history.size() < kept) history.resize(kept);
    if (history.size() >= 2 * kept)
        history.erase(history.begin(), history.end() - static_cast<std::ptrdiff_t>(kept));
    history.insert(history.end(), samples.begin(), samples.end());
}

// Where this block began so long ago.
const std::int16_t* SoundMatrix::tap(const Channel& channel, std::size_t delay) const {
    return channel.history.data() + channel.history.size() - 2 * (frames_ + delay);
}

// From the gain and the delay of the block before to these: two taps, one fading into the other.
void SoundMatrix::weigh(Channel& channel, double gain, std::size_t delay) {
    const std::int16_t* old_tap = tap(channel, channel.delay);
    const std::int16_t* new_tap = tap(channel, delay);
    float* part = channel.part.data() + 2 * Limiter::delay;
    const auto old_gain = static_cast<float>(channel.gain);
    const float rise = static_cast<float>(gain) - old_gain;
    for (std::size_t i = 0; i < 2 * frames_; ++i) {
        const float way = static_cast<float>(i / 2 + 1) / static_cast<float>(frames_);
        const auto before = static_cast<float>(old_tap[i]);
        const float here = before + (static_cast<float>(new_tap[i]) - before) * way;
        part[i] = here / full_scale * (old_gain + rise * way);
        sum_[i] += part[i];
    }
    channel.gain = gain;
    channel.delay = delay;
}

void SoundMatrix::end() {
    limited_.resize(2 * frames_);
    gains_.resize(frames_);
    for (std::size_t i = 0; i < frames_; ++i) {
        const auto out = limiter_.step({sum_[2 * i], sum_[2 * i + 1]});
        limited_[2 * i] = out[0];
        limited_[2 * i + 1] = out[1];
        gains_[i] = static_cast<float>(limiter_.gain());
    }
    for (auto& [source, channel] : channels_) {
        if (std::exchange(channel.in_block, false)) continue;
        // What stayed away for a block fades in again, and nothing of before it is heard late.
        channel.gain = 0;
        channel.history.clear();
    }
}

void SoundMatrix::sum(std::span<std::int16_t> out) const {
    write_samples(limited_, out);
}

void SoundMatrix::shared(std::span<const Share> shares, std::span<std::int16_t> out,
                         std::span<const Share> besides) const {
    std::vector<float> heard(limited_);
    for (const Share& share : shares) {
        const auto found = channels_.find(share.source);
        if (found == channels_.end()) continue;
        const auto more = static_cast<float>(share.before - 1);
        const float rise = static_cast<float>(share.now - share.before) / static_cast<float>(frames_);
        for (std::size_t i = 0; i < heard.size(); ++i)
            heard[i] += found->second.part[i] * gains_[i / 2] * (more + rise * static_cast<float>(i / 2 + 1));
    }
    add_besides(besides, heard);
    write_samples(heard, out);
}

void SoundMatrix::beside(std::span<const Share> besides, std::span<std::int16_t> out) const {
    std::vector<float> heard(2 * frames_);
    add_besides(besides, heard);
    write_samples(heard, out);
}

// As late as the sum: whoever comes on the programme is not heard twice while one fades into the other.
void SoundMatrix::add_besides(std::span<const Share> besides, std::vector<float>& heard) const {
    for (const Share& share : besides) {
        const auto found = channels_.find(share.source);
        if (found == channels_.end()) continue;
        if (found->second.history.size() < 2 * (delay_frames_max + frames_)) continue;
        const std::int16_t* samples = tap(found->second, Limiter::delay);
        const auto from = static_cast<float>(share.before);
        const float rise = static_cast<float>(share.now - share.before) / static_cast<float>(frames_);
        for (std::size_t i = 0; i < heard.size(); ++i)
            heard[i] +=
                static_cast<float>(samples[i]) / full_scale * (from + rise * static_cast<float>(i / 2 + 1));
    }
}

void SoundMatrix::solo(const std::string& source, std::span<std::int16_t> out) const {
    std::fill(out.begin(), out.end(), std::int16_t{0});
    const auto found = channels_.find(source);
    const std::size_t count = 2 * frames_;
    if (found == channels_.end() || found->second.history.size() < count || out.size() < count) return;
    std::copy_n(found->second.history.end() - static_cast<std::ptrdiff_t>(count), count, out.begin());
}

int SoundMatrix::take_peak(const std::string& source) {
    const auto found = channels_.find(source);
    return found == channels_.end() ? 0 : std::exchange(found->second.peak, 0);
}

double linear_gain(double hundredths_of_db) {
    return std::pow(10.0, hundredths_of_db / 2000.0);
}

}  // namespace paraninfo::mix
