#include "config/local_time.hpp"

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

using Told = std::variant<std::int64_t, NoTime>;

Told madrid(const std::string& local) {
    return TimeZone::find("Europe/Madrid")->to_utc(local);
}

TEST(LocalTime, IsTurnedIntoUtcBySummerAndWinterTime) {
    EXPECT_EQ(madrid("2027-03-16T09:30"), Told(std::int64_t{1805185800000}));
    EXPECT_EQ(madrid("2027-07-01T00:00"), Told(std::int64_t{1814392800000}));
    EXPECT_EQ(TimeZone::find("UTC")->to_utc("1970-01-01T00:01"), Told(std::int64_t{60000}));
    EXPECT_EQ(TimeZone::find("Asia/Taipei")->to_utc("2027-03-16T08:00"), Told(std::int64_t{1805155200000}));
}

TEST(LocalTime, ATimeThatTheClocksSkipDoesNotExist) {
    EXPECT_TRUE(std::holds_alternative<std::int64_t>(madrid("2027-03-28T01:59")));
    EXPECT_EQ(madrid("2027-03-28T02:00"), Told(NoTime::skipped));
    EXPECT_EQ(madrid("2027-03-28T02:59"), Told(NoTime::skipped));
    EXPECT_TRUE(std::holds_alternative<std::int64_t>(madrid("2027-03-28T03:00")));
}

TEST(LocalTime, ATimeThatTheClocksRepeatExistsTwice) {
    EXPECT_TRUE(std::holds_alternative<std::int64_t>(madrid("2027-10-31T01:59")));
    EXPECT_EQ(madrid("2027-10-31T02:00"), Told(NoTime::twice));
    EXPECT_EQ(madrid("2027-10-31T02:59"), Told(NoTime::twice));
    EXPECT_TRUE(std::holds_alternative<std::int64_t>(madrid("2027-10-31T03:00")));
}

TEST(LocalTime, TheSameHoldsSouthOfTheEquatorAndForHalfAnHour) {
    const auto lord_howe = TimeZone::find("Australia/Lord_Howe");
    EXPECT_EQ(lord_howe->to_utc("2027-10-03T02:10"), Told(NoTime::skipped));
    EXPECT_EQ(lord_howe->to_utc("2027-04-04T01:40"), Told(NoTime::twice));
    EXPECT_TRUE(std::holds_alternative<std::int64_t>(lord_howe->to_utc("2027-10-03T02:30")));
}

TEST(LocalTime, OnlyTheOneFormIsRead) {
    for (const char* text :
         {"", "2027-03-16", "2027-03-16 09:30", "2027-03-16T9:30", "2027-03-16T09:30:00", "2027-03-16T24:00",
          "2027-03-16T09:60", "2027-02-29T09:30", "2027-13-01T09:30", "2027-03-00T09:30", "2027-03-16T09:30Z",
          "+027-03-16T09:30", "2027-03-16T-9:30", "1969-12-31T23:59", "2200-01-01T00:00"})
        EXPECT_EQ(madrid(text), Told(NoTime::malformed)) << text;
}

TEST(LocalTime, ZonesAreThoseThatBrowsersKnow) {
    for (const char* name : {"UTC", "Europe/Madrid", "America/Argentina/Buenos_Aires", "Etc/GMT+3"})
        EXPECT_NE(TimeZone::find(name), nullptr) << name;
    for (const char* name : {"", "Madrid", "PST", "GMT+3", "Europe/Nowhere", "europe", "Etc/Unknown", "/"})
        EXPECT_EQ(TimeZone::find(name), nullptr) << name;
}

TEST(LocalTime, DatesAndCountriesAreThoseThatExist) {
    EXPECT_TRUE(is_date("2028-02-29"));
    EXPECT_FALSE(is_date("2027-02-29"));
    EXPECT_FALSE(is_date("2027-2-9"));
    EXPECT_TRUE(is_country("TW"));
    EXPECT_TRUE(is_country("ES"));
    for (const char* code : {"", "es", "ZZ", "ESP", "E"}) EXPECT_FALSE(is_country(code)) << code;
}

}  // namespace
}  // namespace paraninfo::config
