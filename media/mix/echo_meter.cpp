#include "media/mix/echo_meter.hpp"

#include "media/mix/sample.hpp"

#include <gst/fft/gstfftf32.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

namespace paraninfo::mix {
namespace {

constexpr std::size_t frames_of_value = 6;
constexpr double values_per_second = 48'000.0 / frames_of_value;
constexpr std::size_t lags_max =
    static_cast<std::size_t>(EchoMeter::delay_max.count()) * 8 + 1;  // 8 values a millisecond
// By how much an echo stands out of what chance, talk and music correlate to: their spread times this.
constexpr float stands_out = 10;
// Of a normal distribution the median of the magnitudes is so much of its spread.
constexpr float median_of_spread = 0.6745F;

struct FreeFft {
    void operator()(GstFFTF32* fft) const { gst_fft_f32_free(fft); }
};
using Fft = std::unique_ptr<GstFFTF32, FreeFft>;
using Spectrum = std::vector<GstFFTF32Complex>;

Spectrum spectrum_of(std::vector<float> line, std::size_t length) {
    line.resize(length);
    Spectrum spectrum(length / 2 + 1);
    const Fft fft(gst_fft_f32_new(static_cast<gint>(length), FALSE));
    gst_fft_f32_fft(fft.get(), line.data(), spectrum.data());
    return spectrum;
}

float spread_of(std::vector<float> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::transform(values.begin(), values.end(), values.begin(), [](float value) { return std::abs(value); });
    std::nth_element(values.begin(), middle, values.end());
    return *middle / median_of_spread;
}

}  // namespace

EchoMeter::EchoMeter(std::span<const float> sent)
    : wanted_(sent.size() + static_cast<std::size_t>(delay_max.count()) * 48) {
    for (const float value : sent) take_frame(sent_, value);
    sum_ = 0;
    summed_ = 0;
    heard_.reserve(wanted_ / frames_of_value + 1);
}

void EchoMeter::take_frame(std::vector<float>& line, float value) {
    sum_ += value;
    if (++summed_ < frames_of_value) return;
    line.push_back(sum_ / static_cast<float>(frames_of_value));
    sum_ = 0;
    summed_ = 0;
}

void EchoMeter::add(std::span<const std::int16_t> samples) {
    for (std::size_t i = 0; i + 1 < samples.size() && frames_ < wanted_; i += 2, ++frames_) {
        const int both = samples[i] + samples[i + 1];
        silent_ = silent_ && samples[i] == 0 && samples[i + 1] == 0;
        take_frame(heard_, static_cast<float>(both) / (2 * full_scale));
    }
}

// Of each lag: how much of what was sent is in what was heard so much later, as a factor.
std::vector<float> EchoMeter::correlation() const {
    const std::size_t whole = sent_.size() + std::max(heard_.size(), lags_max);
    const auto length = static_cast<std::size_t>(gst_fft_next_fast_length(static_cast<gint>(whole)));
    const Spectrum sent = spectrum_of(sent_, length);
    Spectrum both = spectrum_of(heard_, length);
    for (std::size_t i = 0; i < both.size(); ++i) {
        const GstFFTF32Complex a = sent[i];
        const GstFFTF32Complex b = both[i];
        both[i] = {a.r * b.r + a.i * b.i, a.r * b.i - a.i * b.r};
    }
    std::vector<float> lags(length);
    const Fft back(gst_fft_f32_new(static_cast<gint>(length), TRUE));
    gst_fft_f32_inverse_fft(back.get(), both.data(), lags.data());
    double energy = 0;
    for (const float value : sent_) energy += static_cast<double>(value) * value;
    lags.resize(lags_max);
    // The transform there and back multiplies by its length.
    const auto scale = static_cast<float>(1 / (energy * static_cast<double>(length)));
    for (float& lag : lags) lag *= scale;
    return lags;
}

std::optional<Echo> EchoMeter::reading() const {
    if (silent_ || heard_.empty() || sent_.empty()) return std::nullopt;
    const std::vector<float> lags = correlation();
    const auto strongest = std::max_element(lags.begin(), lags.end(),
                                            [](float a, float b) { return std::abs(a) < std::abs(b); });
    const float most = std::abs(*strongest);
    if (!(most > stands_out * spread_of(lags))) return std::nullopt;
    const double level = 20 * std::log10(static_cast<double>(most));
    if (level < level_least_db) return std::nullopt;
    const double seconds = static_cast<double>(strongest - lags.begin()) / values_per_second;
    return Echo{level, std::chrono::microseconds(std::llround(seconds * 1e6))};
}

}  // namespace paraninfo::mix
