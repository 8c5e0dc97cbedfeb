#include "media/ingest/output_table.hpp"

#include <gtest/gtest.h>

namespace paraninfo::ingest {
namespace {

using media_link::SrtOutput;
using std::chrono::milliseconds;

const SrtOutput to_obs{"to-obs", "correct-horse-battery", milliseconds{200}};
const SrtOutput called{"called", "another-passphrase", milliseconds{200}, "decoder.example", 9000};

std::uint16_t code_of(const OutputTable& table, std::string_view streamid) {
    const auto verdict = table.admit(streamid);
    const auto* refusal = verdict ? std::get_if<Refusal>(&*verdict) : nullptr;
    return refusal == nullptr ? 0 : refusal->code;
}

class OutputTableTest : public testing::Test {
  protected:
    OutputTableTest() { table_.set({to_obs, called}); }
    OutputTable table_;
};

TEST_F(OutputTableTest, WhoAsksForAnOutputMayHaveItByItsKey) {
    for (const char* streamid :
         {"to-obs", "#!::r=to-obs,m=request", "#!::r=to-obs", "#!::m=request,r=to-obs"}) {
        const auto verdict = table_.admit(streamid);
        ASSERT_TRUE(verdict) << streamid;
        EXPECT_EQ(std::get<SrtOutput>(*verdict), to_obs) << streamid;
    }
}

TEST_F(OutputTableTest, NobodyPublishesThere) {
    EXPECT_EQ(code_of(table_, "#!::r=to-obs,m=publish"), 403);
}

TEST_F(OutputTableTest, WhatIsNoOutputIsForOthersToJudge) {
    for (const char* streamid : {"", "main", "#!::r=main,m=request", "#!::nonsense"})
        EXPECT_FALSE(table_.admit(streamid)) << streamid;
    EXPECT_FALSE(table_.admit("called")) << "it calls by itself";
    EXPECT_TRUE(table_.has("called"));
    EXPECT_FALSE(table_.has("main"));
}

TEST_F(OutputTableTest, EightReceiveAndTheNinthIsRefused) {
    table_.count("to-obs", media_link::receivers_max - 1, 0, 0);
    EXPECT_EQ(code_of(table_, "to-obs"), 0);
    table_.count("to-obs", media_link::receivers_max, 0, 0);
    EXPECT_EQ(code_of(table_, "to-obs"), 503);
}

TEST_F(OutputTableTest, TellsHowEachIs) {
    table_.count("to-obs", 2, 3600, 1);
    table_.refused("to-obs", 403);
    table_.refused("to-obs", 503);
    table_.refused("called", 504);
    table_.refused("nobody", 403);
    table_.count("nobody", 1, 1, 1);
    std::vector<media_link::OutputState> wanted{{"called", 0, 0, 0, 1, 504}, {"to-obs", 2, 3600, 1, 2, 503}};
    EXPECT_EQ(table_.states().outputs, wanted);
    table_.count("to-obs", 0, 3600, 1);
    wanted[1].receivers = 0;
    wanted[1].kbit = 0;
    EXPECT_EQ(table_.states().outputs, wanted) << "nobody receives anything";
}

TEST_F(OutputTableTest, WhatStaysAsItWasIsStillKnown) {
    table_.refused("to-obs", 403);
    table_.refused("called", 504);
    SrtOutput with_another_key = called;
    with_another_key.passphrase = "a-third-passphrase";
    table_.set({to_obs, with_another_key});
    EXPECT_EQ(table_.states().outputs[0], (media_link::OutputState{"called"}));
    EXPECT_EQ(table_.states().outputs[1].refusal, 403);
    table_.set({});
    EXPECT_TRUE(table_.states().outputs.empty());
    EXPECT_FALSE(table_.admit("to-obs"));
}

}  // namespace
}  // namespace paraninfo::ingest
