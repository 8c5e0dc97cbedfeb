#include "media/program/pulled_feed.hpp"

#include "media/program/clock.hpp"

#include <utility>

namespace paraninfo::program {

using std::chrono::seconds;

PulledFeed::PulledFeed(Make make, BackOff back_off, const FeedPlace& place, Say say)
    : DecodedFeed(place, std::move(say)), make_(std::move(make)), back_off_(back_off) {
    tend(monotonic_now());
}

// The waiting is counted from the beginning of an attempt: what played for longer goes on at once.
void PulledFeed::tend(Instant now) {
    if (decoder_) {
        const bool came = reception_.last_sign() > began_;
        if (came) {
            back_off_.reset();
            const std::lock_guard lock(told_mutex_);
            told_.clear();
        }
        const bool dead = now - reception_.last_sign() > dead_after;
        if (!decoder_->over() && !dead) return;
        if (!decoder_->over()) tell("nothing comes from the source any more: beginning anew");
        decoder_.reset();
        next_ = began_ + back_off_.next();
    }
    if (now < next_) return;
    DecoderHandlers to = handlers();
    to.said = [this](const std::string& text) { tell(text); };
    decoder_ = try_decoder([&] { return make_(size_, std::move(to)); });
    began_ = reception_.last_sign();
    if (!decoder_) next_ = began_ + back_off_.next();
}

void PulledFeed::tell(const std::string& text) {
    {
        const std::lock_guard lock(told_mutex_);
        if (std::exchange(told_, text) == text) return;
    }
    say_(text);
}

std::unique_ptr<Feed> file_feed(const std::string& path, const FeedPlace& place, Say say) {
    container_of(path);  // a name that can never be played is a wrong configuration
    return std::make_unique<PulledFeed>(
        [path](Decoder::Size size, DecoderHandlers handlers) {
            return std::make_unique<Decoder>(path, size, std::move(handlers));
        },
        BackOff(seconds(1), seconds(1)), place, std::move(say));
}

namespace {

// What rtspsrc says, in words that help. Its texts are GStreamer's own for each cause.
std::string in_words(const std::string& text) {
    const auto says = [&text](const char* part) { return text.find(part) != std::string::npos; };
    if (says("Unauthorized")) return "the camera refuses the user or the password";
    if (says("Could not open resource")) return "the camera cannot be reached";
    if (says("Not found")) return "the camera has no stream of this address";
    return text;
}

// "ELEMENT: what is wrong", with the device's own name.
std::string in_words(const std::string& text, const CaptureDevices& devices) {
    const std::size_t colon = text.find(": ");
    const std::string element = text.substr(0, colon);
    const std::string what = colon == std::string::npos ? text : text.substr(colon + 2);
    if (element == "camera") return "the video device " + devices.video + " cannot be used: " + what;
    if (element == "microphone") return "the audio device " + devices.audio + " cannot be used: " + what;
    return text;
}

}  // namespace

std::unique_ptr<Feed> rtsp_feed(const RtspAddress& camera, const FeedPlace& place, Say say) {
    return std::make_unique<PulledFeed>(
        [camera](Decoder::Size size, DecoderHandlers handlers) {
            handlers.said = [say = std::move(handlers.said)](const std::string& text) {
                say(in_words(text));
            };
            return std::make_unique<Decoder>(camera, size, std::move(handlers));
        },
        BackOff(seconds(1), seconds(15)), place, std::move(say));
}

std::unique_ptr<Feed> capture_feed(const CaptureDevices& devices, const FeedPlace& place, Say say) {
    return std::make_unique<PulledFeed>(
        [devices](Decoder::Size size, DecoderHandlers handlers) {
            handlers.said = [devices, say = std::move(handlers.said)](const std::string& text) {
                say(in_words(text, devices));
            };
            return std::make_unique<Decoder>(devices, size, std::move(handlers));
        },
        BackOff(seconds(1), seconds(5)), place, std::move(say));
}

}  // namespace paraninfo::program
