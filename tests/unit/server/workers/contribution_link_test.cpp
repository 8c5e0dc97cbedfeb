#include "server/workers/contribution_link.hpp"

#include "tests/unit/server/workers/rig.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace paraninfo::workers {
namespace {

using namespace std::chrono_literals;

const std::string camera = "cam-0123456789abcdef0123";

struct Told : test::FakeOutlet {
    void sources_changed(const std::string&, const media_link::Sources& now) override { sources = now; }
    void source_pictured(const std::string&, const media_link::SourcePicture& picture) override {
        pictures.push_back(picture);
    }
    void echo_tested(const std::string&, const std::optional<media_link::EchoTested>& tested) override {
        echoes.push_back(tested);
    }
    media_link::Sources sources;
    std::vector<media_link::SourcePicture> pictures;
    std::vector<std::optional<media_link::EchoTested>> echoes;
};

class Link : public testing::Test {
  protected:
    explicit Link(bool taken = true)
        : link(std::make_unique<ContributionLink>(
              "auditorium", taken, outlet, [this] { return now; },
              [this](const media_link::Message& message) {
                  if (connected) sent.push_back(message);
                  return connected;
              })) {}
    static std::string session(int number) {
        const std::string digits = std::to_string(number);
        return std::string(media_link::session_id_bytes - digits.size(), '0') + digits;
    }
    void offer(int number) {
        media_link::Offer offer;
        offer.session = session(number);
        offer.source = camera;
        offer.sdp = "v=0";
        link->offer(offer, [this](const media_link::Answer& answer) { answers.push_back(answer); });
    }
    std::vector<std::uint16_t> statuses() const {
        std::vector<std::uint16_t> all;
        for (const auto& answer : answers) all.push_back(answer.status);
        return all;
    }
    static media_link::Sources live_camera() {
        return {{{camera, media_link::SourceState::State::live, -1200, 1280, 720, 30, 1500, 0}}};
    }

