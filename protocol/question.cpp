#include "protocol/question.hpp"

#include "protocol/names.hpp"

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, question_state_count> question_states{
    "pending", "approved", "on_deck", "on_air", "answered", "declined", "withdrawn", "merged"};
}

std::string_view name_of(QuestionState state) {
    return question_states[static_cast<std::size_t>(state)];
}

std::optional<QuestionState> question_state_named(std::string_view name) {
    return named<QuestionState>(question_states, name);
}

}  // namespace paraninfo
