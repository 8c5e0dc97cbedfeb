// A room as it is before the change of a sample, and what the change is told as.
#pragma once

#include "server/live/encoding.hpp"
#include "server/room/room.hpp"
#include "tests/unit/protocol/samples.hpp"

#include <string>
#include <utility>

namespace paraninfo::live::test {

using samples::Value;

inline QuestionAsked asked(const Question& question, QuestionState state) {
    return {state,
            question.id,
            question.person,
            question.name,
            question.origin,
            question.text,
            question.language,
            question.anonymous,
            "",
            "",
            question.sealed};
}

// Somebody's form, for its offset and time.
inline const Value& some_form(const Value& sample) {
    const Value& forms = sample["forms"];
    if (!forms["moderator"].is_null()) return forms["moderator"];
    return forms.contains("producer") ? forms["producer"] : sample["addressed"]["message"];
}

class Before {
  public:
    Before& ask(const Question& question, QuestionState state) { return change(asked(question, state)); }
    Before& change(Change what) {
        const Offset before = state_.offset;  // a second apart, as in the samples
        const auto at_ms = samples::start_ms + static_cast<std::int64_t>(before) * 1000;
        room::apply(state_, {before + 1, at_ms, std::move(what)});
        return *this;
    }
    Before& recording(RecordingMode mode) {
        state_.broadcast.recording = mode;
        return *this;
    }
    Before& votes() {
        const Offset offset = state_.offset;
        for (int i = 0; i < 4; ++i)
            room::apply(state_, {offset, samples::start_ms,
                                 QuestionVoted{1, PersonId{"v" + std::to_string(i)}, true}});
        return *this;
    }
    fanout::EncodedChange then(const Value& sample, Change what) {
        const Value& message = some_form(sample);
        const Recorded recorded{message["params"]["offset"], message["params"]["at"], std::move(what)};
        room::apply(state_, recorded);
        return encode(samples::room, state_, recorded);
    }

  private:
    room::State state_;
};

}  // namespace paraninfo::live::test
