#include "protocol/media_link/bodies.hpp"
#include "tests/unit/protocol/media_link/sample_messages.hpp"
#include "tests/unit/protocol/media_link/still_valid.hpp"

#include <gtest/gtest.h>

// The limits of offers, answers, the mix and the sources, each at its value and one over.
namespace paraninfo::media_link {
namespace {

using std::chrono::milliseconds;
using test::still_valid;

template <typename Change>
bool offer_valid(Change change) {
    return still_valid(
        Offer{test::session, Offer::Kind::publish, "cam-1f", Offer::Bus::programme, test::offer_sdp}, change);
}
template <typename Change>
bool mix_valid(Change change) {
    return still_valid(test::mix(), change);
}
template <typename Change>
bool contribution_valid(Change change) {
    return still_valid(test::configure(), [&](Configure& m) { change(m.contribution); });
}

TEST(StageLimits, ASessionIsTwentyFourHexadecimalDigits) {
    EXPECT_TRUE(is_session_id(test::session));
    EXPECT_FALSE(is_session_id(test::session.substr(1)));
    EXPECT_FALSE(is_session_id("0123456789ABCDEF01234567"));
    EXPECT_FALSE(still_valid(Leave{test::session}, [](Leave& m) { m.session = ""; }));
    EXPECT_FALSE(offer_valid([](Offer& m) { m.session += "0"; }));
}

TEST(StageLimits, AnOfferNamesWhatItPublishes) {
    EXPECT_FALSE(offer_valid([](Offer& m) { m.source = ""; }));
    EXPECT_TRUE(offer_valid([](Offer& m) { m.kind = Offer::Kind::play, m.source = ""; }));
    EXPECT_FALSE(offer_valid([](Offer& m) { m.source = "Cam"; }));
    EXPECT_FALSE(offer_valid([](Offer& m) { m.kind = Offer::Kind{3}; }));
    EXPECT_FALSE(offer_valid([](Offer& m) { m.bus = Offer::Bus{0}; }));
    EXPECT_FALSE(offer_valid([](Offer& m) { m.bus = Offer::Bus{4}; }));
    const Offer solo{test::session, Offer::Kind::play, "cam-1f", Offer::Bus::solo, test::offer_sdp};
    EXPECT_FALSE(still_valid(solo, [](Offer& m) { m.source = ""; })) << "a solo is of a source";
}

TEST(StageLimits, AnSdpIsBounded) {
    EXPECT_TRUE(offer_valid([](Offer& m) { m.sdp = std::string(sdp_bytes_max, 'x'); }));
    EXPECT_FALSE(offer_valid([](Offer& m) { m.sdp = std::string(sdp_bytes_max + 1, 'x'); }));
    EXPECT_FALSE(offer_valid([](Offer& m) { m.sdp = ""; }));
    EXPECT_FALSE(offer_valid([](Offer& m) { m.sdp = std::string("v=0\0", 4); }));
}

TEST(StageLimits, AnAnswerIsAnSdpOrARefusalInWords) {
    const Answer refusal{test::session, 406, "no codec in common"};
    EXPECT_FALSE(still_valid(refusal, [](Answer& m) { m.status = 200; }));
    EXPECT_FALSE(still_valid(refusal, [](Answer& m) { m.text = "caf\xC3\xA9"; }));
    EXPECT_TRUE(still_valid(refusal, [](Answer& m) { m.text = ""; }));
    EXPECT_TRUE(still_valid(refusal, [](Answer& m) { m.status = 413; }));
    EXPECT_FALSE(still_valid(refusal, [](Answer& m) { m.status = 414; }));
    EXPECT_FALSE(still_valid(Answer{test::session, 201, test::offer_sdp}, [](Answer& m) { m.text = ""; }));
    EXPECT_FALSE(still_valid(refusal, [](Answer& m) { m.full = true; })) << "of 503 alone";
    EXPECT_TRUE(still_valid(Answer{test::session, 503, "no place"}, [](Answer& m) { m.full = true; }));
}

TEST(StageLimits, ACandidateIsShort) {
    const Candidate candidate{test::session, "a=end-of-candidates"};
    EXPECT_TRUE(
        still_valid(candidate, [](Candidate& m) { m.fragment = std::string(candidate_bytes_max, 'x'); }));
    EXPECT_FALSE(
        still_valid(candidate, [](Candidate& m) { m.fragment = std::string(candidate_bytes_max + 1, 'x'); }));
    EXPECT_FALSE(still_valid(candidate, [](Candidate& m) { m.fragment = ""; }));
}

TEST(StageLimits, ASourcesFiguresAreBounded) {
    const auto state_valid = [](auto change) {
        return still_valid(test::sources(), [&](Sources& m) { change(m.sources[0]); });
    };
    EXPECT_FALSE(state_valid([](SourceState& m) { m.state = SourceState::State{6}; }));
    EXPECT_TRUE(state_valid([](SourceState& m) { m.state = SourceState::State::too_much; }));
    EXPECT_FALSE(state_valid([](SourceState& m) { m.peak = 1; }));
    EXPECT_FALSE(state_valid([](SourceState& m) { m.width = picture_side_max + 1; }));
    EXPECT_FALSE(state_valid([](SourceState& m) { m.lost = 10'001; }));
    EXPECT_FALSE(
        still_valid(test::sources(), [](Sources& m) { m.sources.resize(sources_max + 1, m.sources[0]); }));
}

TEST(StageLimits, ALoudnessIsBounded) {
    const auto loudness_valid = [](auto change) {
        return still_valid(test::sources(), [&](Sources& m) { change(m.loudness); });
    };
    EXPECT_TRUE(loudness_valid([](ProgrammeLoudness& m) { m.momentary = loudness_max; }));
    EXPECT_FALSE(loudness_valid([](ProgrammeLoudness& m) { m.momentary = loudness_max + 1; }));
    EXPECT_FALSE(loudness_valid([](ProgrammeLoudness& m) { m.short_term = loudness_min - 1; }));
    EXPECT_TRUE(loudness_valid([](ProgrammeLoudness& m) { m.target_lufs = 0; }));
    EXPECT_FALSE(loudness_valid([](ProgrammeLoudness& m) { m.target_lufs = -11; }));
    EXPECT_TRUE(loudness_valid([](ProgrammeLoudness& m) { m.peak_left = 0; }));
    EXPECT_FALSE(loudness_valid([](ProgrammeLoudness& m) { m.peak_left = 1; }));
    EXPECT_TRUE(loudness_valid([](ProgrammeLoudness& m) { m.peak_right = peak_min; }));
    EXPECT_FALSE(loudness_valid([](ProgrammeLoudness& m) { m.peak_right = peak_min - 1; }));
}

TEST(StageLimits, ReturnsAreBounded) {
    EXPECT_TRUE(mix_valid([](Mix& m) { m.returns.resize(returns_max, m.returns[0]); }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.returns.resize(returns_max + 1, m.returns[0]); }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.returns[0].listener = ""; }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.returns[0].source = "Cam"; }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.returns[0].gain = gain_max + 1; }));
    EXPECT_TRUE(mix_valid([](Mix& m) { m.ducking = {ducking_min, 0}; }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.ducking.programme = ducking_min - 1; }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.ducking.returns = 1; }));
}

