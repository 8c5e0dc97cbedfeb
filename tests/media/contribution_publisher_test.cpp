// A publisher and webrtcbin at its other end, on the loopback: what was sent is what comes out.

#include "media/contribution/publisher.hpp"

#include "media/contribution/steady.hpp"
#include "media/gst/mapped.hpp"
#include "tests/media/support/webrtc_offerer.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/goertzel.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <mutex>

using namespace paraninfo;
using namespace paraninfo::contribution;
using namespace paraninfo::testing;

namespace {

// What a publisher hands on, in the order of its coming.
struct Seen {
    std::mutex mutex;
    std::string answer;
    std::string failure;
    std::vector<Instant> picture_times;
    std::vector<Instant> sound_times;
    std::array<int, 3> colour{};  // Y, U, V in the middle of the newest picture
    int width = 0, height = 0;
    std::vector<std::int16_t> samples;  // of the newest second, one channel

    PublisherHandlers handlers() {
        return {.peer = {.answered =
                             [this](std::string sdp) {
                                 const std::lock_guard lock(mutex);
                                 answer = std::move(sdp);
                             },
                         .failed =
                             [this](const std::string& words) {
                                 const std::lock_guard lock(mutex);
                                 failure = words;
                             }},
                .picture = [this](Instant at, Picture picture) { take(at, picture); },
                .sound = [this](Instant at, std::span<const std::int16_t> some) { take(at, some); }};
    }

    void take(Instant at, const Picture& picture) {
        gst::Mapped mapped(picture.buffer.get());
        const auto bytes = mapped.bytes();
        const auto stride = static_cast<std::size_t>((picture.width + 3) & ~3);
        const auto chroma = static_cast<std::size_t>(((picture.width + 1) / 2 + 3) & ~3);
        const auto rows = static_cast<std::size_t>((picture.height + 1) & ~1);
        const auto half_x = static_cast<std::size_t>(picture.width) / 2;
        const auto half_y = static_cast<std::size_t>(picture.height) / 2;
        const std::lock_guard lock(mutex);
        picture_times.push_back(at);
        width = picture.width;
        height = picture.height;
        const std::size_t u = stride * rows + half_y / 2 * chroma + half_x / 2;
        colour = {bytes[half_y * stride + half_x], bytes[u], bytes[u + chroma * rows / 2]};
    }

    void take(Instant at, std::span<const std::int16_t> some) {
        const std::lock_guard lock(mutex);
        sound_times.push_back(at);
        for (std::size_t i = 0; i < some.size(); i += 2) samples.push_back(some[i]);
        if (samples.size() > 48000) samples.erase(samples.begin(), samples.end() - 48000);
    }

    template <class Holds>
    bool wait_for(Publisher& publisher, Holds holds) {
        return eventually([&] {
            publisher.tend(steady_now());
            const std::lock_guard lock(mutex);
            return holds(*this);
        });
    }
};

struct ContributionPublisher : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    const PeerSettings settings{.port_min = 41000, .port_max = 41199, .addresses = {"127.0.0.1"}};
    Seen seen;

    std::unique_ptr<Publisher> join(WebrtcOfferer& browser) {
        auto judged = judge(browser.offer(), Purpose::publish);
        if (auto* refusal = std::get_if<Refusal>(&judged)) throw std::runtime_error(refusal->words);
        auto publisher = std::make_unique<Publisher>(settings, std::get<JudgedOffer>(judged), steady_now(),
                                                     seen.handlers());
        if (!seen.wait_for(*publisher, [](const Seen& s) { return !s.answer.empty() || !s.failure.empty(); }))
            throw std::runtime_error("no answer");
        browser.take_answer(seen.answer);
        return publisher;
    }
};

bool near(const std::array<int, 3>& a, const std::array<int, 3>& b) {
    for (std::size_t i = 0; i < 3; ++i)
        if (std::abs(a[i] - b[i]) > 6) return false;
    return true;
}

// BT.601, of videotestsrc's small pictures.
constexpr std::array red{81, 90, 240};
constexpr std::array blue{41, 240, 110};

}  // namespace

TEST_F(ContributionPublisher, ItsPictureAndItsSoundComeOutAsTheyWentIn) {
    WebrtcOfferer browser(coloured_picture(0xffff0000) + tone(1000));
    const auto publisher = join(browser);
    ASSERT_TRUE(seen.wait_for(*publisher, [](const Seen& s) {
        return near(s.colour, red) && s.samples.size() >= 48000 && loudest_is(s.samples, 1000, {440, 3000});
    })) << seen.failure;
    EXPECT_EQ(seen.width, 320);
    EXPECT_EQ(seen.height, 180);
}

TEST_F(ContributionPublisher, Vp8IsTakenToo) {
    WebrtcOfferer browser(coloured_picture(0xff0000ff, "vp8"));
    const auto publisher = join(browser);
    EXPECT_TRUE(seen.wait_for(*publisher, [](const Seen& s) { return near(s.colour, blue); }))
        << seen.failure;
}

TEST_F(ContributionPublisher, AnOfferThatIsNotBundledIsTaken) {
    WebrtcOfferer browser(coloured_picture(0xffff0000) + tone(1000), false);
    const auto publisher = join(browser);
    EXPECT_TRUE(seen.wait_for(*publisher, [](const Seen& s) {
        return near(s.colour, red) && s.samples.size() >= 48000 && loudest_is(s.samples, 1000, {440, 3000});
    })) << seen.failure;
}

TEST_F(ContributionPublisher, TheStateSaysWhatComes) {
    WebrtcOfferer browser(coloured_picture(0xffff0000) + tone(1000));
    const auto publisher = join(browser);
    EXPECT_TRUE(seen.wait_for(*publisher, [&](const Seen&) {
        const auto& state = publisher->state();
        return state.state == media_link::SourceState::State::live && state.width == 320 &&
               state.height == 180 && state.fps > 10 && state.kbit > 10;
    }));
}

TEST_F(ContributionPublisher, OneThatFallsSilentIsStalledAndThenGone) {
    auto browser = std::make_unique<WebrtcOfferer>(coloured_picture(0xffff0000) + tone(1000));
    const auto publisher = join(*browser);
    using State = media_link::SourceState::State;
    ASSERT_TRUE(
        seen.wait_for(*publisher, [&](const Seen&) { return publisher->state().state == State::live; }));
    browser->freeze();
    ASSERT_TRUE(
        seen.wait_for(*publisher, [&](const Seen&) { return publisher->state().state == State::stalled; }));
    ASSERT_TRUE(
        seen.wait_for(*publisher, [&](const Seen&) { return publisher->state().state == State::gone; }));
}
