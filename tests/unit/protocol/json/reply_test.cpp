#include "protocol/json/reply.hpp"

#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

using samples::Value;

Question stale_question() {
    Question question = samples::first_question();
    question.state = QuestionState::approved;
    question.version = 2;
    return question;
}

Reject reject_named(const std::string& name) {
    Reject reject;
    for (int i = 0; i <= static_cast<int>(Reason::silenced); ++i)
        if (name_of(static_cast<Reason>(i)) == name) reject.reason = static_cast<Reason>(i);
    if (reject.reason == Reason::limited) reject.retry_after_ms = 4200;
    if (reject.reason == Reason::overloaded || reject.reason == Reason::unavailable)
        reject.retry_after_ms = 1000;
    if (reject.reason == Reason::silenced) reject.until_ms = samples::start_ms + 600'000;
    if (reject.reason == Reason::too_long) reject.most = 500;
    if (reject.reason == Reason::invalid_params) reject.detail = "text";
    if (reject.reason == Reason::internal) reject.detail = "8f2c1d";
    if (reject.reason == Reason::stale) reject.present = stale_question();
    return reject;
}

TEST(Reply, EveryRejectIsAsTheSampleSays) {
    const Value rejects = samples::load("replies.json")["rejects"];
    EXPECT_EQ(rejects.size(), static_cast<std::size_t>(Reason::silenced) + 1);
    for (const Value& sample : rejects) {
        const RequestId id{sample["frame"][0]["id"].dump()};
        EXPECT_EQ(Value::parse(encode_reject(id, reject_named(sample["name"]))), sample["frame"])
            << sample["name"];
    }
}

TEST(Reply, EveryResultIsAsTheSampleSays) {
    const Value results = samples::load("replies.json")["results"];
    const auto expect = [&](const char* name, const char* id, const Done& done) {
        const Value frame = Value::parse(encode_result(RequestId{id}, encode_done(done)));
        EXPECT_EQ(frame, samples::named(results, name)["frame"]);
    };
    const Question first = samples::first_question();
    const Question second = samples::second_question();
    expect("asked, pending", "1", {1, first.id, first.state, {}, {}, {}, {}});
    expect("asked, approved at once", "2", {2, second.id, second.state, {}, {}, {}, {}});
    expect("voted", "3", {7, {}, {}, {}, {}, {}, {}});
    expect("approved", "4", {3, {}, {}, 2, {}, {}, {}});
    expect("announced", "5", {11, {}, {}, {}, samples::announcement().id, {}, {}});
    expect("poll drafted", "8", {21, {}, {}, 1, {}, samples::choice_poll().id, {}});
    expect("the id is text", "\"seven\"", {9, {}, {}, {}, {}, {}, {}});
}

}  // namespace
}  // namespace paraninfo::json
