// A publisher and webrtcbin at its other end, on the loopback: what was sent is what comes out.

#include "media/contribution/publisher.hpp"

#include "media/contribution/steady.hpp"
#include "tests/media/support/seen_media.hpp"
#include "tests/media/support/webrtc_offerer.hpp"
#include "tests/support/eventually.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <mutex>

using namespace paraninfo;
using namespace paraninfo::contribution;
using namespace paraninfo::testing;

namespace {

// What a publisher hands on.
struct Seen : SeenMedia {
    std::mutex mutex;
    std::string answer;
    std::string failure;

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
                .picture =
                    [this](Instant at, const Picture& picture) {
                        const std::lock_guard lock(mutex);
                        take(at, picture);
                    },
                .sound =
                    [this](Instant at, std::span<const std::int16_t> some) {
                        const std::lock_guard lock(mutex);
                        take(at, some);
                    }};
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

}  // namespace

TEST_F(ContributionPublisher, ItsPictureAndItsSoundComeOutAsTheyWentIn) {
    WebrtcOfferer browser(coloured_picture(0xffff0000) + tone(1000));
    const auto publisher = join(browser);
    ASSERT_TRUE(seen.wait_for(*publisher, [](const Seen& s) {
        return s.shows(red) && s.sounds(1000, {440, 3000});
    })) << seen.failure;
    EXPECT_EQ(seen.width, 320);
    EXPECT_EQ(seen.height, 180);
    EXPECT_TRUE(seen.bt601);
}

TEST_F(ContributionPublisher, AStreamThatSaysWhoseColoursItHasIsBelieved) {
    WebrtcOfferer encoder(coloured_picture(0xffff0000, "h264", 320, 180, 30, "bt709"));
    const auto publisher = join(encoder);
    ASSERT_TRUE(seen.wait_for(*publisher, [](const Seen& s) {
        return s.shows({63, 102, 240});
    })) << seen.failure;
    EXPECT_FALSE(seen.bt601);
}

TEST_F(ContributionPublisher, Vp8IsTakenToo) {
    WebrtcOfferer browser(coloured_picture(0xff0000ff, "vp8"));
    const auto publisher = join(browser);
    EXPECT_TRUE(seen.wait_for(*publisher, [](const Seen& s) { return s.shows(blue); })) << seen.failure;
}

TEST_F(ContributionPublisher, AnOfferThatIsNotBundledIsTaken) {
    WebrtcOfferer browser(coloured_picture(0xffff0000) + tone(1000), false);
    const auto publisher = join(browser);
    EXPECT_TRUE(seen.wait_for(*publisher, [](const Seen& s) {
        return s.shows(red) && s.sounds(1000, {440, 3000});
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
