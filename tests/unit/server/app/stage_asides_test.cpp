#include "server/app/stage_asides.hpp"

#include "protocol/media_link/codec.hpp"
#include "tests/unit/server/app/people_of_room.hpp"

#include <gtest/gtest.h>

namespace paraninfo::app {
namespace {

const room::Panelist bea{PersonId{"bea"}, "Bea"}, eva{PersonId{"eva"}, "Eva"};
const std::vector<room::Panelist> three{ana, bea, eva};
const PersonId director{"dora"};
const std::string of_bea = live::camera_of(bea.person), of_eva = live::camera_of(eva.person),
                  talkback = live::talkback_of(director);

Stage with_ana_on_air() {
    Stage stage;
    stage.programme = {SceneLayout::side_by_side, {"floor", camera}};
    return stage;
}
Behind speaks(TalkReach reach, PersonId to = {}) {
    return {{{director, "Dora", reach, std::move(to)}}};
}
Behind hears_each_other(std::vector<PersonId> hearing) {
    return {{}, std::move(hearing)};
}
std::vector<std::string> listeners_of(const media_link::Asides& asides) {
    return asides.asides.empty() ? std::vector<std::string>{} : asides.asides[0].listeners;
}
using Names = std::vector<std::string>;

TEST(StageAsides, WithoutTalkThereAreNone) {
    EXPECT_EQ(asides_of(with_ana_on_air(), three, {}), media_link::Asides{});
}

TEST(StageAsides, AProducerReachesOneThoseWhoWaitOrAll) {
    const Stage stage = with_ana_on_air();
    const auto one = asides_of(stage, three, speaks(TalkReach::one, ana.person));
    EXPECT_EQ(one, (media_link::Asides{{{talkback, 0, talk_ducking, {camera}}}}));
    EXPECT_EQ(listeners_of(asides_of(stage, three, speaks(TalkReach::backstage))), (Names{of_bea, of_eva}));
    EXPECT_EQ(listeners_of(asides_of(stage, three, speaks(TalkReach::everyone))),
              (Names{camera, of_bea, of_eva}));
    EXPECT_EQ(asides_of(stage, {ana}, speaks(TalkReach::one, bea.person)), media_link::Asides{})
        << "who has no seat any more";
}

TEST(StageAsides, ThoseWhoWaitHearEachOtherAndNobodyElse) {
    const auto asides = asides_of(with_ana_on_air(), three,
                                  hears_each_other({ana.person, bea.person, eva.person, PersonId{"gone"}}));
    EXPECT_EQ(
        asides,
        (media_link::Asides{{{of_bea, backstage_gain, 0, {of_eva}}, {of_eva, backstage_gain, 0, {of_bea}}}}))
        << "never who is on air";
    EXPECT_EQ(asides_of(with_ana_on_air(), three, hears_each_other({bea.person})), media_link::Asides{})
        << "whoever does not hear the others is not heard by them";
}

TEST(StageAsides, AProducerWhoListensHearsAllWhoWaitAndNobodyOnAir) {
    Behind behind;
    behind.listening = {{director, "Dora"}};
    EXPECT_EQ(asides_of(with_ana_on_air(), three, behind),
              (media_link::Asides{
                  {{of_bea, backstage_gain, 0, {talkback}}, {of_eva, backstage_gain, 0, {talkback}}}}));
    behind.hearing = {bea.person, eva.person};
    EXPECT_EQ(asides_of(with_ana_on_air(), three, behind),
              (media_link::Asides{{{of_bea, backstage_gain, 0, {talkback, of_eva}},
                                   {of_eva, backstage_gain, 0, {talkback, of_bea}}}}))
        << "one of each who waits, for all who hear them";
}

TEST(StageAsides, AProducerWhoWaitsAsAPanelistTooDoesNotHearThemselves) {
    Behind behind;
    behind.listening = {{bea.person, "Bea"}};
    EXPECT_EQ(asides_of(with_ana_on_air(), three, behind),
              (media_link::Asides{{{of_eva, backstage_gain, 0, {live::talkback_of(bea.person)}}}}));
}

TEST(StageAsides, NinePanelistsWhoHearEachOtherAndTwoProducersFitTheLink) {
    std::vector<room::Panelist> nine;
    Behind behind;
    behind.listening = {{director, "Dora"}, {PersonId{"dan"}, "Dan"}};
    for (int i = 0; i < 9; ++i) {
        nine.push_back({PersonId{"p" + std::to_string(i)}, "P"});
        behind.hearing.push_back(nine.back().person);
    }
    const auto asides = asides_of({}, nine, behind);
    ASSERT_EQ(asides.asides.size(), 9u);
    for (const auto& aside : asides.asides) EXPECT_EQ(aside.listeners.size(), 2u + 8u);
}

TEST(StageAsides, AVoiceThatIsAlwaysHeardIsOnAirToo) {
    Stage stage;
    EXPECT_FALSE(is_on_air(stage, ana.person));
    stage.sounds = {{camera, 0, false, 0, SourceHeard::always}};
    EXPECT_TRUE(is_on_air(stage, ana.person));
    stage.sounds[0].muted = true;
    EXPECT_FALSE(is_on_air(stage, ana.person));
    stage.programme.sources = {live::screen_of(ana.person)};
    EXPECT_TRUE(is_on_air(stage, ana.person)) << "their screen is shown";
}

TEST(StageAsides, AsManyAsTheLinkTakesAndNoMore) {
    std::vector<room::Panelist> many;
    Behind behind = speaks(TalkReach::everyone);
    behind.listening = {{director, "Dora"}};
    for (int i = 0; i < 300; ++i) {
        many.push_back({PersonId{"p" + std::to_string(i)}, "P"});
        behind.hearing.push_back(many.back().person);
    }
    const auto asides = asides_of({}, many, behind);
    EXPECT_EQ(asides.asides.size(), media_link::asides_max);
    EXPECT_EQ(asides.asides[0].source, talkback) << "the producer first";
    EXPECT_EQ(asides.asides[0].listeners.size(), media_link::aside_listeners_max);
    EXPECT_EQ(asides.asides[1].source, live::camera_of(many[0].person)) << "then in their order";
    EXPECT_EQ(asides.asides[1].listeners[0], talkback) << "a producer before panelists";
    EXPECT_EQ(asides.asides[1].listeners.size(), media_link::aside_listeners_max);
    EXPECT_NO_THROW(media_link::encode(asides));
}

}  // namespace
}  // namespace paraninfo::app
