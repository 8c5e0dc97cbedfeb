#include "media/program/return_levels.hpp"

#include "media/program/contributed.hpp"
#include "protocol/hall_listener.hpp"

#include <gtest/gtest.h>

#include <map>

using namespace paraninfo;
using namespace paraninfo::program;
using Bus = media_link::Offer::Bus;

namespace {

const std::vector<std::string> three{floor_source, "cam-a", "cam-b"};
const std::vector<std::string> with_screens{"cam-a", "scr-a", "scr-b"};

class ReturnLevelsTest : public ::testing::Test {
  protected:
    // What the listener has in the next block otherwise than the sum, by source: before and now.
    std::map<std::string, std::pair<double, double>> next(const contribution::Listener& listener,
                                                          const std::vector<std::string>& sources = three) {
        levels.begin();
        std::map<std::string, std::pair<double, double>> shares;
        for (const auto& share : levels.shares(listener, sources, mix, ducking))
            shares[share.source] = {share.before, share.now};
        return shares;
    }
    using Shares = std::map<std::string, std::pair<double, double>>;

    ReturnLevels levels;
    media_link::Mix mix;
    Ducking ducking;
};

}  // namespace

TEST_F(ReturnLevelsTest, NobodyHearsThemselvesAndTheHallNotTheFloor) {
    EXPECT_EQ(next({"cam-a", Bus::programme}), (Shares{{"cam-a", {0, 0}}}));
    EXPECT_EQ(next({"", Bus::hall_minus}), (Shares{{floor_source, {0, 0}}}));
    EXPECT_EQ(next({"", Bus::programme}), Shares());
}

TEST_F(ReturnLevelsTest, TheHallHearsNoneOfItsFeeds) {
    EXPECT_EQ(next({"", Bus::hall_minus}, {floor_source, "feed-1", "cam-a"}),
              (Shares{{floor_source, {0, 0}}, {"feed-1", {0, 0}}}));
}

TEST_F(ReturnLevelsTest, APanelistWithoutTheHallHearsNeitherItNorThemselvesAndTheRestAtTheirLevels) {
    mix.returns = {{"cam-a", "cam-b", -2000}, {hall_listener, "cam-b", -600}};
    const auto shares = next({"cam-a", Bus::hall_minus});
    EXPECT_EQ(shares.at(floor_source), (std::pair{0.0, 0.0}));
    EXPECT_EQ(shares.at("cam-a"), (std::pair{0.0, 0.0}));
    EXPECT_NEAR(shares.at("cam-b").second, 0.1, 1e-9);
}

TEST_F(ReturnLevelsTest, TheHallHasLevelsOfItsOwnWhateverPlaysThere) {
    mix.returns = {{hall_listener, "cam-a", -2000}};
    for (const std::string& own : {std::string(), std::string(hall_listener)}) {
        const auto shares = next({own, Bus::hall_minus});
        EXPECT_NEAR(shares.at("cam-a").second, 0.1, 1e-9) << own;
        EXPECT_FALSE(shares.contains("cam-b")) << own;
    }
    EXPECT_EQ(next({"", Bus::programme}), Shares()) << "the producer hears the programme";
    EXPECT_EQ(next({"cam-b", Bus::programme}), (Shares{{"cam-b", {0, 0}}}));
}

TEST_F(ReturnLevelsTest, WhatAScreenSoundsIsNotHeardByWhoSharesIt) {
    EXPECT_EQ(next({"cam-a", Bus::programme}, with_screens), (Shares{{"cam-a", {0, 0}}, {"scr-a", {0, 0}}}));
}

TEST_F(ReturnLevelsTest, ALevelIsForOneReturnAndReachedFromTheOneBefore) {
    next({"cam-a", Bus::programme});
    mix.returns = {{"cam-a", floor_source, -2000}};
    auto shares = next({"cam-a", Bus::programme});
    EXPECT_EQ(shares[floor_source].first, 1);
    EXPECT_NEAR(shares[floor_source].second, 0.1, 1e-9);
    shares = next({"cam-a", Bus::programme});
    EXPECT_NEAR(shares[floor_source].first, 0.1, 1e-9) << "reached";
    EXPECT_EQ(next({"cam-b", Bus::programme}), (Shares{{"cam-b", {0, 0}}}));
    EXPECT_EQ(next({"", Bus::programme}), Shares()) << "the producer hears the programme";
}

TEST_F(ReturnLevelsTest, AProducerHasAllOfItAsItIsWhateverPanelistsHave) {
    const std::vector<std::int16_t> spoken(3200, 3000);
    mix.returns = {{"cam-a", floor_source, -2000}};
    ducking.set_depths({0, -1200});
    ducking.hear("cam-a", spoken, 1);
    EXPECT_EQ(next({"talk-p", Bus::programme}), Shares());
    EXPECT_NE(next({"cam-a", Bus::programme}), Shares());
}

TEST_F(ReturnLevelsTest, WhileSomebodySpeaksToThemAsideAllOfItGoesDown) {
    mix.returns = {{"cam-a", "cam-b", -600}};
    levels.begin();
    levels.shares({"cam-a", Bus::programme}, three, mix, ducking);
    levels.begin();
    Shares shares;
    for (const auto& share : levels.shares({"cam-a", Bus::programme}, three, mix, ducking, 0.1))
        shares[share.source] = {share.before, share.now};
    EXPECT_EQ(shares[floor_source], (std::pair{1.0, 0.1}));
    EXPECT_NEAR(shares["cam-b"].second, 0.1 * mix::linear_gain(-600), 1e-9);
    EXPECT_EQ(shares["cam-a"].second, 0);
}

TEST_F(ReturnLevelsTest, WhoComesNewBeginsWithTheirLevels) {
    mix.returns = {{"cam-a", floor_source, -2000}};
    auto shares = next({"cam-a", Bus::programme});
    EXPECT_NEAR(shares[floor_source].first, 0.1, 1e-9);
    levels.begin();
    levels.begin();
    mix.returns.clear();
    EXPECT_EQ(next({"cam-a", Bus::programme}), (Shares{{"cam-a", {0, 0}}})) << "forgotten meanwhile";
}

TEST_F(ReturnLevelsTest, TheFloorGoesDownForWhoSpeaksOnTopOfTheirLevel) {
    mix.returns = {{"cam-a", floor_source, -600}};
    ducking.set_depths({0, -1200});
    next({"cam-a", Bus::programme});
    ducking.hear("cam-a", std::vector<std::int16_t>(3200, 3000), true);
    const auto shares = next({"cam-a", Bus::programme});
    EXPECT_NEAR(shares.at(floor_source).second, mix::linear_gain(-1800), 1e-9);
    EXPECT_EQ(next({"cam-b", Bus::programme}), (Shares{{"cam-b", {0, 0}}}));
}
