#include "server/workers/output_plan.hpp"

#include "protocol/media_link/codec.hpp"
#include "server/workers/digest.hpp"
#include "server/workers/feed_generations.hpp"
#include "tests/support/outputs.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

namespace paraninfo::workers {
namespace {

using media_link::RoomOutput;
using media_link::SrtOutput;
using std::chrono::milliseconds;

class OutputPlanTest : public testing::Test {
  protected:
    OutputPlanTest() {
        settings_.data_dir = folder_.path();
        settings_.public_host = "event.example";
        config::Room room;
        room.id = "auditorium";
        room.feed = "main";
        config::Output caller = test::output_to_hall("[2001:db8::7]:9000");
        caller.streamid = "hall";
        caller.latency_ms = 500;
        caller.key_file = folder_ / "key";
        room.outputs = {test::output_to_obs(), caller};
        settings_.rooms = {room};
        settings_.feeds = {{"main", config::FeedKind::test, {}}};
        write_key("correct-horse-battery");
        key_.fill(7);
    }
    void write_key(const std::string& line) const { std::ofstream{folder_ / "key"} << line << "\n"; }

    paraninfo::test::TemporaryFolder folder_;
    config::Settings settings_;
    MasterKey key_{};
};

TEST_F(OutputPlanTest, TheProgrammeIsToldWhatToMake) {
    const Plan plan = make_plan(settings_, key_);
    const std::vector<RoomOutput> wanted{{"to-obs", RoomOutput::Sound::programme, false},
                                         {"to-hall", RoomOutput::Sound::hall_minus, true}};
    EXPECT_EQ(plan.programmes.at(0).outputs, wanted);
}

TEST_F(OutputPlanTest, TheIngestIsToldHowToGiveItAway) {
    const Plan plan = make_plan(settings_, key_);
    ASSERT_TRUE(plan.ingest) << "also where no feed is published";
    const std::vector<SrtOutput> wanted{
        {"to-obs", output_passphrase(key_, "to-obs", 1), milliseconds{200}},
        {"to-hall", "correct-horse-battery", milliseconds{500}, "2001:db8::7", 9000, "hall"}};
    EXPECT_EQ(plan.ingest->outputs, wanted);
    EXPECT_NO_THROW(media_link::encode(*plan.ingest));
}

TEST_F(OutputPlanTest, AnotherGenerationIsAnotherKey) {
    const auto before = output_access(settings_, key_, "to-obs");
    next_feed_generation(settings_.data_dir, "to-obs");
    const auto after = output_access(settings_, key_, "to-obs");
    EXPECT_NE(before->passphrase, after->passphrase);
    EXPECT_NE(after->passphrase, srt_passphrase(key_, "to-obs", 2)) << "a feed of this id";
}

TEST_F(OutputPlanTest, AReceiverIsToldWhereAndByWhatName) {
    const auto access = output_access(settings_, key_, "to-obs");
    EXPECT_EQ(access->url, "srt://event.example:8890");
    EXPECT_EQ(access->streamid, "to-obs");
    EXPECT_EQ(receiver_url(*access), "srt://event.example:8890?mode=caller&streamid=to-obs&passphrase=" +
                                         access->passphrase + "&latency=200000");
    EXPECT_EQ(access->latency, milliseconds{200});
    const auto called = output_access(settings_, key_, "to-hall");
    EXPECT_EQ(called->latency, milliseconds{500});
    EXPECT_EQ(called->url, "srt://[2001:db8::7]:9000");
    EXPECT_EQ(called->streamid, "hall");
    EXPECT_FALSE(output_access(settings_, key_, "main"));
}

TEST_F(OutputPlanTest, AReceiversAddressHasTheConfiguredLatencyInMicroseconds) {
    for (const int latency_ms : {20, 500, 8000}) {
        settings_.rooms[0].outputs[0].latency_ms = latency_ms;
        const std::string url = receiver_url(*output_access(settings_, key_, "to-obs"));
        EXPECT_TRUE(url.ends_with("&latency=" + std::to_string(latency_ms) + "000")) << url;
    }
}

TEST_F(OutputPlanTest, AKeysFileThatHoldsNoneIsNamedAndNotQuoted) {
    for (const std::string& line :
         {std::string("too-short"), std::string(80, 'x'), std::string("tab\tin-the-key")}) {
        write_key(line);
        try {
            srt_outputs(settings_, key_);
            FAIL() << line;
        } catch (const std::runtime_error& error) {
            EXPECT_NE(std::string{error.what()}.find("to-hall: key_file"), std::string::npos);
            EXPECT_EQ(std::string{error.what()}.find(line), std::string::npos);
        }
    }
    write_key(std::string(79, 'x'));
    EXPECT_EQ(srt_outputs(settings_, key_).at(1).passphrase, std::string(79, 'x'));
}

}  // namespace
}  // namespace paraninfo::workers
