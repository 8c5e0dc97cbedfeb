// How a question and an announcement look to each audience. Pure; any thread.
#pragma once

#include "protocol/json/writer.hpp"
#include "protocol/question.hpp"

namespace paraninfo::json {

// The whole object, with the fields that the audience may see.
void write_question(Writer& to, const Question& question, Audience audience);
// The form for its asker (PROTOCOL.md section 5, "addressed").
void write_own_question(Writer& to, const Question& question);
void write_announcement(Writer& to, const Announcement& announcement);

}  // namespace paraninfo::json