TEST(StageLimits, ASourcesPictureIsASmallJpeg) {
    const SourcePicture picture{"cam-1f", test::jpeg()};
    EXPECT_TRUE(
        still_valid(picture, [](SourcePicture& m) { m.jpeg = test::jpeg(source_picture_bytes_max); }));
    EXPECT_FALSE(
        still_valid(picture, [](SourcePicture& m) { m.jpeg = test::jpeg(source_picture_bytes_max + 1); }));
    EXPECT_FALSE(still_valid(picture, [](SourcePicture& m) { m.jpeg[0] = 'x'; }));
}

TEST(StageLimits, ASceneHasUpToNineSources) {
    EXPECT_TRUE(mix_valid([](Mix& m) { m.scene.sources.clear(); }));
    EXPECT_TRUE(mix_valid([](Mix& m) { m.scene.sources.resize(scene_sources_max, "floor"); }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.scene.sources.resize(scene_sources_max + 1, "floor"); }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.scene.layout = Scene::Layout{6}; }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.scene.sources[0] = ""; }));
}

TEST(StageLimits, AMixIsBounded) {
    EXPECT_TRUE(mix_valid([](Mix& m) { m.transition_ms = transition_max; }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.transition_ms = transition_max + milliseconds{1}; }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.transition = Transition{4}; }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.sources[0].gain = gain_max + 1; }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.sources[0].delay = sound_delay_max + milliseconds{1}; }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.sources[0].name = std::string(card_name_bytes_max + 1, 'x'); }));
    EXPECT_TRUE(mix_valid([](Mix& m) { m.third_line_2 = std::string(third_line_bytes_max, 'x'); }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.third_line_2 = std::string(third_line_bytes_max + 1, 'x'); }));
    EXPECT_TRUE(mix_valid([](Mix& m) { m.ready.resize(sources_max, "floor"); }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.ready.resize(sources_max + 1, "floor"); }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.ready = {"Cam"}; }));
}

