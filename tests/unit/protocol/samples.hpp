// The golden messages of protocol/samples, and things as they stand in them.
#pragma once

#include "protocol/poll.hpp"
#include "protocol/question.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>

namespace paraninfo::samples {

using Value = nlohmann::json;

inline Value load(const std::string& name) {
    std::ifstream file(std::string(PARANINFO_SOURCE_DIR "/protocol/samples/") + name);
    return Value::parse(file);
}

// The element of `list` with this name.
inline Value named(const Value& list, const std::string& name) {
    for (const Value& one : list)
        if (one["name"] == name) return one;
    ADD_FAILURE() << "no sample " << name;
    return {};
}

inline constexpr std::int64_t start_ms = 1'790'000'000'000;
inline const RoomId room{"auditorium"};

inline Question first_question() {
    Question question;
    question.id.value = "Qa1b2c3d4e5f6g7h";
    question.asked = 1;
    question.person.value = "Pe0rs0n1Pe0rs0n1";
    question.name = "Remote participant";
    question.text = "¿Cuándo se publican las actas?";
    question.language = "es";
    question.at_ms = start_ms;
    return question;
}

inline Question second_question() {
    Question question;
    question.id.value = "Qz9y8x7w6v5u4t3s";
    question.asked = 2;
    question.person.value = "Pe0rs0n2Pe0rs0n2";
    question.name = "Hall participant";
    question.origin = Audience::hall;
    question.anonymous = true;
    question.text = "When will the proceedings be published? 👩‍🔬";
    question.state = QuestionState::approved;
    question.at_ms = start_ms + 1000;
    return question;
}

inline Announcement announcement() {
    return {AnnouncementId{"An0Un7eM3nt4Aa1b"}, 11, "El café se sirve en el vestíbulo.", start_ms + 10'000};
}

// The polls of the samples as they were drafted.
inline Poll choice_poll() {
    Poll poll;
    poll.id.value = "P01lA1b2C3d4E5f6";
    poll.drafted = 1;
    poll.form = {"¿Qué tratamos primero?",
                 PollKind::single,
                 {"Ciberseguridad", "Educación", "Cooperación"},
                 1,
                 {},
                 PollResults::after_vote,
                 true};
    return poll;
}

inline Poll text_poll() {
    Poll poll;
    poll.id.value = "P01lB1b2C3d4E5f6";
    poll.drafted = 1;
    poll.form.title = "In one or two words: what do you take home?";
    poll.form.kind = PollKind::text;
    return poll;
}

inline Poll scale_poll() {
    Poll poll;
    poll.id.value = "P01lC1b2C3d4E5f6";
    poll.drafted = 1;
    poll.form.title = "¿Qué le ha parecido la sesión?";
    poll.form.kind = PollKind::scale;
    poll.form.scale = {1, 5, "nada útil", "muy útil"};
    poll.form.results = PollResults::always;
    return poll;
}

inline Poll secret_poll() {
    Poll poll;
    poll.id.value = "P01lD1b2C3d4E5f6";
    poll.drafted = 1;
    poll.form.title = "¿Aprueba el acta?";
    poll.form.options = {"Sí", "No", "Abstención"};
    poll.form.choices_max = 1;
    poll.form.secret = true;
    return poll;
}

// The modulus of the key in papers.json.
inline std::string paper_modulus() {
    return load("papers.json")["modulus"];
}

}  // namespace paraninfo::samples
