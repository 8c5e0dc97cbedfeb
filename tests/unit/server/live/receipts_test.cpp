#include "server/live/receipts.hpp"

#include <gtest/gtest.h>

namespace paraninfo::live {
namespace {

const PersonId person{"p"};

Receipts::Waiter into(std::vector<std::string>& told) {
    return [&told](const std::string* result) { told.push_back(result == nullptr ? "failed" : *result); };
}

TEST(Receipts, EverybodyWhoWaitsIsToldOnce) {
    Receipts receipts(10);
    std::vector<std::string> told;
    receipts.begin(person, "k", "{}", into(told));
    receipts.wait(person, "k", into(told));
    EXPECT_EQ(receipts.look_up(person, "k"), Receipts::Known::in_flight);
    receipts.finish(person, "k");
    EXPECT_EQ(told, (std::vector<std::string>{"{}", "{}"}));
    EXPECT_EQ(receipts.look_up(person, "k"), Receipts::Known::done);
    EXPECT_EQ(receipts.result(person, "k"), "{}");
}

TEST(Receipts, AKeyBelongsToItsPerson) {
    Receipts receipts(10);
    receipts.restore(person, "k", "{}");
    EXPECT_EQ(receipts.look_up(PersonId{"other"}, "k"), Receipts::Known::unknown);
}

TEST(Receipts, TheOldestIsForgottenBeyondTheLimitAndItIsKnownThatSomeAre) {
    Receipts receipts(2);
    for (const char* key : {"a", "b"}) receipts.restore(person, key, "{}");
    EXPECT_FALSE(receipts.forgetful());
    receipts.restore(person, "c", "{}");
    EXPECT_TRUE(receipts.forgetful());
    EXPECT_EQ(receipts.look_up(person, "a"), Receipts::Known::unknown);
    EXPECT_EQ(receipts.look_up(person, "b"), Receipts::Known::done);
}

TEST(Receipts, AFailureIsToldToAllWhoWait) {
    Receipts receipts(10);
    std::vector<std::string> told;
    receipts.restore(person, "old", "{}");
    receipts.begin(person, "k", "{}", into(told));
    receipts.fail_all();
    EXPECT_EQ(told, std::vector<std::string>{"failed"});
    EXPECT_EQ(receipts.look_up(person, "k"), Receipts::Known::unknown);
}

}  // namespace
}  // namespace paraninfo::live
