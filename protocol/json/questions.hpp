// How a question and an announcement look to each audience. Pure; any thread.
#pragma once

#include "protocol/json/writer.hpp"
#include "protocol/question.hpp"

#include <string_view>
#include <vector>

namespace paraninfo::json {

// The whole object, with the fields that the audience may see.
void write_question(Writer& to, const Question& question, Audience audience);
// The form for its asker (PROTOCOL.md section 5, "addressed"). `into`: what it is merged into, whose fate is
// its own; null if it is not.
void write_own_question(Writer& to, const Question& question, const Question* into);
void write_ids(Writer& to, std::string_view name, const std::vector<QuestionId>& ids);
void write_announcement(Writer& to, const Announcement& announcement);

}  // namespace paraninfo::json
