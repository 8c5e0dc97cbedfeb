#include "protocol/media_link/bodies.hpp"
#include "tests/unit/protocol/media_link/sample_messages.hpp"
#include "tests/unit/protocol/media_link/still_valid.hpp"

#include <gtest/gtest.h>

// The limits of what leaves by SRT, each at its value and one over.
namespace paraninfo::media_link {
namespace {

using std::chrono::milliseconds;
using test::still_valid;

template <typename Change>
bool called_valid(Change change) {
    return still_valid(test::feeds(), [&](Feeds& m) { change(m.outputs[1]); });
}
template <typename Change>
bool state_valid(Change change) {
    return still_valid(test::output_states(), [&](OutputStates& m) { change(m.outputs[0]); });
}

TEST(OutputLimits, OfARoomThereAreEight) {
    const auto of = [](std::size_t count) {
        return still_valid(test::configure(), [count](Configure& m) { m.outputs.resize(count, {"to-obs"}); });
    };
    EXPECT_TRUE(of(room_outputs_max));
    EXPECT_FALSE(of(room_outputs_max + 1));
    const auto with = [](RoomOutput output) {
        return still_valid(test::configure(), [&output](Configure& m) { m.outputs[0] = output; });
    };
    EXPECT_FALSE(with({""}));
    EXPECT_FALSE(with({"Out"}));
    EXPECT_FALSE(with({"out", RoomOutput::Sound{0}}));
    EXPECT_FALSE(with({"out", RoomOutput::Sound{3}}));
}

TEST(OutputLimits, OfAllRoomsThereAreThirtyTwo) {
    const auto of = [](std::size_t count) {
        return still_valid(test::feeds(), [count](Feeds& m) { m.outputs.resize(count, m.outputs[0]); });
    };
    EXPECT_TRUE(of(outputs_max));
    EXPECT_FALSE(of(outputs_max + 1));
}

TEST(OutputLimits, AnOutputsKeyAndLatencyAreBounded) {
    EXPECT_FALSE(called_valid([](SrtOutput& m) { m.id = "Hall"; }));
    EXPECT_TRUE(called_valid([](SrtOutput& m) { m.passphrase = std::string(passphrase_bytes_max, 'a'); }));
    EXPECT_FALSE(
        called_valid([](SrtOutput& m) { m.passphrase = std::string(passphrase_bytes_max + 1, 'a'); }));
    EXPECT_TRUE(called_valid([](SrtOutput& m) { m.passphrase = std::string(passphrase_bytes_min, 'a'); }));
    EXPECT_FALSE(
        called_valid([](SrtOutput& m) { m.passphrase = std::string(passphrase_bytes_min - 1, 'a'); }));
    EXPECT_TRUE(called_valid([](SrtOutput& m) { m.latency = output_latency_min; }));
    EXPECT_FALSE(called_valid([](SrtOutput& m) { m.latency = output_latency_min - milliseconds{1}; }));
    EXPECT_TRUE(called_valid([](SrtOutput& m) { m.latency = output_latency_max; }));
    EXPECT_FALSE(called_valid([](SrtOutput& m) { m.latency = output_latency_max + milliseconds{1}; }));
}

TEST(OutputLimits, WhoIsCalledHasAPortAndNobodyElseIsToldAnything) {
    EXPECT_TRUE(called_valid([](SrtOutput& m) { m.host = std::string(host_bytes_max, 'a'); }));
    EXPECT_FALSE(called_valid([](SrtOutput& m) { m.host = std::string(host_bytes_max + 1, 'a'); }));
    EXPECT_FALSE(called_valid([](SrtOutput& m) { m.host = "caf\xC3\xA9"; }));
    EXPECT_FALSE(called_valid([](SrtOutput& m) { m.port = 0; }));
    EXPECT_FALSE(called_valid([](SrtOutput& m) { m.host = ""; }));
    EXPECT_FALSE(called_valid([](SrtOutput& m) { m.host = "", m.port = 0; }));
    EXPECT_TRUE(called_valid([](SrtOutput& m) { m.host = "", m.port = 0, m.streamid = ""; }));
    EXPECT_TRUE(called_valid([](SrtOutput& m) { m.streamid = std::string(streamid_bytes_max, 'a'); }));
    EXPECT_FALSE(called_valid([](SrtOutput& m) { m.streamid = std::string(streamid_bytes_max + 1, 'a'); }));
}

TEST(OutputLimits, AStateSaysWhyTheLastOneWasRefused) {
    EXPECT_TRUE(state_valid([](OutputState& m) { m.refusal = 0; }));
    EXPECT_TRUE(state_valid([](OutputState& m) { m.refusal = 504; }));
    EXPECT_FALSE(state_valid([](OutputState& m) { m.refusal = 500; }));
    EXPECT_TRUE(state_valid([](OutputState& m) { m.receivers = receivers_max; }));
    EXPECT_FALSE(state_valid([](OutputState& m) { m.receivers = receivers_max + 1; }));
    EXPECT_FALSE(state_valid([](OutputState& m) { m.output = ""; }));
    EXPECT_TRUE(state_valid([](OutputState& m) { m.kbit = 10'000'000; }));
    EXPECT_FALSE(state_valid([](OutputState& m) { m.kbit = 10'000'001; }));
}

TEST(OutputLimits, BytesAreWholePackets) {
    EXPECT_TRUE(valid(test::output_bytes(output_bytes_max / ts_packet_bytes)));
    EXPECT_FALSE(valid(test::output_bytes(output_bytes_max / ts_packet_bytes + 1)));
    EXPECT_FALSE(valid(test::output_bytes(0)));
    const auto bytes_valid = [](auto change) {
        return still_valid(test::output_bytes(), [&](OutputBytes& m) { change(m.bytes); });
    };
    EXPECT_FALSE(bytes_valid([](std::string& bytes) { bytes.pop_back(); }));
    EXPECT_FALSE(bytes_valid([](std::string& bytes) { bytes[ts_packet_bytes] = '\x46'; }));
    EXPECT_TRUE(bytes_valid([](std::string& bytes) { bytes[1] = '\x47'; }));
}

}  // namespace
}  // namespace paraninfo::media_link
