#include "media/program/asides.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

using namespace paraninfo;
using namespace paraninfo::program;
using Bus = media_link::Offer::Bus;

namespace {

const std::vector<std::int16_t> spoken(3200, 3000);
const std::vector<std::int16_t> unspoken(3200, 10);

class AsidesTest : public ::testing::Test {
  protected:
    using Besides = std::map<std::string, std::pair<double, double>>;
    // What the listener has besides in the next block, by source: before and then.
    Besides next(const contribution::Listener& listener) {
        asides.begin();
        Besides besides;
        for (const auto& share : asides.shares(listener)) besides[share.source] = {share.before, share.now};
        return besides;
    }
    double in_db(const contribution::Listener& listener) const {
        return 20 * std::log10(asides.under(listener));
    }

    Asides asides;
};

}  // namespace

TEST_F(AsidesTest, AreForThoseWhomTheyNameAndComeAndGoAlongALine) {
    asides.set({{{"talk-p", 0, -1800, {"cam-a", "cam-b"}}}});
    EXPECT_EQ(next({"cam-a", Bus::programme}), (Besides{{"talk-p", {0, 1}}}));
    EXPECT_EQ(next({"cam-a", Bus::programme}), (Besides{{"talk-p", {1, 1}}}));
    EXPECT_EQ(next({"cam-c", Bus::programme}), Besides());
    next({"cam-a", Bus::programme});
    asides.set({});
    EXPECT_EQ(next({"cam-a", Bus::programme}), (Besides{{"talk-p", {1, 0}}}));
    EXPECT_EQ(next({"cam-a", Bus::programme}), Besides());
}

TEST_F(AsidesTest, NeitherTheHallNorAProjectorNorASoloHearsThem) {
    asides.set({{{"talk-p", 0, -1800, {"cam-a"}}}});
    asides.hear("talk-p", spoken);
    const std::vector<contribution::Listener> others{
        {"", Bus::hall_minus}, {"", Bus::programme}, {"cam-a", Bus::solo}};
    for (const auto& listener : others) {
        EXPECT_EQ(next(listener), Besides());
        EXPECT_EQ(asides.under(listener), 1);
    }
}

TEST_F(AsidesTest, WhoHearsTheProgrammeWithoutTheHallIsSpokenToAllTheSame) {
    asides.set({{{"talk-p", 0, -1800, {"cam-a"}}}});
    asides.hear("talk-p", spoken);
    EXPECT_EQ(next({"cam-a", Bus::hall_minus}), (Besides{{"talk-p", {0, 1}}}));
    EXPECT_NEAR(in_db({"cam-a", Bus::hall_minus}), -18, 0.01);
}

TEST_F(AsidesTest, EachOfAPanelistsReturnsGoesAlongALineOfItsOwn) {
    asides.set({{{"talk-p", 0, -1800, {"cam-a"}}}});
    asides.begin();
    EXPECT_EQ(asides.shares({"cam-a", Bus::programme}).at(0).before, 0);
    EXPECT_EQ(asides.shares({"cam-a", Bus::hall_minus}).at(0).before, 0);
}

TEST_F(AsidesTest, NobodyHearsThemselves) {
    asides.set({{{"cam-a", -600, 0, {"cam-a", "cam-b"}}}});
    EXPECT_EQ(next({"cam-a", Bus::programme}), Besides());
    EXPECT_NEAR(next({"cam-b", Bus::programme}).at("cam-a").second, 0.501, 0.001);
}

TEST_F(AsidesTest, AProducerWhoListensHearsWhoWaitsAndNothingGoesDown) {
    asides.set({{{"talk-p", 0, -1800, {"cam-a"}}, {"cam-b", -600, 0, {"talk-p", "cam-a"}}}});
    asides.hear("talk-p", spoken);
    EXPECT_NEAR(next({"talk-p", Bus::programme}).at("cam-b").second, 0.501, 0.001);
    EXPECT_EQ(next({"talk-p", Bus::programme}).size(), 1u) << "never their own talkback";
    EXPECT_EQ(asides.under({"talk-p", Bus::programme}), 1);
    EXPECT_EQ(next({"talk-q", Bus::programme}), Besides()) << "another producer";
}

TEST_F(AsidesTest, TheProgrammeGoesDownWhileSomebodySpeaksAndForWhoIsSpokenToAlone) {
    asides.set({{{"talk-p", 0, -1800, {"cam-a"}}, {"cam-b", -600, 0, {"cam-a"}}}});
    asides.hear("talk-p", unspoken);
    asides.hear("cam-b", spoken);
    EXPECT_EQ(asides.under({"cam-a", Bus::programme}), 1) << "a key that is held says nothing yet";
    asides.hear("talk-p", spoken);
    EXPECT_NEAR(in_db({"cam-a", Bus::programme}), -18, 0.01);
    EXPECT_EQ(asides.under({"cam-b", Bus::programme}), 1);
    asides.set({{{"cam-b", -600, 0, {"cam-a"}}}});
    EXPECT_EQ(asides.under({"cam-a", Bus::programme}), 1) << "the key was let go";
}

TEST_F(AsidesTest, OfTwoWhoSpeakTheDeeperDuckingCounts) {
    asides.set({{{"talk-p", 0, -1800, {"cam-a"}}, {"talk-q", 0, -600, {"cam-a"}}}});
    asides.hear("talk-p", spoken);
    asides.hear("talk-q", spoken);
    EXPECT_NEAR(in_db({"cam-a", Bus::programme}), -18, 0.01);
    asides.forget("talk-p");
    EXPECT_NEAR(in_db({"cam-a", Bus::programme}), -6, 0.01) << "who went ducks nothing";
}

TEST_F(AsidesTest, WhoCameBackBeginsWithSilence) {
    asides.set({{{"talk-p", 0, 0, {"cam-a"}}}});
    next({"cam-a", Bus::programme});
    asides.begin();
    asides.begin();
    EXPECT_EQ(next({"cam-a", Bus::programme}), (Besides{{"talk-p", {0, 1}}}));
}