    hls::Time now{std::chrono::hours{1}};
    bool connected = true;
    Told outlet;
    std::vector<media_link::Message> sent;
    std::vector<media_link::Answer> answers;
    std::unique_ptr<ContributionLink> link;
};

class LinkOfARoomWithoutPanelists : public Link {
  protected:
    LinkOfARoomWithoutPanelists() : Link(false) {}
};

TEST_F(Link, AnOfferGoesDownAndItsAnswerComesBackOnce) {
    offer(1);
    ASSERT_EQ(sent.size(), 1u);
    EXPECT_EQ(std::get<media_link::Offer>(sent[0]).source, camera);
    EXPECT_TRUE(answers.empty());
    EXPECT_EQ(link->received(media_link::Answer{session(1), 201, "v=0"}), std::string_view());
    ASSERT_EQ(answers.size(), 1u);
    EXPECT_EQ(answers[0].text, "v=0");
    EXPECT_NE(link->received(media_link::Answer{session(1), 201, "v=0"}), std::string_view())
        << "a second answer is a fault";
    EXPECT_EQ(answers.size(), 1u);
}

TEST_F(Link, ThatTheStageIsFullIsTheWorkersWordAndNobodyElses) {
    offer(1);
    link->received(media_link::Answer{session(1), 503, "as many publish as the server takes", true});
    connected = false;
    offer(2);
    ASSERT_EQ(answers.size(), 2u);
    EXPECT_TRUE(answers[0].full);
    EXPECT_FALSE(answers[1].full) << "there is no worker to know";
}

TEST_F(Link, WithoutAWorkerTheAnswerIsThatThereIsNone) {
    connected = false;
    offer(1);
    EXPECT_EQ(statuses(), std::vector<std::uint16_t>{503});
}

TEST_F(Link, AnOfferThatIsNotAnsweredInTimeIsEndedAndItsLateAnswerMeansNothing) {
    offer(1);
    now += media_link::answer_within - 1ms;
    link->tick();
    EXPECT_TRUE(answers.empty());
    now += 1ms;
    link->tick();
    EXPECT_EQ(statuses(), std::vector<std::uint16_t>{503});
    EXPECT_EQ(std::get<media_link::Leave>(sent.back()).session, session(1));
    EXPECT_EQ(link->received(media_link::Answer{session(1), 201, "v=0"}), std::string_view());
    EXPECT_NE(link->received(media_link::Answer{session(1), 201, "v=0"}), std::string_view());
    EXPECT_EQ(answers.size(), 1u);
}

TEST_F(Link, SoManyOffersWaitAtMost) {
    for (std::size_t i = 0; i < ContributionLink::offers_waiting_max; ++i) offer(static_cast<int>(i));
    EXPECT_TRUE(answers.empty());
    offer(1000);
    EXPECT_EQ(statuses(), std::vector<std::uint16_t>{503});
    EXPECT_EQ(sent.size(), ContributionLink::offers_waiting_max);
}

TEST_F(Link, AWorkersEndAnswersWhatWaitsAndLeavesNoSource) {
    offer(1);
    link->received(live_camera());
    EXPECT_EQ(outlet.sources.sources.size(), 1u);
    link->ended();
    EXPECT_EQ(statuses(), std::vector<std::uint16_t>{503});
    EXPECT_TRUE(outlet.sources.sources.empty());
}

TEST_F(Link, ItsOwnEndAnswersWhatWaits) {
    offer(1);
    link.reset();
    EXPECT_EQ(statuses(), std::vector<std::uint16_t>{503});
}

TEST_F(Link, TheMixGoesDownAndAgainToEachLaterRunWithoutItsTransition) {
    media_link::Mix mix;
    mix.scene.sources = {"floor"};
    mix.transition = media_link::Transition::fade;
    mix.transition_ms = 400ms;
    link->set_mix(mix);
    EXPECT_EQ(std::get<media_link::Mix>(sent.back()), mix);
    link->connected();
    mix.transition = media_link::Transition::cut;
    mix.transition_ms = 0ms;
    EXPECT_EQ(std::get<media_link::Mix>(sent.back()), mix);
}

TEST_F(Link, AMixOverTheLimitsIsRefusedHere) {
    media_link::Mix mix;
    mix.third_line_1 = std::string(media_link::third_line_bytes_max + 1, 'x');
    EXPECT_THROW(link->set_mix(mix), std::invalid_argument);
}

TEST_F(Link, SourcesThatComeTooOftenAreAFault) {
    std::size_t taken = 0;
    while (taken < 1000 && link->received(live_camera()) == std::string_view()) ++taken;
    EXPECT_EQ(taken, ContributionLink::reports_burst);
    now += 1s;
    EXPECT_EQ(link->received(live_camera()), std::string_view()) << "time makes good";
}

TEST_F(Link, PicturesThatComeTooOftenAreAFault) {
    std::size_t taken = 0;
    while (taken < 1000 && link->received(media_link::SourcePicture{camera, "jpeg"}) == std::string_view())
        ++taken;
    EXPECT_EQ(taken, ContributionLink::pictures_burst);
    EXPECT_EQ(outlet.pictures.size(), taken);
}

TEST_F(Link, ASourceThatNobodyCanHaveNamedIsAFault) {
    media_link::Sources sources = live_camera();
    sources.sources[0].source = "hall";
    EXPECT_NE(link->received(sources), std::string_view());
    EXPECT_NE(link->received(media_link::SourcePicture{"hall", "jpeg"}), std::string_view());
    EXPECT_TRUE(outlet.sources.sources.empty());
    EXPECT_TRUE(outlet.pictures.empty());
}

TEST_F(Link, AProducersTalkbackIsASourceWithoutAPicture) {
    media_link::Sources sources = live_camera();
    sources.sources[0].source = "talk-0123456789abcdef0123";
    EXPECT_EQ(link->received(sources), std::string_view());
    EXPECT_NE(link->received(media_link::SourcePicture{sources.sources[0].source, "jpeg"}),
              std::string_view());
}

TEST_F(Link, WhoHearsWhatBesidesGoesDownAndAgainToEachLaterRun) {
    const media_link::Asides asides{{{"talk-0123456789abcdef0123", 0, -1800, {camera}}}};
    connected = false;
    link->set_asides(asides);
    connected = true;
    link->connected();
    EXPECT_EQ(std::get<media_link::Asides>(sent.back()), asides);
    media_link::Asides too_many;
    too_many.asides.resize(media_link::asides_max + 1, asides.asides[0]);
    EXPECT_THROW(link->set_asides(too_many), std::invalid_argument);
}

TEST_F(Link, ATestOfTheEchoIsToldOnceAndOnlyWhereOneWasAskedFor) {
    const media_link::EchoTested clean;
    EXPECT_NE(link->received(clean), std::string_view()) << "nobody asked";
    link->test_echo();
    EXPECT_TRUE(std::holds_alternative<media_link::TestEcho>(sent.back()));
    EXPECT_TRUE(outlet.echoes.empty());
    EXPECT_EQ(link->received(clean), std::string_view());
    EXPECT_EQ(outlet.echoes, (std::vector{std::optional(clean)}));
    EXPECT_NE(link->received(clean), std::string_view());
}

TEST_F(Link, ATestOfTheEchoWithoutAWorkerOrWhoseWorkerEndsCannotBeMade) {
    connected = false;
    link->test_echo();
    ASSERT_EQ(outlet.echoes.size(), 1u);
    EXPECT_EQ(outlet.echoes[0], std::nullopt);
    connected = true;
    link->test_echo();
    link->ended();
    ASSERT_EQ(outlet.echoes.size(), 2u);
    EXPECT_EQ(outlet.echoes[1], std::nullopt);
    link->ended();
    EXPECT_EQ(outlet.echoes.size(), 2u);
}

TEST_F(Link, OtherMessagesAreNotItsBusiness) {
    EXPECT_EQ(link->received(media_link::Health{}), std::nullopt);
}

TEST_F(LinkOfARoomWithoutPanelists, NothingGoesDownAndWhatComesUpIsAFault) {
    offer(1);
    link->set_mix({});
    link->tell(media_link::Leave{session(1)});
    link->connected();
    EXPECT_TRUE(sent.empty());
    EXPECT_EQ(statuses(), std::vector<std::uint16_t>{409});
    EXPECT_NE(link->received(live_camera()), std::string_view());
}

}  // namespace
}  // namespace paraninfo::workers
