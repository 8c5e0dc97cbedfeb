// How a login is found and how it ends.
#include "server/access/directory.hpp"

#include "tests/unit/server/access/door.hpp"

namespace paraninfo::access {
namespace {

TEST(Directory, ALoginEndsAfterTwelveHoursUnused) {
    Door door;
    const auto entry = door.enter(door.open_link()).value();
    door.pass(12 * hour_ms - 1);
    EXPECT_NE(door.access().verify(entry.cookie), nullptr);
    door.pass(12 * hour_ms - 1);
    EXPECT_TRUE(door.ended.empty());
    door.pass(1);
    EXPECT_EQ(door.access().verify(entry.cookie), nullptr);
    EXPECT_EQ(door.ended, (std::vector<Ended>{{entry.login->id, CloseCode::signed_out}}));
}

TEST(Directory, ALoginEndsAtItsLastHourHoweverMuchItIsUsed) {
    Door door;
    const auto entry = door.enter(door.open_link(Audience::moderator)).value();
    for (int hour = 0; hour < 11; ++hour) {
        door.pass(hour_ms);
        EXPECT_NE(door.access().verify(entry.cookie), nullptr);
    }
    door.pass(hour_ms - 1);
    EXPECT_NE(door.access().verify(entry.cookie), nullptr);
    door.wall_ms += 1;
    EXPECT_EQ(door.access().verify(entry.cookie), nullptr);
    EXPECT_TRUE(door.ended.empty());
    door.pass(0);
    EXPECT_EQ(door.ended.size(), 1U);
}

TEST(Directory, TheUseOfALoginOutlivesARestart) {
    Door door;
    const auto entry = door.enter(door.open_link()).value();
    door.pass(8 * hour_ms);
    EXPECT_NE(door.access().verify(entry.cookie), nullptr);
    door.pass(0);
    door.reopen();
    door.pass(8 * hour_ms);
    EXPECT_NE(door.access().verify(entry.cookie), nullptr);
}

TEST(Directory, ADevicesListMarksTheCaller) {
    Directory directory({{"r"}, {"es"}, {}}, {});
    EXPECT_TRUE(directory.devices("nobody", "x").empty());
}

TEST(Directory, RowsWithoutTheirPersonAreLeftOut) {
    Kept kept;
    kept.logins.push_back({"l", {}, "nobody", 0, 0, 1'000'000, {"s"}, {}});
    kept.seats.push_back({"s", "nobody", "r", Audience::hall});
    Directory directory({{"r"}, {"es"}, {}}, kept);
    EXPECT_EQ(directory.renew("l", 0), nullptr);
    EXPECT_FALSE(directory.find_person("r", "nobody"));
}

TEST(Directory, ARoomThatIsGoneTakesItsSeatsWithIt) {
    Kept kept;
    kept.persons.push_back({"p", "", "", "link-id-1", "Ana", "es", 0});
    kept.seats = {{"s", "p", "r", Audience::hall}, {"t", "p", "gone", Audience::hall}};
    Hash32 hash{1};
    kept.logins.push_back({"l", hash, "p", 0, 0, 1'000'000, {"s", "t"}, {"link-id-1"}});
    Directory directory({{"r"}, {"es"}, {}}, kept);
    const auto login = directory.find(hash, 1);
    ASSERT_NE(login, nullptr);
    EXPECT_NE(login->seat(SeatId{"s"}), nullptr);
    EXPECT_EQ(login->seat(SeatId{"t"}), nullptr);
}

TEST(Directory, EndingALoginTwiceIsNothing) {
    Kept kept;
    kept.persons.push_back({"p", "", "", "link-id-1", "Ana", "es", 0});
    kept.logins.push_back({"l", Hash32{1}, "p", 0, 0, 1'000'000, {}, {}});
    Directory directory({{"r"}, {"es"}, {}}, kept);
    Effects effects;
    EXPECT_TRUE(directory.end("l", CloseCode::signed_out, effects));
    EXPECT_FALSE(directory.end("l", CloseCode::signed_out, effects));
    EXPECT_EQ(effects.ended.size(), 1U);
    EXPECT_EQ(effects.writes, (std::vector<Write>{LoginGone{"l"}}));
}

std::string person_of(const Entry& entry) {
    return entry.login->person.value;
}

TEST(Directory, WhoIsKeptOutHasNoSeatOnAnyDeviceAndNoWayIn) {
    Door door;
    const auto link = door.personal_link("7");
    const auto phone = door.enter(link).value();
    const auto laptop = door.enter(link).value();
    const auto generation = door.access().generation();
    ASSERT_TRUE(door.keep_out({person_of(phone)}));
    EXPECT_NE(door.access().generation(), generation) << "connections look again";
    for (const auto& device : {phone, laptop}) {
        const auto login = door.access().verify(device.cookie);
        ASSERT_NE(login, nullptr);
        EXPECT_TRUE(login->seats.empty());
        EXPECT_TRUE(login->banned);
        EXPECT_EQ(door.refused(link, device.cookie), RefusalReason::banned);
    }
    EXPECT_EQ(door.refused(link), RefusalReason::banned) << "a new device";
    EXPECT_EQ(door.refused(door.open_link(), phone.cookie), RefusalReason::banned) << "another link";
}

TEST(Directory, TheBrowserThatAnOpenLinkMadeAPersonOfStaysThatPerson) {
    Door door;
    const auto entry = door.enter(door.open_link()).value();
    ASSERT_TRUE(door.keep_out({person_of(entry)}));
    EXPECT_EQ(door.refused(door.open_link(), entry.cookie), RefusalReason::banned);
    EXPECT_TRUE(door.enter(door.open_link())) << "others come in by it";
}

TEST(Directory, ABanIsOfOneRoom) {
    Door door;
    const auto both = door.enter(door.open_link(Audience::participant, {"auditorium", "library"})).value();
    ASSERT_TRUE(door.keep_out({person_of(both)}));
    const auto login = door.access().verify(both.cookie);
    ASSERT_EQ(login->seats.size(), 1U);
    EXPECT_EQ(login->seats[0].room, RoomId{"library"});
}

TEST(Directory, ABanOutlivesARestartAndEndsWhenItIsTakenBack) {
    Door door;
    const auto entry = door.enter(door.open_link()).value();
    ASSERT_TRUE(door.keep_out({person_of(entry)}));
    door.reopen();
    EXPECT_TRUE(door.access().verify(entry.cookie)->seats.empty());
    ASSERT_TRUE(door.keep_out({}));
    EXPECT_EQ(door.access().verify(entry.cookie)->seats.size(), 1U);
    EXPECT_FALSE(door.access().verify(entry.cookie)->banned);
    door.reopen();
    EXPECT_EQ(door.access().verify(entry.cookie)->seats.size(), 1U);
}

TEST(Directory, ARoomsPanelistsAreThoseWithASeatAsOneByName) {
    Door door;
    const auto zoe = door.enter(door.open_link(Audience::panelist), "", "Zoe").value();
    const auto ana = door.enter(door.open_link(Audience::panelist), "", "Ana").value();
    const auto guest = door.enter(door.open_link(), "", "Guest").value();
    using Panelists = std::vector<PanelistSeen>;
    const Panelists both{{person_of(ana), "Ana"}, {person_of(zoe), "Zoe"}};
    EXPECT_EQ(door.access().panelists("auditorium"), both);
    EXPECT_EQ(door.access().panelists("library"), Panelists{});
    EXPECT_TRUE(door.access().find_person("auditorium", person_of(ana))->is_staff);
    EXPECT_FALSE(door.access().find_person("auditorium", person_of(guest))->is_staff);
    ASSERT_TRUE(door.keep_out({person_of(ana)}));
    EXPECT_EQ(door.access().panelists("auditorium"), (Panelists{{person_of(zoe), "Zoe"}}));
}

TEST(Directory, APanelistsSeatSaysWhoItIsInTheAgendaAsTheNewestLinkDoes) {
    Door door;
    Link link = door.personal_link("ana", Audience::panelist);
    auto entry = door.enter(link).value();
    EXPECT_EQ(entry.login->seats[0].speaker, "");
    for (const char* speaker : {"ana", "ana-perez"}) {
        link.id = "personal-" + std::string(speaker);
        link.speaker = speaker;
        entry = door.enter(link, entry.cookie).value();
        EXPECT_EQ(entry.login->seats[0].speaker, speaker);
    }
    link.speaker.clear();
    entry = door.enter(link, entry.cookie).value();
    EXPECT_EQ(entry.login->seats[0].speaker, "ana-perez") << "a link that says nothing takes nothing away";
    door.reopen();
    EXPECT_EQ(door.access().verify(entry.cookie)->seats[0].speaker, "ana-perez");
}

TEST(Directory, AGuestHasAPanelistsSeatBesideTheirOwnForAsLongAsTheRoomSaysSo) {
    Door door;
    const auto entry = door.enter(door.open_link(), "", "Gael").value();
    const std::size_t seats = door.access().verify(entry.cookie)->seats.size();
    const auto generation = door.access().generation();
    door.access().seat_guests("auditorium", {person_of(entry)});
    EXPECT_NE(door.access().generation(), generation) << "connections look again";
    const auto login = door.access().verify(entry.cookie);
    ASSERT_EQ(login->seats.size(), seats + 1);
    EXPECT_EQ(login->seats.back().role, Audience::panelist);
    EXPECT_TRUE(login->seats.back().guest);
    EXPECT_EQ(login->seats.back().room, RoomId{"auditorium"});
    EXPECT_EQ(door.access().panelists("auditorium"),
              (std::vector<PanelistSeen>{{person_of(entry), "Gael", true}}));
    EXPECT_FALSE(door.access().find_person("auditorium", person_of(entry))->is_staff)
        << "a guest can be silenced";
    door.access().seat_guests("auditorium", {});
    EXPECT_EQ(door.access().verify(entry.cookie)->seats.size(), seats);
    EXPECT_TRUE(door.access().panelists("auditorium").empty());
}

TEST(Directory, ASeatForATurnIsOnNoDisk) {
    Door door;
    const auto entry = door.enter(door.open_link()).value();
    door.access().seat_guests("auditorium", {person_of(entry)});
    door.reopen();
    for (const Seat& seat : door.access().verify(entry.cookie)->seats) EXPECT_FALSE(seat.guest);
}

TEST(Directory, WhoHasAPanelistsSeatOrIsKeptOutGetsNoGuests) {
    Door door;
    const auto ana = door.enter(door.open_link(Audience::panelist), "", "Ana").value();
    const auto both = door.enter(door.open_link(), ana.cookie).value();
    const auto banned = door.enter(door.open_link(), "", "Bo").value();
    ASSERT_TRUE(door.keep_out({person_of(banned)}));
    door.access().seat_guests("auditorium", {person_of(both), person_of(banned)});
    for (const std::string& cookie : {both.cookie, banned.cookie})
        for (const Seat& seat : door.access().verify(cookie)->seats) EXPECT_FALSE(seat.guest);
    for (const PanelistSeen& one : door.access().panelists("auditorium")) EXPECT_FALSE(one.guest);
}

TEST(Directory, RoomsLearnWhoIsAModeratorAndWhoIsInTheAudience) {
    Door door;
    const auto guest = door.enter(door.open_link(), "", "Guest").value();
    const auto desk = door.enter(door.personal_link("m", Audience::moderator)).value();
    const auto projector = door.enter(door.open_link(Audience::screen)).value();
    const auto& access = door.access();
    EXPECT_EQ(access.find_person("auditorium", person_of(guest)), (PersonSeen{"Guest", false}));
    EXPECT_TRUE(access.find_person("library", person_of(desk))->is_staff) << "in any room";
    EXPECT_EQ(access.find_person("library", person_of(guest)), std::nullopt);
    EXPECT_EQ(access.find_person("auditorium", person_of(projector)), std::nullopt);
    EXPECT_EQ(access.find_person("auditorium", "nobody"), std::nullopt);
}

}  // namespace
}  // namespace paraninfo::access
