// The return as a player gets it: the programme's picture, and the programme's sound without their own part.

#include "media/contribution/contributions.hpp"

#include "media/contribution/steady.hpp"
#include "tests/media/support/stage_seen.hpp"
#include "tests/media/support/webrtc_player.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <thread>

using namespace paraninfo;
using namespace paraninfo::contribution;
using namespace paraninfo::testing;

namespace {

constexpr int fps = 30;
constexpr int width = 640;
constexpr int height = 360;

gst::SharedBuffer picture_of(const Yuv& colour) {
    GstBuffer* buffer = gst_buffer_new_allocate(nullptr, width * height * 3 / 2, nullptr);
    gst_buffer_memset(buffer, 0, static_cast<guint8>(colour[0]), width * height);
    gst_buffer_memset(buffer, width * height, static_cast<guint8>(colour[1]), width * height / 4);
    gst_buffer_memset(buffer, width * height * 5 / 4, static_cast<guint8>(colour[2]), width * height / 4);
    return gst::share(buffer);
}

// A programme of one colour, in which each listener hears a tone: 1000 Hz where nothing is left out, 440 Hz
// without `cam-one`'s part.
class Programme {
  public:
    explicit Programme(Contributions& stage)
        : stage_(stage), thread_([this](const std::stop_token& stop) { run(stop); }) {}

  private:
    void run(const std::stop_token& stop) {
        const Instant begin = steady_now();
        for (std::int64_t frame = 0; !stop.stop_requested(); ++frame) {
            const Instant at = begin + std::chrono::nanoseconds(frame * 1'000'000'000 / fps);
            std::this_thread::sleep_for(at - steady_now());
            stage_.picture(at, picture_);
            for (const Listener& listener : *stage_.listeners())
                stage_.sound(listener, at, block(frame, listener.own.empty() ? 1000 : 440));
        }
    }
    static std::vector<std::int16_t> block(std::int64_t frame, double hertz) {
        constexpr std::int64_t length = 48000 / fps;
        std::vector<std::int16_t> samples;
        for (std::int64_t i = frame * length; i < (frame + 1) * length; ++i)
            samples.insert(samples.end(), 2,
                           static_cast<std::int16_t>(10000 * std::sin(2 * 3.14159265358979323846 * hertz *
                                                                      static_cast<double>(i) / 48000.0)));
        return samples;
    }

    Contributions& stage_;
    const gst::SharedBuffer picture_ = picture_of(green);
    std::jthread thread_;
};

struct ContributionReturn : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    static media_link::Contribution settings() {
        media_link::Contribution settings;
        settings.taken = true;
        settings.port_min = 41000;
        settings.port_max = 41199;
        settings.addresses = {"127.0.0.1"};
        settings.players_max = 3;
        settings.width = 320;
        settings.height = 180;
        return settings;
    }
    int join(WebrtcPlayer& player, int number, const std::string& own = {}) {
        const std::string session = std::string(23, 'b') + std::to_string(number);
        stage.offer({.session = session,
                     .kind = media_link::Offer::Kind::play,
                     .source = own,
                     .sdp = player.browser.offer()});
        const auto answer = seen.answer(session);
        if (answer && answer->status == 201) player.browser.take_answer(answer->text);
        return answer ? answer->status : 0;
    }

    StageSeen seen;
    Contributions stage{settings(), {.width = width, .height = height, .fps = fps}, seen, seen.handlers()};
    Programme programme{stage};
};

}  // namespace

TEST_F(ContributionReturn, APlayerSeesTheProgrammeAndHearsTheirOwnMix) {
    WebrtcPlayer everything;
    WebrtcPlayer without_own;
    ASSERT_EQ(join(everything, 1), 201) << seen.said();
    ASSERT_EQ(join(without_own, 2, "cam-one"), 201) << seen.said();
    EXPECT_TRUE(eventually([&] {
        return everything.seen().shows(green) && everything.seen().sounds(1000, {440}) &&
               without_own.seen().shows(green) && without_own.seen().sounds(440, {1000});
    })) << seen.said();
    EXPECT_EQ(everything.seen().width, 320);
    EXPECT_EQ(everything.seen().height, 180);
}

TEST_F(ContributionReturn, OneThatComesLaterSeesAtOnceWhatIsOn) {
    WebrtcPlayer first;
    ASSERT_EQ(join(first, 1), 201) << seen.said();
    ASSERT_TRUE(eventually([&] { return first.seen().shows(green); }));
    WebrtcPlayer second;
    ASSERT_EQ(join(second, 2), 201) << seen.said();
    EXPECT_TRUE(eventually([&] { return second.seen().shows(green) && second.seen().sounds(1000, {440}); }));
}

TEST_F(ContributionReturn, ListenersAreThereWhileSomebodyPlays) {
    EXPECT_TRUE(stage.listeners()->empty());
    WebrtcPlayer player;
    ASSERT_EQ(join(player, 1, "cam-one"), 201) << seen.said();
    const Listener expected{.own = "cam-one"};
    EXPECT_EQ(*stage.listeners(), std::vector<Listener>{expected});
    stage.leave({std::string(23, 'b') + "1"});
    EXPECT_TRUE(eventually([&] { return stage.listeners()->empty(); }));
}

TEST_F(ContributionReturn, APlayerThatSaysNothingAnyMoreIsGone) {
    WebrtcPlayer player;
    ASSERT_EQ(join(player, 1), 201) << seen.said();
    ASSERT_TRUE(eventually([&] { return player.seen().shows(green); }));
    player.browser.freeze();
    EXPECT_TRUE(eventually([&] { return stage.listeners()->empty(); }));
}
