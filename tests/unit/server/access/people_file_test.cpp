#include "server/access/people_file.hpp"

#include <gtest/gtest.h>

namespace paraninfo::access {
namespace {

PeopleFile read(const std::string& csv) {
    return read_people(csv, {"es", "en"});
}

std::string only_error(const std::string& csv) {
    const auto file = read(csv);
    if (file.errors.size() != 1) return std::to_string(file.errors.size()) + " errors";
    return std::to_string(file.errors[0].line) + ": " + file.errors[0].what;
}

TEST(PeopleFile, TheRoleOfTheHallCountsAsTheHallWhereTheListSaysNoClass) {
    const auto file = read("id,name,role,class\n1,Ana,hall,\n2,Li,hall,registered\n3,Eva,,\n");
    ASSERT_EQ(file.people.size(), 3U);
    EXPECT_EQ(file.people[0].tally, "hall");
    EXPECT_EQ(file.people[1].tally, "registered");
    EXPECT_EQ(file.people[2].tally, "registered");
}

TEST(PeopleFile, TakesPeopleByTheHeadingsInAnyOrder) {
    const auto file =
        read("name,id,class,role,language,email\nAna, 17 ,hall,hall,es,ana@example.org\n\nLi Wei,18,,,,\n");
    EXPECT_TRUE(file.errors.empty());
    ASSERT_EQ(file.people.size(), 2U);
    EXPECT_EQ(file.people[0], (Registrant{"17", "Ana", "ana@example.org", "es", Audience::hall, "hall"}));
    EXPECT_EQ(file.people[1], (Registrant{"18", "Li Wei", "", "", Audience::participant, "registered"}));
}

TEST(PeopleFile, NamesEveryErrorByItsLine) {
    const auto file = read("id,name,role\n1,,king\n2,Ana,screen\n\"3 4\",B,\n2,C,\n5\n");
    std::vector<std::size_t> lines;
    for (const auto& error : file.errors) lines.push_back(error.line);
    EXPECT_EQ(lines, (std::vector<std::size_t>{2, 2, 3, 4, 5, 6}));
}

TEST(PeopleFile, RefusesWhatItDoesNotUnderstand) {
    EXPECT_EQ(only_error(""), "1: there is nothing");
    EXPECT_EQ(only_error("id,name,shoe\n"), "1: no column is called \"shoe\"");
    EXPECT_EQ(only_error("id,name,id\n"), "1: two columns are called id");
    EXPECT_EQ(only_error("name\nAna\n"), "1: there is no column id");
    EXPECT_EQ(only_error("id,name,language\n1,Ana,fr\n"), "2: language: the pages do not speak fr");
    EXPECT_EQ(only_error("id,name,email\n1,Ana,ana at example\n"), "2: email: must be NAME@HOST, or empty");
    EXPECT_EQ(only_error("id,name,class\n1,Ana,vip\n"), "2: class: registered, hall or open");
    EXPECT_EQ(only_error("id,name\n1,\"Ana\n"), "2: a quotation mark is not closed");
    EXPECT_EQ(only_error("id,name\n1,\xff\xfe\n").substr(0, 8), "2: name:");
}

TEST(PeopleFile, StopsAtAHundredErrorsAndAtItsBounds) {
    std::string csv = "id,name\n";
    for (int i = 0; i < 300; ++i) csv += ",\n";
    EXPECT_LE(read(csv).errors.size(), people_errors_max + 1);
    EXPECT_EQ(only_error(std::string(people_bytes_max + 1, 'x')), "1: the file is larger than 8 MiB");
}

}  // namespace
}  // namespace paraninfo::access
