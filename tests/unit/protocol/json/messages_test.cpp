#include "protocol/json/messages.hpp"

#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

using samples::Value;

TEST(Messages, StatesAndPulsesAreAsTheSamplesSay) {
    const Value file = samples::load("states.json");
    for (const Value& sample : file["states"]) {
        const Value& params = sample["message"]["params"];
        const auto text =
            encode_state(samples::room, params["key"].get<std::string>(), params["data"].dump());
        EXPECT_EQ(Value::parse(text), sample["message"]) << sample["name"];
    }
    const Value& pulse = file["pulses"][0]["message"];
    EXPECT_EQ(Value::parse(encode_pulse(samples::room, "clock", pulse["params"]["data"].dump())), pulse);
}

TEST(Messages, ThroughIsAsTheSamplesSay) {
    const Value frames = samples::load("joins.json")["frames"];
    const Value last = samples::named(frames, "changes of one tick")["frame"].back();
    EXPECT_EQ(Value::parse(encode_through(samples::room, {"h1s70ryAAAAAAAAA", 3})), last);
}

TEST(Messages, NothingToShowIsNoMessage) {
    const Recorded recorded{1, 0, QuestionsOpened{}};
    EXPECT_EQ(encode_change(samples::room, recorded, ShowNothing{}, Audience::screen), "");
}

TEST(Messages, AQuestionWithLineEndsStaysOneLine) {
    Question question = samples::first_question();
    question.text = "one\ntwo \"three\" \\ \x7f\x01";
    const Recorded recorded{1, 0, QuestionApproved{1}};
    const auto text = encode_change(samples::room, recorded, ShowQuestion{question}, Audience::moderator);
    EXPECT_EQ(text.find('\n'), std::string::npos);
    EXPECT_EQ(Value::parse(text)["params"]["data"]["question"]["text"], question.text);
}

}  // namespace
}  // namespace paraninfo::json
