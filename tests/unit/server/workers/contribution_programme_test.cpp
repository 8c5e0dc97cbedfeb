// Offers and the mix through a whole programme: the supervisor above, a worker's socket below.
#include "tests/unit/server/workers/rig.hpp"

#include <gtest/gtest.h>

namespace paraninfo::workers {
namespace {

using namespace std::chrono_literals;
using test::FakeWorker;
using test::Rig;

const std::string session = "0123456789abcdef01234567";
const std::string panelist = "cam-0123456789abcdef0123";

class ContributionProgramme : public testing::Test {
  protected:
    ContributionProgramme() {
        rig.plan.programmes[0].contribution.taken = true;
        rig.start();
    }
    FakeWorker worker() {
        FakeWorker one = rig.programme();
        EXPECT_TRUE(one.next()) << "its configuration";
        return one;
    }
    void offer(const std::string& room = "auditorium") {
        media_link::Offer offer;
        offer.session = session;
        offer.source = panelist;
        offer.sdp = "v=0";
        rig.supervisor->offer(room, offer,
                              [this](const media_link::Answer& answer) { answers.push_back(answer); });
        rig.drive();
    }

    Rig rig;
    std::vector<media_link::Answer> answers;
};

TEST_F(ContributionProgramme, AnOfferReachesTheWorkerAndItsAnswerWhoOffered) {
    FakeWorker one = worker();
    offer();
    const auto down = one.next();
    ASSERT_TRUE(down);
    EXPECT_EQ(std::get<media_link::Offer>(*down).source, panelist);
    one.send(media_link::Answer{session, 406, "no codec in common"});
    rig.drive();
    ASSERT_EQ(answers.size(), 1u);
    EXPECT_EQ(answers[0], (media_link::Answer{session, 406, "no codec in common"}));
    rig.supervisor->candidate("auditorium", {session, "a=end-of-candidates"});
    rig.supervisor->leave("auditorium", {session});
    rig.drive();
    EXPECT_EQ(one.next(), (media_link::Message{media_link::Candidate{session, "a=end-of-candidates"}}));
    EXPECT_EQ(one.next(), (media_link::Message{media_link::Leave{session}}));
}

TEST_F(ContributionProgramme, OfARoomWithoutAPictureAnOfferIsRefused) {
    offer("library");
    ASSERT_EQ(answers.size(), 1u);
    EXPECT_EQ(answers[0].status, 409);
}

TEST_F(ContributionProgramme, AWorkersDeathAnswersWhoWaits) {
    FakeWorker one = worker();
    offer();
    EXPECT_TRUE(answers.empty());
    rig.processes.started.back().end({});
    rig.drive();
    ASSERT_EQ(answers.size(), 1u);
    EXPECT_EQ(answers[0].status, 503);
}

TEST_F(ContributionProgramme, TheMixIsSentAtOnceAndToEachLaterRun) {
    FakeWorker one = worker();
    media_link::Mix mix;
    mix.scene.sources = {"floor", panelist};
    mix.scene.layout = media_link::Scene::Layout::side_by_side;
    rig.supervisor->set_mix("auditorium", mix);
    rig.drive();
    EXPECT_EQ(one.next(), media_link::Message{mix});
    rig.processes.started.back().end({});
    rig.pass(2s);
    FakeWorker next = worker();
    EXPECT_EQ(next.next(), media_link::Message{mix});
}

TEST_F(ContributionProgramme, AnAnswerToNoOfferEndsTheWorker) {
    FakeWorker one = worker();
    one.send(media_link::Answer{session, 201, "v=0"});
    rig.drive();
    EXPECT_TRUE(one.is_cut_off());
    EXPECT_TRUE(rig.processes.started.back().killed);
}

}  // namespace
}  // namespace paraninfo::workers
