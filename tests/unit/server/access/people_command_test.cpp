#include "server/access/people_command.hpp"

#include "server/access/csv.hpp"
#include "server/access/store.hpp"
#include "tests/unit/server/access/door.hpp"

#include <map>

namespace paraninfo::access {
namespace {

class PeopleCommands : public testing::Test {
  protected:
    PeopleCommands() {
        settings_.data_dir = door_.folder();
        settings_.rooms = {{"auditorium", {}, "", {}, {}}, {"library", {}, "", {}, {}}};
    }
    std::string import(const std::string& csv, bool dry_run = false) {
        PeopleImport options;
        options.file = "people.csv";
        options.dry_run = dry_run;
        return import_people(settings_, options, csv, door_.wall_ms);
    }
    // The address of each person's link, as exported.
    std::map<std::string, std::string> addresses() {
        const std::string csv = export_links(settings_, door_.wall_ms);
        CsvReader reader(csv);
        std::map<std::string, std::string> all;
        for (CsvRecord record; reader.next(record);) all[record.fields.at(0)] = record.fields.at(6);
        all.erase("id");
        return all;
    }
    Exchanged enter(const std::string& address) {
        ExchangeRequest request;
        request.token = address.substr(address.find('#') + 1);
        return door_.exchange(std::move(request));
    }

    Door door_;
    config::Settings settings_;
};

TEST_F(PeopleCommands, EachOfTheListComesInWithALinkOfTheirOwn) {
    EXPECT_EQ(import("id,name,language,role\n1,Ana,zh-Hant,\n2,Bo,en,moderator\n"),
              "2 new, 0 changed, 0 as before, 0 known and not in the list\n");
    const auto links = addresses();
    const auto ana = enter(links.at("1")).value();
    EXPECT_EQ(ana.login->name, "Ana");
    EXPECT_EQ(ana.login->seats.size(), 2U);
    EXPECT_EQ(enter(links.at("2")).value().login->seats[0].role, Audience::moderator);
}

TEST_F(PeopleCommands, TheSameListAgainChangesNothing) {
    const std::string list = "id,name\n1,Ana\n2,Bo\n";
    import(list);
    const auto before = addresses();
    door_.pass(24 * hour_ms);
    EXPECT_EQ(import(list), "0 new, 0 changed, 2 as before, 0 known and not in the list\n");
    EXPECT_EQ(addresses(), before);
}

TEST_F(PeopleCommands, AnotherNameKeepsThePersonAndTheEarlierLink) {
    import("id,name\n1,Ana\n2,Bo\n");
    const auto before = addresses();
    const auto ana = enter(before.at("1")).value().login->person;
    EXPECT_EQ(import("id,name\n1,Ana María\n"),
              "0 new, 1 changed, 0 as before, 1 known and not in the list\n");
    EXPECT_NE(addresses().at("1"), before.at("1"));
    EXPECT_EQ(enter(addresses().at("1")).value().login->person, ana);
    EXPECT_TRUE(enter(before.at("1")));
    EXPECT_TRUE(enter(before.at("2")));
}

TEST_F(PeopleCommands, AnotherAddressOrClassKeepsTheLink) {
    import("id,name,email\n1,Ana,\n");
    const auto before = addresses();
    EXPECT_EQ(import("id,name,email,class\n1,Ana,ana@example.org,open\n"),
              "0 new, 1 changed, 0 as before, 0 known and not in the list\n");
    EXPECT_EQ(addresses(), before);
    EXPECT_NE(export_links(settings_, door_.wall_ms).find("ana@example.org"), std::string::npos);
}

TEST_F(PeopleCommands, AnotherRoleRevokesTheEarlierLink) {
    import("id,name,role\n1,Ana,moderator\n");
    const auto before = addresses();
    import("id,name,role\n1,Ana,participant\n");
    door_.reopen();
    EXPECT_EQ(enter(before.at("1")).error().reason, RefusalReason::link_revoked);
    EXPECT_EQ(enter(addresses().at("1")).value().login->seats[0].role, Audience::participant);
}

TEST_F(PeopleCommands, ADryRunAndAListWithAnErrorDoNothing) {
    EXPECT_EQ(import("id,name\n1,Ana\n", true),
              "would be: 1 new, 0 changed, 0 as before, 0 known and not in the list\n");
    try {
        import("id,name\n1,Ana\n2,\n");
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_EQ(std::string(error.what()).substr(0, 14), "people.csv:3: ");
    }
    EXPECT_TRUE(addresses().empty());
}

TEST_F(PeopleCommands, NothingExportedIsAFormula) {
    import("id,name\n=1+1,\"=HYPERLINK(\"\"x\"\")\"\n");
    const auto csv = export_links(settings_, door_.wall_ms);
    EXPECT_EQ(csv.find("\n="), std::string::npos);
    EXPECT_EQ(csv.find(",="), std::string::npos);
    EXPECT_NE(csv.find("'=1+1"), std::string::npos);
}

}  // namespace
}  // namespace paraninfo::access
