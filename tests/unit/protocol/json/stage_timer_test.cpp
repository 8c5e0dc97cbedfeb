#include "protocol/json/stage_timer.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace paraninfo::json {
namespace {

using Value = nlohmann::json;

struct ReadTimer {
    SetTimer command;
    std::optional<std::string> wrong;
};

ReadTimer read_timer(const Value& timer) {
    const Value params{{"timer", timer}};
    Members members(params);
    ReadTimer read{read_set_timer(members), {}};
    read.wrong = members.problem();
    return read;
}

Value running(std::int64_t ms) {
    return {{"person", "Pan3listPan3list"}, {"ms", ms}, {"runs", true}};
}

TEST(StageTimerJson, IsReadWithItsPersonOrForAll) {
    EXPECT_EQ(read_timer(running(300'000)).command.timer,
              (StageTimer{PersonId{"Pan3listPan3list"}, 300'000, true}));
    const ReadTimer for_all = read_timer({{"person", nullptr}, {"ms", -5}, {"runs", false}});
    EXPECT_EQ(for_all.command.timer, (StageTimer{{}, -5, false}));
    EXPECT_EQ(for_all.wrong, std::nullopt);
    const ReadTimer none = read_timer(nullptr);
    EXPECT_EQ(none.command.timer, std::nullopt);
    EXPECT_EQ(none.wrong, std::nullopt);
}

TEST(StageTimerJson, ItsLengthHasLimitsAndNothingIsLeftOut) {
    EXPECT_EQ(read_timer(running(timer_ms_max)).wrong, std::nullopt);
    EXPECT_EQ(read_timer(running(timer_ms_max + 1)).wrong, "timer");
    EXPECT_EQ(read_timer(running(-timer_ms_max - 1)).wrong, "timer");
    for (const char* member : {"person", "ms", "runs"}) {
        Value timer = running(1);
        timer.erase(member);
        EXPECT_EQ(read_timer(timer).wrong, "timer") << member;
    }
    Value more = running(1);
    more["at"] = 7;
    EXPECT_EQ(read_timer(more).wrong, "timer") << "the room says when";
    EXPECT_EQ(read_timer("soon").wrong, "timer");
}

TEST(StageTimerJson, IsWrittenWithItsTimeOrAsNone) {
    Writer to;
    to.open_object();
    write_timer(to, StageTimer{{}, 60'000, true, 9});
    to.close_object();
    EXPECT_EQ(to.take(), R"({"timer":{"person":null,"ms":60000,"runs":true,"at":9}})");
    Writer none;
    none.open_object();
    write_timer(none, std::nullopt);
    none.close_object();
    EXPECT_EQ(none.take(), R"({"timer":null})");
}

}  // namespace
}  // namespace paraninfo::json
