#include "protocol/json/stage.hpp"

#include "protocol/hall_listener.hpp"
#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

using samples::Value;

const std::string camera = "cam-0123456789abcdef0123";

std::optional<std::string> wrong_in(const Value& params, auto read) {
    Members members(params);
    read(members);
    return members.problem();
}

Value take(Value scene) {
    return {{"transition", "cut"}, {"ms", 0}, {"scene", std::move(scene)}};
}

TEST(StageCommands, ASceneHasNineDifferentSourcesAtMost) {
    const auto problem = [](Value sources) {
        return wrong_in(take({{"layout", "grid"}, {"sources", std::move(sources)}}), read_take_scene);
    };
    Value nine = Value::array();
    for (char c = '0'; c < '9'; ++c) nine.push_back("cam-0123456789abcdef012" + std::string(1, c));
    EXPECT_EQ(problem(nine), std::nullopt);
    EXPECT_EQ(problem(Value::array()), std::nullopt) << "the slate";
    nine.push_back("floor");
    EXPECT_EQ(problem(nine), "scene");
    EXPECT_EQ(problem({"floor", "floor"}), "scene");
    EXPECT_EQ(problem({"hall"}), "scene");
    EXPECT_EQ(problem({7}), "scene");
    EXPECT_EQ(problem("floor"), "scene");
}

TEST(StageCommands, ASceneOfAnotherShapeIsRefused) {
    for (const Value& scene : {Value("full"), Value(), Value{{"layout", "full"}},
                               Value{{"layout", "star"}, {"sources", Value::array()}},
                               Value{{"layout", "full"}, {"sources", Value::array()}, {"more", 1}}})
        EXPECT_EQ(wrong_in(take(scene), read_take_scene), "scene") << scene;
}

TEST(StageCommands, NumbersHaveTheirLimits) {
    const auto sound = [](int gain, int delay_ms) {
        return wrong_in({{"source", camera},
                         {"gain", gain},
                         {"muted", false},
                         {"delay_ms", delay_ms},
                         {"heard", "always"}},
                        read_set_sound);
    };
    EXPECT_EQ(sound(gain_min, 0), std::nullopt);
    EXPECT_EQ(sound(gain_max, sound_delay_ms_max), std::nullopt);
    EXPECT_EQ(sound(gain_min - 1, 0), "gain");
    EXPECT_EQ(sound(gain_max + 1, 0), "gain");
    EXPECT_EQ(sound(0, sound_delay_ms_max + 1), "delay_ms");
    EXPECT_EQ(sound(0, -1), "delay_ms");
    const auto length = [](int ms) {
        return wrong_in({{"transition", "fade"}, {"ms", ms}}, read_take_scene);
    };
    EXPECT_EQ(length(transition_ms_max), std::nullopt);
    EXPECT_EQ(length(transition_ms_max + 1), "ms");
}

TEST(StageCommands, AReturnsLevelAndDuckingHaveTheirLimits) {
    const auto level = [](const std::string& person, const std::string& source, int gain) {
        return wrong_in({{"person", person}, {"source", source}, {"gain", gain}}, read_set_return);
    };
    EXPECT_EQ(level("a", "floor", gain_min), std::nullopt);
    EXPECT_EQ(level("a", camera, gain_max), std::nullopt);
    EXPECT_EQ(level("a", "floor", gain_max + 1), "gain");
    EXPECT_EQ(level("a", "hall", 0), "source");
    EXPECT_EQ(level("", "floor", 0), "person");
    EXPECT_EQ(level(hall_listener, camera, gain_min), std::nullopt);
    EXPECT_EQ(level(hall_listener, "floor", 0), "source") << "which it never hears";
    EXPECT_EQ(level(hall_listener, "feed-0123456789abcdef0123", 0), "source");
    const auto ducking = [](int programme, int returns) {
        return wrong_in({{"programme", programme}, {"returns", returns}}, read_set_ducking);
    };
    EXPECT_EQ(ducking(0, ducking_min), std::nullopt);
    EXPECT_EQ(ducking(ducking_min - 1, 0), "programme");
    EXPECT_EQ(ducking(0, 1), "returns");
}

