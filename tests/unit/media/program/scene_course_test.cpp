#include "media/program/scene_course.hpp"

#include "tests/support/i420.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::chrono_literals;
using media_link::Transition;

namespace {

constexpr Instant frame = Instant(1s) / 30;

std::shared_ptr<Prepared> scene(std::vector<std::string> sources, Transition transition = Transition::cut,
                                std::chrono::milliseconds length = 0ms) {
    auto prepared = std::make_shared<Prepared>();
    prepared->mix.scene.sources = std::move(sources);
    prepared->mix.transition = transition;
    prepared->mix.transition_ms = length;
    return prepared;
}

struct SceneCourseTest : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    SceneCourse course{scene({"floor"}), frame};
};

}  // namespace

TEST_F(SceneCourseTest, ACutIsThereWithTheNextFrame) {
    course.take(scene({"cam-a"}));
    course.step();
    EXPECT_FALSE(course.going_over());
    EXPECT_EQ(course.to().mix.scene.sources.at(0), "cam-a");
}

TEST_F(SceneCourseTest, AFadeLastsItsFramesAndNoLonger) {
    course.take(scene({"cam-a"}, Transition::fade, 500ms));
    for (unsigned i = 1; i < 15; ++i) {
        course.step();
        EXPECT_TRUE(course.going_over());
        EXPECT_EQ(course.at(), i);
        EXPECT_EQ(course.steps(), 15U);
        EXPECT_EQ(course.from().mix.scene.sources.at(0), "floor");
    }
    course.step();
    EXPECT_FALSE(course.going_over());
}

TEST_F(SceneCourseTest, ATransitionShorterThanAFrameIsACut) {
    course.take(scene({"cam-a"}, Transition::move, 10ms));
    EXPECT_FALSE(course.going_over());
}

TEST_F(SceneCourseTest, TheSameSceneAgainDoesNotDisturbTheTransition) {
    course.take(scene({"cam-a"}, Transition::fade, 500ms));
    course.step();
    const auto louder = scene({"cam-a"}, Transition::cut);
    louder->mix.sources = {{"cam-a", 600}};
    course.take(louder);
    course.step();
    EXPECT_EQ(course.at(), 2U);
    EXPECT_EQ(course.to().mix.sources.at(0).gain, 600);
}

TEST_F(SceneCourseTest, AnotherSceneEndsTheTransitionThatWasInCourse) {
    course.take(scene({"cam-a"}, Transition::fade, 500ms));
    course.step();
    course.take(scene({"cam-b"}, Transition::fade, 100ms));
    course.step();
    EXPECT_EQ(course.from().mix.scene.sources.at(0), "cam-a");
    EXPECT_EQ(course.at(), 1U);
    EXPECT_EQ(course.steps(), 3U);
}

TEST_F(SceneCourseTest, TheSlateIsAsAnyScene) {
    course.take(scene({}, Transition::fade, 500ms));
    course.step();
    EXPECT_TRUE(course.going_over());
    course.take(scene({"floor"}, Transition::fade, 500ms));
    course.step();
    EXPECT_TRUE(course.going_over());
    EXPECT_TRUE(course.from().mix.scene.sources.empty());
}

TEST_F(SceneCourseTest, AMoveStaysOneWhateverElseChanges) {
    course.take(scene({"cam-a"}, Transition::move, 500ms));
    course.step();
    EXPECT_TRUE(course.moves());
    course.take(scene({"cam-a"}, Transition::cut));
    EXPECT_TRUE(course.moves());
    course.take(scene({"cam-b"}, Transition::fade, 500ms));
    EXPECT_FALSE(course.moves());
}

TEST_F(SceneCourseTest, TheSoundGoesOverEvenlyAndIsThereWithTheLastPictureThatIsMixed) {
    EXPECT_EQ(course.sound_at(), 1);
    course.take(scene({"cam-a"}, Transition::fade, 500ms));
    EXPECT_EQ(course.sound_at(), 0);
    constexpr int blocks = 4;
    for (int i = 0; i < 14; ++i) {
        course.step();
        for (int block = 1; block <= blocks; ++block) {
            course.sound(frame / blocks);
            EXPECT_NEAR(course.sound_at(), (i + block / 4.0) / 14, 1e-6);
        }
    }
    EXPECT_TRUE(course.going_over());
    course.step();
    EXPECT_EQ(course.sound_at(), 1);
}

TEST_F(SceneCourseTest, ALowerThirdComesAndGoesInItsSteps) {
    const auto with = scene({"floor"});
    with->third = {paraninfo::testing::plain_picture({64, 32}, mix::white),
                   {{}, {0, 0, 64, 32}, {8, 8, 64, 32}, 240}};
    course.take(with);
    EXPECT_EQ(course.third().picture, nullptr);
    for (unsigned i = 1; i <= SceneCourse::third_steps; ++i) {
        course.step();
        EXPECT_EQ(course.third().place.alpha, 240 * i / SceneCourse::third_steps);
    }
    course.step();
    EXPECT_EQ(course.third().place.alpha, 240U);
    course.take(scene({"floor"}));
    for (unsigned i = 1; i < SceneCourse::third_steps; ++i) {
        course.step();
        EXPECT_EQ(course.third().picture, with->third.picture);
        EXPECT_LT(course.third().place.alpha, 240U);
    }
    course.step();
    EXPECT_EQ(course.third().picture, nullptr);
}
