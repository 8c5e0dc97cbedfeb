#include "protocol/json/reactions.hpp"

#include "protocol/json/messages.hpp"
#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

TEST(ReactionsJson, APulseHasHowManyOfEachCame) {
    const auto pulses = samples::load("states.json")["pulses"];
    ReactionCounts counts{};
    counts[static_cast<std::size_t>(Reaction::applause)] = 37;
    counts[static_cast<std::size_t>(Reaction::heart)] = 4;
    EXPECT_EQ(samples::Value::parse(encode_pulse(samples::room, "reactions", encode_reactions(counts))),
              samples::named(pulses, "reactions")["message"]);
}

}  // namespace
}  // namespace paraninfo::json
