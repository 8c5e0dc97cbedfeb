#include "media/contribution/places.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;
using Bus = paraninfo::media_link::Offer::Bus;
using namespace std::chrono_literals;

namespace {

std::set<std::string> cameras(std::size_t count) {
    std::set<std::string> all;
    for (std::size_t i = 0; i < count; ++i) all.insert("cam-" + std::to_string(i));
    return all;
}

bool is_full(const std::optional<Refusal>& refusal) {
    return refusal && refusal->status == 503 && refusal->full && !refusal->words.empty();
}

}  // namespace

TEST(Places, AsManyAsThereAreAreGivenAndNoMore) {
    Places places(6);
    EXPECT_FALSE(places.refuses("cam-new", cameras(5), false, 0s));
    EXPECT_TRUE(is_full(places.refuses("cam-new", cameras(6), false, 0s)));
    EXPECT_FALSE(places.refuses("cam-5", cameras(6), false, 0s)) << "in the place of its own";
}

TEST(Places, WhileTheMachineIsBehindNobodyComesBeyondAFew) {
    Places places(12);
    EXPECT_FALSE(places.refuses("cam-new", cameras(Places::at_any_load - 1), true, 0s));
    const auto refusal = places.refuses("cam-new", cameras(Places::at_any_load), true, 0s);
    ASSERT_TRUE(is_full(refusal));
    EXPECT_EQ(refusal->words, "the machine carries no further picture");
    EXPECT_FALSE(places.refuses("cam-new", cameras(Places::at_any_load), false, 0s));
    EXPECT_FALSE(places.refuses("cam-0", cameras(Places::at_any_load), true, 0s));
}

TEST(Places, WhoWasCutOffHasTheirPlaceForAWhileAndNobodyElseGetsIt) {
    Places places(6);
    places.left("cam-lost", true, 10s);
    EXPECT_TRUE(is_full(places.refuses("cam-new", cameras(5), false, 11s)));
    EXPECT_FALSE(places.refuses("cam-lost", cameras(5), true, 11s)) << "at any load";
    const Instant over = 10s + Places::kept_for;
    EXPECT_TRUE(is_full(places.refuses("cam-new", cameras(5), false, over - 1ms)));
    EXPECT_FALSE(places.refuses("cam-new", cameras(5), false, over));
    EXPECT_TRUE(is_full(places.refuses("cam-lost", cameras(5), true, over)));
}

TEST(Places, WhoLeftLeavesTheirPlaceAndIsNotRefusedForTheLoad) {
    Places places(6);
    places.left("cam-gone", false, 10s);
    EXPECT_FALSE(places.refuses("cam-new", cameras(5), false, 11s));
    EXPECT_FALSE(places.refuses("cam-gone", cameras(5), true, 11s)) << "a page that is loaded anew";
    EXPECT_TRUE(is_full(places.refuses("cam-gone", cameras(6), true, 11s)));
}

TEST(Places, WhoIsBackHoldsOnePlace) {
    Places places(6);
    places.left("cam-4", true, 10s);
    EXPECT_FALSE(places.refuses("cam-new", cameras(5), false, 11s)) << "the one who publishes again";
    places.came("cam-4");
    EXPECT_FALSE(places.refuses("cam-new", cameras(4), false, 11s));
    EXPECT_TRUE(is_full(places.refuses("cam-4", cameras(4), true, 11s)));
}

TEST(Places, SoManyAreRemembered) {
    Places places(Places::remembered_max + 1);
    for (std::size_t i = 0; i <= Places::remembered_max; ++i)
        places.left("cam-" + std::to_string(i), true, 0s);
    EXPECT_FALSE(places.refuses("cam-new", {}, false, 1s)) << "the last one's place was not kept";
}

TEST(Players, AsManyPlayAsThereArePlacesAndNoMore) {
    EXPECT_FALSE(refuses_player(4, {.all = 3, .watching = 0}, false));
    EXPECT_TRUE(is_full(refuses_player(4, {.all = 4, .watching = 0}, false)));
}

TEST(Players, AProducerIsNoPanelistAlthoughTheirReturnHasAName) {
    EXPECT_FALSE(only_watches({"cam-a", Bus::programme}));
    EXPECT_TRUE(only_watches({"talk-p", Bus::programme}));
    EXPECT_TRUE(only_watches({"", Bus::programme}));
    EXPECT_TRUE(only_watches({"", Bus::hall_minus}));
    EXPECT_TRUE(only_watches({"cam-a", Bus::solo}));
    EXPECT_FALSE(only_watches({"cam-a", Bus::hall_minus})) << "a panelist in the hall";
}

TEST(Players, ProducersAndProjectorsLeaveHalfOfThePlacesToPanelists) {
    EXPECT_FALSE(refuses_player(4, {.all = 1, .watching = 1}, true));
    EXPECT_TRUE(is_full(refuses_player(4, {.all = 2, .watching = 2}, true)));
    EXPECT_FALSE(refuses_player(4, {.all = 2, .watching = 2}, false)) << "a panelist needs their return";
    EXPECT_TRUE(is_full(refuses_player(4, {.all = 4, .watching = 1}, true)));
    EXPECT_FALSE(refuses_player(1, {}, true)) << "of one place the only one";
    EXPECT_FALSE(refuses_player(3, {.all = 1, .watching = 1}, true));
    EXPECT_TRUE(is_full(refuses_player(3, {.all = 2, .watching = 2}, true)));
}