TEST(StageLimits, AFileIsANameInItsFolder) {
    const auto name_valid = [](const std::string& name) {
        return mix_valid([&](Mix& m) { m.files[0].name = name; });
    };
    EXPECT_TRUE(name_valid(std::string(file_name_bytes_max, 'x')));
    EXPECT_FALSE(name_valid(std::string(file_name_bytes_max + 1, 'x')));
    for (const char* bad : {"", ".", "..", "../secret.mp4", "/etc/passwd"})
        EXPECT_FALSE(name_valid(bad)) << bad;
    EXPECT_FALSE(name_valid(std::string("a\0.mp4", 6)));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.files[0].source = "File"; }));
    EXPECT_TRUE(mix_valid([](Mix& m) { m.files.resize(files_max, m.files[0]); }));
    EXPECT_FALSE(mix_valid([](Mix& m) { m.files.resize(files_max + 1, m.files[0]); }));
    EXPECT_FALSE(contribution_valid([](Contribution& m) { m.files = std::string(path_bytes_max + 1, 'x'); }));
}

TEST(StageLimits, AFilesStateSaysWhyItIsRefusedAndOnlyThen) {
    const auto state_valid = [](auto change) {
        return still_valid(test::sources(), [&](Sources& m) { change(m.files[0]); });
    };
    using State = FileState::State;
    using Why = FileState::Why;
    EXPECT_FALSE(state_valid([](FileState& m) { m.state = State{0}; }));
    EXPECT_FALSE(state_valid([](FileState& m) { m.state = State{6}; }));
    EXPECT_FALSE(state_valid([](FileState& m) { m.state = State::refused; }));
    EXPECT_FALSE(state_valid([](FileState& m) { m.why = Why::broken; }));
    EXPECT_TRUE(state_valid([](FileState& m) { m.state = State::refused, m.why = Why::broken; }));
    EXPECT_FALSE(state_valid([](FileState& m) { m.state = State::refused, m.why = Why{4}; }));
    EXPECT_FALSE(still_valid(test::sources(), [](Sources& m) { m.files.resize(files_max + 1, m.files[0]); }));
}

TEST(StageLimits, PortsAreARangeOrNone) {
    EXPECT_TRUE(contribution_valid([](Contribution& m) { m.port_min = m.port_max = 0; }));
    EXPECT_FALSE(contribution_valid([](Contribution& m) { m.port_min = 0; }));
    EXPECT_FALSE(contribution_valid([](Contribution& m) { m.port_min = 1023; }));
    EXPECT_FALSE(contribution_valid([](Contribution& m) { m.port_max = 39'999; }));
    EXPECT_FALSE(contribution_valid([](Contribution& m) { m.addresses = {""}; }));
    EXPECT_FALSE(contribution_valid([](Contribution& m) { m.publishers_max = 17; }));
    EXPECT_FALSE(contribution_valid([](Contribution& m) { m.players_max = 0; }));
}

}  // namespace
}  // namespace paraninfo::media_link
