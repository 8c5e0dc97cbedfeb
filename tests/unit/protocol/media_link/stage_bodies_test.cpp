#include "protocol/media_link/bodies.hpp"
#include "tests/unit/protocol/media_link/body_of.hpp"
#include "tests/unit/protocol/media_link/sample_messages.hpp"

#include <gtest/gtest.h>

// The bodies of what goes on about the stage, byte by byte as MEDIA_LINK.md has them.
namespace paraninfo::media_link {
namespace {

using test::body_of;

const std::string session_field = std::string("\x18\0", 2) + test::session;

TEST(StageBodies, AnAnswerIsItsSessionAStatusAndItsText) {
    EXPECT_EQ(body_of(Answer{test::session, 503, "no"}),
              session_field + std::string("\xF7\x01\x02\0\0\0no\0", 9));
    EXPECT_EQ(body_of(Answer{test::session, 503, "", true}),
              session_field + std::string("\xF7\x01\0\0\0\0\x01", 7));
}

TEST(StageBodies, AnOfferSaysWhatItPublishesBeforeItsText) {
    EXPECT_EQ(body_of(Offer{test::session, Offer::Kind::play, "cam", Offer::Bus::hall_minus, "v=0"}),
              session_field + std::string("\x02\x03\0cam\x02\x03\0\0\0v=0", 14));
}

TEST(StageBodies, ACandidateAndALeaveNameTheirSession) {
    EXPECT_EQ(body_of(Candidate{test::session, "a=x"}), session_field + std::string("\x03\0\0\0a=x", 7));
    EXPECT_EQ(body_of(Leave{test::session}), session_field);
}

TEST(StageBodies, ASourcesStateIsItsNameAndItsFiguresInTheirOrder) {
    const SourceState state{"cam", SourceState::State::live, -1, 0x0102, 0x0304, 30, 0x0506, 0x0708};
    EXPECT_EQ(body_of(Sources{{state}, {-1, 2, -23, -3, -4}}),
              std::string("\x01\0\x03\0cam\x02\xFF\xFF\x02\x01\x04\x03\x1E\x06\x05\0\0\x08\x07", 21) +
                  std::string("\xFF\xFF\x02\0\xE9\xFF\xFD\xFF\xFC\xFF\0\0", 12));
}

TEST(StageBodies, AFilesStateIsHowItPlaysAndHowFarItHasCome) {
    const FileState state{"f",
                          FileState::State::refused,
                          FileState::Why::no_picture,
                          0x0102,
                          std::chrono::milliseconds{0x01020304},
                          std::chrono::milliseconds{5}};
    EXPECT_EQ(body_of(Sources{{}, {-1, 2, -23, -3, -4}, {state}}),
              std::string("\0\0\xFF\xFF\x02\0\xE9\xFF\xFD\xFF\xFC\xFF", 12) +
                  std::string("\x01\0\x01\0f\x05\x02\x02\x01\0\0\0\0\0\0", 15) +
                  std::string("\x04\x03\x02\x01\x05\0\0\0", 8));
}

TEST(StageBodies, AMixIsItsSceneItsTransitionItsSoundsTheLowerThirdTheReturnsTheFilesAndWhoIsReady) {
    Mix m;
    m.scene = {Scene::Layout::grid, {"a", "b"}};
    m.transition = Transition::fade;
    m.transition_ms = std::chrono::milliseconds{500};
    m.sources = {{"a", -1, true, std::chrono::milliseconds{40}, SourceMix::Heard::always, "A"}};
    m.third_line_1 = "x";
    m.returns = {{"c", "a", -2}};
    m.ducking = {-3, -4};
    m.files = {{"f", "a.ts", true, false, 0x0102}};
    m.ready = {"d"};
    EXPECT_EQ(body_of(m), std::string("\x04\x02\0\x01\0a\x01\0b\x02\xF4\x01", 12) +
                              std::string("\x01\0\x01\0a\xFF\xFF\x01\x28\0\x02\x01\0A", 14) +
                              std::string("\x01\0x\0\0", 5) +
                              std::string("\x01\0\x01\0c\x01\0a\xFE\xFF\xFD\xFF\xFC\xFF", 14) +
                              std::string("\x01\0\x01\0f\x04\0a.ts\x01\0\x02\x01\0\0\0\0\0\0", 21) +
                              std::string("\x01\0\x01\0d", 5));
}

TEST(StageBodies, ATruthThatIsNeitherYesNorNoIsAFault) {
    std::string body = body_of(test::mix());
    const auto muted = body.find("floor") + 5 + 2;
    body[muted] = 2;
    Reader in{body};
    read_body(in, Type::mix);
    EXPECT_FALSE(in.complete());
}

TEST(StageBodies, AListOverItsLimitIsAFault) {
    std::string body;
    Writer out{body};
    out.integer(static_cast<std::uint16_t>(sources_max + 1));
    Reader in{body};
    read_body(in, Type::sources);
    EXPECT_TRUE(in.failed());
}

}  // namespace
}  // namespace paraninfo::media_link
