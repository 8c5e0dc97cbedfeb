#include "protocol/changes/change.hpp"

#include <array>

namespace paraninfo {

namespace {
// In the order of the variant's alternatives.
constexpr std::array<std::string_view, std::variant_size_v<Change>> change_kinds{
    "question.asked",
    "question.approved",
    "question.declined",
    "question.withdrawn",
    "question.put_on_air",
    "question.taken_off_air",
    "question.answered",
    "question.edited",
    "question.put_on_deck",
    "question.taken_off_deck",
    "question.moved_on_deck",
    "question.reopened",
    "question.merged",
    "question.unmerged",
    "question.tagged",
    "question.noted",
    "question.answered_in_writing",
    "question.translated",
    "question.assigned",
    "question.voted",
    "questions.opened",
    "questions.closed",
    "questions.review_set",
    "questions.anonymity_set",
    "announcement.made",
    "announcement.removed",
    "poll.drafted",
    "poll.edited",
    "poll.opened",
    "poll.closing",
    "poll.closed",
    "poll.archived",
    "poll.voted",
    "poll.paper_given",
    "poll.counted",
    "person.silenced",
    "person.silence_lifted",
    "person.banned",
    "person.unbanned",
    "chat.opened",
    "chat.closed",
    "chat.slowed",
    "chat.written",
    "chat.deleted",
    "hands.opened",
    "hands.closed",
    "hand.raised",
    "hand.claimed",
    "hand.claim_lapsed",
    "hand.invited",
    "hand.accepted",
    "hand.lowered",
    "hand.declined",
    "hand.done",
    "reactions.opened",
    "reactions.closed",
    "moderators.told",
    "broadcast.started",
    "broadcast.paused",
    "broadcast.resumed",
    "broadcast.ended",
    "broadcast.recording_set",
    "stage.prepared",
    "stage.taken",
    "stage.sound_set",
    "stage.return_set",
    "stage.ducking_set",
    "stage.third_set",
    "stage.called",
    "stage.steered",
    "stage.told",
    "stage.checked",
    "stage.timer_set",
    "stage.preset_saved",
    "stage.preset_deleted",
    "stage.preset_renamed",
    "stage.levels_set",
    "stage.file_set"};
}  // namespace

std::string_view kind_of(const Change& change) {
    return change_kinds[change.index()];
}

void stamp(Change& change, const std::optional<ProgrammeTime>& programme_at) {
    std::visit(
        [&](auto& one) {
            if constexpr (requires { one.programme_at; }) one.programme_at = programme_at;
        },
        change);
}

const ProgrammeTime* programme_time_of(const Change& change) {
    return std::visit(
        [](const auto& one) -> const ProgrammeTime* {
            if constexpr (requires { one.programme_at; })
                return one.programme_at ? &*one.programme_at : nullptr;
            else
                return nullptr;
        },
        change);
}

}  // namespace paraninfo
