#include "server/access/check_in_code.hpp"

#include "server/access/people_command.hpp"
#include "server/access/store.hpp"
#include "tests/unit/server/access/door.hpp"

namespace paraninfo::access {
namespace {

TEST(CheckInCode, IsTheSameForTheSamePersonAndNeverForAnother) {
    const CheckInCodes codes(Key32{1});
    const PersonRow named{"p1", "local", "42", "", "Ana", "es", 0};
    EXPECT_EQ(codes.code(named), codes.code("local", "42"));
    EXPECT_EQ(codes.code(named).size(), check_in_letters);
    EXPECT_NE(codes.code("local", "42"), codes.code("other", "42"));
    EXPECT_NE(codes.code({"p2", "", "", "open", "Bea", "es", 0}),
              codes.code({"p3", "", "", "open", "Bea", "es", 0}));
    EXPECT_NE(CheckInCodes(Key32{2}).code("local", "42"), codes.code("local", "42"));
}

TEST(CheckInCode, IsReadAsAScannerOrAHandTypesIt) {
    EXPECT_EQ(clean_check_in_code("abcde-fghij 23456-7klmn"), "ABCDEFGHIJ234567KLMN");
    EXPECT_FALSE(clean_check_in_code(""));
    EXPECT_FALSE(clean_check_in_code("ABCDEFGHIJ234567KLM"));
    EXPECT_FALSE(clean_check_in_code("ABCDEFGHIJ234567KLMNO"));
    EXPECT_FALSE(clean_check_in_code("ABCDEFGHIJ234567KLM1"));
    EXPECT_FALSE(clean_check_in_code("https://example.org"));
}

class CheckIn : public testing::Test {
  protected:
    std::optional<Badge> scan(const std::string& code, const std::string& room = "auditorium") {
        std::optional<Badge> found;
        bool available = false;
        boost::asio::io_context context;
        door.access().find_badge(code, room, context.get_executor(),
                                 [&](bool durable, std::optional<Badge> badge) {
                                     available = durable;
                                     found = std::move(badge);
                                 });
        door.access().step();
        context.run();
        EXPECT_TRUE(available);
        return found;
    }
    std::string code_of(const std::string& sub) {
        return CheckInCodes(open_secrets(door.folder()).check_in).code("local", sub);
    }

    Door door;
};

TEST_F(CheckIn, OnesOwnCodeIsFoundInTheRoomsWhereOneHasASeat) {
    const auto ana = door.enter(door.open_link(Audience::hall), "", "Ana").value();
    const std::string code = door.access().check_in_code(*ana.login);
    EXPECT_EQ(scan(code), (Badge{ana.login->person, "Ana", true}));
    EXPECT_FALSE(scan(code, "library")->here);
    EXPECT_FALSE(scan(std::string(check_in_letters, 'A')));
    door.reopen();
    EXPECT_TRUE(scan(code)->here) << "after a restart";
}

TEST_F(CheckIn, WhoIsKeptOutIsNotHere) {
    const auto ana = door.enter(door.open_link(), "", "Ana").value();
    EXPECT_TRUE(door.keep_out({ana.login->person.value}));
    EXPECT_FALSE(scan(door.access().check_in_code(*ana.login))->here);
}

TEST_F(CheckIn, AModeratorsSeatIsNoneOfTheAudience) {
    const auto chair = door.enter(door.open_link(Audience::moderator), "", "Chair").value();
    EXPECT_FALSE(scan(door.access().check_in_code(*chair.login))->here);
}

TEST_F(CheckIn, ABadgeWhoseLinkWasNeverOpenedMakesItsPerson) {
    EXPECT_FALSE(scan(code_of("42")));
    const Link link = door.personal_link("42");
    Store(door.folder() / "access.db").keep_link(link, "", door.wall_ms);
    const auto badge = scan(code_of("42"));
    ASSERT_TRUE(badge);
    EXPECT_EQ(badge->name, "Person 42");
    EXPECT_TRUE(badge->here);
    EXPECT_EQ(scan(code_of("42")), badge);
    EXPECT_EQ(door.enter(link).value().login->person, badge->person) << "who is the same by the link";
}

TEST_F(CheckIn, ABadgeWhoseLinkWasRevokedIsUnknown) {
    Store store(door.folder() / "access.db");
    store.keep_link(door.personal_link("42"), "", door.wall_ms);
    door.revoke("personal-42");
    EXPECT_FALSE(scan(code_of("42")));
}

TEST_F(CheckIn, CodesOfTheListArePrintedForBadges) {
    config::Settings settings;
    settings.data_dir = door.folder();
    settings.rooms = {{"auditorium", {}, "", {}, {}}};
    import_people(settings, {"people.csv", {}, 30, false}, "id,name\n42,Ana\n", door.wall_ms);
    const std::string lines = export_codes(settings);
    EXPECT_NE(lines.find(code_of("42")), std::string::npos);
    EXPECT_EQ(scan(code_of("42"))->name, "Ana");
}

}  // namespace
}  // namespace paraninfo::access
