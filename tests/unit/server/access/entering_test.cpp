// What a link makes of a visitor: Directory::enter through the whole of Access.
#include "tests/unit/server/access/door.hpp"

#include "server/access/cookie.hpp"

namespace paraninfo::access {
namespace {

TEST(Entering, AnOpenLinkMakesAPersonForEachBrowser) {
    Door door;
    const auto first = door.enter(door.open_link()).value();
    const auto second = door.enter(door.open_link()).value();
    EXPECT_NE(first.login->person, second.login->person);
    EXPECT_NE(first.cookie, second.cookie);
    EXPECT_NE(first.enter, second.enter);
    EXPECT_EQ(first.login->seats.size(), 1U);
    EXPECT_EQ(first.login->seats[0].room, RoomId{"auditorium"});
    EXPECT_EQ(first.login->seats[0].role, Audience::participant);
}

TEST(Entering, TheSameBrowserGetsTheSamePersonAndSeatAgain) {
    Door door;
    const auto first = door.enter(door.open_link()).value();
    const auto again = door.enter(door.open_link(), first.cookie).value();
    EXPECT_EQ(again.login->person, first.login->person);
    EXPECT_EQ(again.enter, first.enter);
    EXPECT_EQ(again.login->id, first.login->id);
    EXPECT_EQ(again.cookie, first.cookie);
}

TEST(Entering, ASecondRoleInTheSameBrowserIsASecondSeatOfTheSamePerson) {
    Door door;
    const auto participant = door.enter(door.open_link()).value();
    const auto moderator = door.enter(door.open_link(Audience::moderator), participant.cookie).value();
    EXPECT_EQ(moderator.login->person, participant.login->person);
    EXPECT_EQ(moderator.login->id, participant.login->id);
    EXPECT_NE(moderator.enter, participant.enter);
    EXPECT_EQ(moderator.login->seat(participant.enter)->role, Audience::participant);
    EXPECT_EQ(moderator.login->seat(moderator.enter)->role, Audience::moderator);
}

// T16: a cookie that was planted before somebody gained a seat is worth nothing after.
TEST(Entering, GainingASeatChangesTheCookieAndTheOldOneIsRefusedAtOnce) {
    Door door;
    const auto participant = door.enter(door.open_link()).value();
    const auto before = door.access().generation();
    const auto moderator = door.enter(door.open_link(Audience::moderator), participant.cookie).value();
    EXPECT_NE(moderator.cookie, participant.cookie);
    EXPECT_EQ(door.access().verify(participant.cookie), nullptr);
    EXPECT_NE(door.access().verify(moderator.cookie), nullptr);
    EXPECT_GT(door.access().generation(), before);
    EXPECT_TRUE(door.ended.empty());
}

TEST(Entering, AnUnknownCookieIsNeverTaken) {
    Door door;
    const auto planted = random_cookie();
    const auto entry = door.enter(door.open_link(), planted).value();
    EXPECT_NE(entry.cookie, planted);
    EXPECT_EQ(door.access().verify(planted), nullptr);
}

TEST(Entering, APersonalLinkNamesOnePersonOnEveryDevice) {
    Door door;
    const auto link = door.personal_link("42");
    const auto phone = door.enter(link, "", "Another name").value();
    const auto laptop = door.enter(link).value();
    EXPECT_EQ(phone.login->person, laptop.login->person);
    EXPECT_EQ(phone.login->name, "Person 42");
    EXPECT_NE(phone.login->id, laptop.login->id);
    EXPECT_EQ(laptop.devices.size(), 2U);
    EXPECT_TRUE(laptop.devices[1].here);
}

TEST(Entering, AFourthDeviceIsRefusedWithTheListAndMaySignOneOut) {
    Door door;
    const auto link = door.personal_link("42");
    std::vector<Entry> entries;
    for (int i = 0; i < 3; ++i) {
        entries.push_back(door.enter(link).value());
        door.pass(1000);
    }
    const auto refusal = door.enter(link).error();
    EXPECT_EQ(refusal.reason, RefusalReason::too_many_devices);
    ASSERT_EQ(refusal.devices.size(), 3U);
    EXPECT_EQ(refusal.devices[1].id, entries[1].login->id);
    EXPECT_TRUE(door.ended.empty());

    ExchangeRequest request;
    request.token = door.token(link);
    request.sign_out = refusal.devices[1].id;
    EXPECT_TRUE(door.exchange(request));
    EXPECT_EQ(door.ended, (std::vector<Ended>{{entries[1].login->id, CloseCode::signed_out}}));
    EXPECT_EQ(door.access().verify(entries[1].cookie), nullptr);
    EXPECT_NE(door.access().verify(entries[0].cookie), nullptr);
}

TEST(Entering, NobodyElsesDeviceCanBeSignedOut) {
    Door door;
    const auto other = door.enter(door.open_link()).value();
    const auto link = door.personal_link("42");
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(door.enter(link));
    ExchangeRequest request;
    request.token = door.token(link);
    request.sign_out = other.login->id;
    EXPECT_EQ(door.exchange(request).error().reason, RefusalReason::too_many_devices);
    EXPECT_NE(door.access().verify(other.cookie), nullptr);
}

TEST(Entering, AModeratorsNewDeviceTakesOver) {
    Door door;
    const auto link = door.personal_link("42", Audience::moderator);
    const auto first = door.enter(link).value();
    const auto second = door.enter(link).value();
    EXPECT_EQ(door.ended, (std::vector<Ended>{{first.login->id, CloseCode::replaced}}));
    EXPECT_EQ(door.access().verify(first.cookie), nullptr);
    EXPECT_NE(door.access().verify(second.cookie), nullptr);
    EXPECT_EQ(second.login->person, first.login->person);
    EXPECT_EQ(second.enter, first.enter);
}

TEST(Entering, TheSameDeviceIsNotCountedTwice) {
    Door door;
    auto link = door.personal_link("42");
    link.devices = 1;
    const auto first = door.enter(link).value();
    EXPECT_EQ(door.enter(link, first.cookie).value().login->id, first.login->id);
    EXPECT_EQ(door.refused(link), RefusalReason::too_many_devices);
}

TEST(Entering, APersonalLinkInSomebodyElsesBrowserSignsThatOneOut) {
    Door door;
    const auto guest = door.enter(door.open_link()).value();
    const auto named = door.enter(door.personal_link("42"), guest.cookie).value();
    EXPECT_NE(named.login->person, guest.login->person);
    EXPECT_EQ(door.ended, (std::vector<Ended>{{guest.login->id, CloseCode::signed_out}}));
    EXPECT_EQ(door.access().verify(guest.cookie), nullptr);
}

TEST(Entering, ExpiryIsJudgedToTheSecond) {
    Door door;
    auto link = door.open_link();
    link.expires_s = door.wall_ms / 1000 + 60;
    door.pass(59'999);
    EXPECT_TRUE(door.enter(link));
    door.pass(1);
    EXPECT_EQ(door.refused(link), RefusalReason::link_expired);
}

TEST(Entering, AnExpiredLinkOfAForeignKeyLooksLikeAnyInvalidOne) {
    Door door;
    auto link = door.open_link();
    link.expires_s = 1;
    ExchangeRequest request;
    request.token = mint(link, LinkKeys(Key32{7}, {}));
    EXPECT_EQ(door.exchange(request).error(), (Refusal{RefusalReason::link_invalid, 0, {}, ""}));
}

TEST(Entering, AnOpenLinkMakesSoManyPersonsAndNoMore) {
    Door door;
    auto link = door.open_link();
    link.most = 2;
    const auto first = door.enter(link).value();
    EXPECT_TRUE(door.enter(link));
    EXPECT_EQ(door.refused(link), RefusalReason::link_full);
    EXPECT_TRUE(door.enter(link, first.cookie));
    door.reopen();
    EXPECT_EQ(door.refused(link), RefusalReason::link_full);
}

TEST(Entering, AnOpenLinkMakesPersonsAtItsRate) {
    config::Limits limits;
    limits.open_link = {1, 2};
    Door door(limits);
    EXPECT_TRUE(door.enter(door.open_link()));
    EXPECT_TRUE(door.enter(door.open_link()));
    const auto refusal = door.enter(door.open_link()).error();
    EXPECT_EQ(refusal.reason, RefusalReason::limited);
    EXPECT_EQ(refusal.retry_after_ms, 1000);
    door.pass(1000);
    EXPECT_TRUE(door.enter(door.open_link()));
}

TEST(Entering, PersonsAndLoginsHaveALimitOfTheServer) {
    config::Limits limits;
    limits.persons_max = 2;
    limits.logins_max = 3;
    Door door(limits);
    EXPECT_TRUE(door.enter(door.open_link()));
    EXPECT_TRUE(door.enter(door.personal_link("1")));
    EXPECT_EQ(door.refused(door.open_link()), RefusalReason::link_full);
    EXPECT_TRUE(door.enter(door.personal_link("1")));
    EXPECT_EQ(door.refused(door.personal_link("1")), RefusalReason::limited);
}

TEST(Entering, RoomsThatAreNotThereGiveNoSeat) {
    Door door;
    const auto entry = door.enter(door.open_link(Audience::hall, {"cellar", "library"})).value();
    ASSERT_EQ(entry.login->seats.size(), 1U);
    EXPECT_EQ(entry.login->seats[0].room, RoomId{"library"});
    EXPECT_EQ(door.refused(door.open_link(Audience::hall, {"cellar"})), RefusalReason::link_invalid);
}

TEST(Entering, NamesOfGuestsAreCleanedAndOfficesAreNotForThem) {
    Door door;
    EXPECT_EQ(door.enter(door.open_link(), "", "  Ana \n Ruiz ").value().login->name, "Ana Ruiz");
    EXPECT_EQ(door.enter(door.open_link()).value().login->name, "Participante 2");
    EXPECT_EQ(door.enter(door.open_link(), "", "Mоderator").error(),
              (Refusal{RefusalReason::bad_request, 0, {}, "name"}));
    EXPECT_EQ(door.enter(door.open_link(), "", "\u200B").error().member, "name");
    EXPECT_EQ(door.enter(door.open_link(), "", std::string(65, 'a')).error().member, "name");
    EXPECT_EQ(door.enter(door.open_link(), "", std::string(100'000, 'a')).error().member, "name");
    EXPECT_EQ(door.enter(door.open_link(Audience::moderator), "", "Moderator").value().login->name,
              "Moderator");
}

TEST(Entering, AGuestMayTakeAnotherName) {
    Door door;
    const auto first = door.enter(door.open_link(), "", "Ana").value();
    const auto again = door.enter(door.open_link(), first.cookie, "Ana Ruiz").value();
    EXPECT_EQ(again.login->name, "Ana Ruiz");
    EXPECT_EQ(door.access().verify(first.cookie)->seats[0].name, "Ana Ruiz");
}

TEST(Entering, TheLanguageIsTheVisitorsThenTheLinksThenTheEvents) {
    Door door;
    auto link = door.open_link();
    EXPECT_EQ(door.enter(link).value().login->language, "es");
    link.language = "en";
    EXPECT_EQ(door.enter(link).value().login->language, "en");
    ExchangeRequest request;
    request.token = door.token(link);
    request.language = "es";
    EXPECT_EQ(door.exchange(request).value().login->language, "es");
    // Those that the event's own texts are not in as well.
    for (const auto* language : {"pt", "zh-Hant"}) {
        request.language = language;
        EXPECT_EQ(door.exchange(request).value().login->language, language);
    }
    request.language = "fr";
    EXPECT_EQ(door.exchange(request).error(), (Refusal{RefusalReason::bad_request, 0, {}, "language"}));
}

TEST(Entering, AModeratorsLoginIsShorter) {
    Door door;
    EXPECT_EQ(door.enter(door.open_link()).value().cookie_seconds, 168 * 3600);
    EXPECT_EQ(door.enter(door.open_link(Audience::moderator)).value().cookie_seconds, 12 * 3600);
}

}  // namespace
}  // namespace paraninfo::access
