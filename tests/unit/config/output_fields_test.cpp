#include "config/fields.hpp"

#include <gtest/gtest.h>

#include "config/load.hpp"

namespace paraninfo::config {
namespace {

Loaded with_outputs(const std::string& outputs) {
    return parse(R"({"feeds": [{"id": "main"}], "rooms": [{"id": "a", "name": {"es": "A", "en": "A"},
        "feed": "main", "contribution": {"taken": true}, "outputs": )" +
                     outputs + "}]}",
                 "f");
}

TEST(OutputFields, MembersReachTheirPlaces) {
    const auto settings = with_outputs(R"([{"id": "to-obs"}, {"id": "to-hall", "sound": "hall_minus",
        "mode": "caller", "address": "192.0.2.7:9000", "streamid": "hall", "latency_ms": 500,
        "overlays": false}])")
                              .value();
    const std::vector<Output>& outputs = settings.rooms[0].outputs;
    ASSERT_EQ(outputs.size(), 2U);
    EXPECT_EQ(outputs[0], (Output{"to-obs"}));
    EXPECT_EQ(outputs[1], (Output{"to-hall", OutputSound::hall_minus, OutputMode::caller, "192.0.2.7:9000",
                                  "hall", 500, false}));
    EXPECT_EQ(find_output(settings, "to-hall"), &outputs[1]);
    EXPECT_EQ(find_output(settings, "main"), nullptr);
}

TEST(OutputFields, WhatIsOutOfRangeIsRefused) {
    for (const char* outputs : {R"([{"id": "o", "latency_ms": 19}])", R"([{"id": "o", "latency_ms": 8001}])",
                                R"([{"id": "o", "sound": "hall"}])", R"([{"id": "o", "mode": "rendezvous"}])",
                                R"([{"id": "o", "passphrase": "correct-horse-battery"}])"})
        EXPECT_FALSE(with_outputs(outputs)) << outputs;
    EXPECT_TRUE(with_outputs(R"([{"id": "o", "latency_ms": 20}])"));
    EXPECT_TRUE(with_outputs(R"([{"id": "o", "latency_ms": 8000}])"));
}

}  // namespace
}  // namespace paraninfo::config