TEST(StageCommands, ALowerThirdHasOneOrTwoLinesOrIsNull) {
    const auto problem = [](Value lines) { return wrong_in({{"lines", std::move(lines)}}, read_set_third); };
    EXPECT_EQ(problem({"one"}), std::nullopt);
    EXPECT_EQ(problem({"one", "two"}), std::nullopt);
    EXPECT_EQ(problem(Value()), std::nullopt);
    EXPECT_EQ(problem({"one", "two", "three"}), "lines");
    EXPECT_EQ(problem(Value::array()), "lines");
    EXPECT_EQ(problem({1}), "lines");
    EXPECT_EQ(problem("one"), "lines");
}

TEST(StageCommands, TalkNamesAPanelistWhereItIsForOneAndNobodyElse) {
    const auto problem = [](const Value& reach, const Value& to) {
        return wrong_in({{"reach", reach}, {"to", to}}, read_talk_back);
    };
    EXPECT_EQ(problem("one", "a"), std::nullopt);
    EXPECT_EQ(problem("backstage", Value()), std::nullopt);
    EXPECT_EQ(problem("everyone", Value()), std::nullopt);
    EXPECT_EQ(problem(Value(), Value()), std::nullopt) << "it is over";
    EXPECT_EQ(problem("one", Value()), "to");
    EXPECT_EQ(problem("everyone", "a"), "to");
    EXPECT_EQ(problem(Value(), "a"), "to");
    EXPECT_EQ(problem("hall", Value()), "reach");
}

TEST(StageCommands, NoSceneNoLevelAndNoSoloNamesATalkback) {
    const std::string talkback = "talk-0123456789abcdef0123";
    EXPECT_TRUE(is_talkback(talkback));
    EXPECT_FALSE(is_talkback("talk-0123456789abcdef012"));
    EXPECT_FALSE(is_talkback("talk-0123456789abcdef012G"));
    EXPECT_FALSE(is_talkback(camera));
    EXPECT_EQ(source_kind_of(talkback), std::nullopt);
    EXPECT_EQ(wrong_in(take({{"layout", "full"}, {"sources", {talkback}}}), read_take_scene), "scene");
}

TEST(StageSnapshots, APanelistGetsWhatIsForThem) {
    Stage stage;
    stage.prepared = Scene{SceneLayout::full, {camera}};
    stage.sounds = {{camera, 100, true, 40, SourceHeard::always}, {"floor", -600}};
    stage.returns = {{PersonId{"a"}, "floor", -300}};
    stage.third = {"Ana"};
    stage.next = {PersonId{"a"}};
    stage.steering = Steering{PersonId{"d"}, "Producer"};
    stage.notes = {{1, PersonId{"d"}, "Producer", Audience::producer, {}, "We begin.", 5},
                   {2, PersonId{"d"}, "Producer", Audience::producer, PersonId{"a"}, "You are next.", 6}};
    const Value whole = Value::parse(encode_stage_for_producers(stage));
    EXPECT_EQ(whole["notes"].size(), 2u);
    EXPECT_EQ(whole["notes"][0]["to"], Value());
    EXPECT_EQ(whole["notes"][1]["to"], "a");
    EXPECT_EQ(whole["prepared"]["sources"], Value({camera}));
    EXPECT_EQ(whole["third"], Value({"Ana"}));
    EXPECT_EQ(whole["sound"][0]["gain"], 100);
    EXPECT_EQ(whole["returns"], (Value{{{"person", "a"}, {"source", "floor"}, {"gain", -300}}}));
    EXPECT_EQ(whole["ducking"], (Value{{"programme", 0}, {"returns", -1200}}));
    const Value of_a = Value::parse(encode_stage_for(stage, PersonId{"a"}));
    EXPECT_EQ(of_a["notes"].size(), 2u);
    const Value of_b = Value::parse(encode_stage_for(stage, PersonId{"b"}));
    EXPECT_EQ(of_b["notes"].size(), 1u);
    EXPECT_EQ(Value::parse(encode_stage_for(stage, PersonId{"a"}, 1))["notes"].size(), 1u);
    EXPECT_EQ(of_b["sound"], (Value{{{"source", camera}, {"muted", true}, {"heard", "always"}}}));
    for (const char* member : {"prepared", "returns", "ducking", "third"})
        EXPECT_FALSE(of_a.contains(member)) << member;
    EXPECT_EQ(of_b["steering"], (Value{{"person", "d"}, {"name", "Producer"}}));
    EXPECT_EQ(of_b["next"], Value({"a"}));
}

}  // namespace
}  // namespace paraninfo::json
