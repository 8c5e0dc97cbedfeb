#include "protocol/json/commands.hpp"

#include "protocol/json/annotations.hpp"
#include "protocol/json/chat.hpp"
#include "protocol/json/device_check.hpp"
#include "protocol/json/hands.hpp"
#include "protocol/json/assignment.hpp"
#include "protocol/json/broadcast.hpp"
#include "protocol/json/channel.hpp"
#include "protocol/json/members.hpp"
#include "protocol/json/poll_commands.hpp"
#include "protocol/json/reasons.hpp"
#include "protocol/json/reactions.hpp"
#include "protocol/json/sanctions.hpp"
#include "protocol/json/stage.hpp"
#include "protocol/json/stage_files.hpp"
#include "protocol/json/stage_presets.hpp"
#include "protocol/json/stage_timer.hpp"

#include <algorithm>
#include <unordered_map>

namespace paraninfo::json {

namespace {

using ReadCommand = Command (*)(Members&);

constexpr std::size_t language_length_max = 35;

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (dash ? c != '-' : !hex) return false;
    }
    return true;
}

std::string key(Members& members) {
    std::string key = members.text("key");
    if (!is_uuid(key)) members.wrong("key");
    std::transform(key.begin(), key.end(), key.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    return key;
}

std::string language(Members& members) {
    if (members.any("language") == nullptr) return {};
    std::string language = members.text("language");
    const bool fit = is_token(language, 2, language_length_max) && language.find('_') == std::string::npos;
    if (!fit) members.wrong("language");
    return language;
}

Command ask(Members& members) {
    AskQuestion ask;
    ask.text = members.text("text");
    ask.language = language(members);
    ask.anonymous = members.optional_truth("anonymous");
    ask.session = read_agenda_id(members, "session");
    ask.to = read_agenda_id(members, "to");
    ask.sealed = members.optional_truth("sealed");
    if (ask.sealed && !ask.anonymous) members.wrong("sealed");
    return ask;
}

Command enter(Members& members) {
    EnterQuestion enter;
    enter.text = members.text("text");
    enter.name = members.optional_text("name");
    enter.language = language(members);
    enter.session = read_agenda_id(members, "session");
    enter.to = read_agenda_id(members, "to");
    return enter;
}

Command vote(Members& members) {
    auto question = entity<QuestionId>(members, "question");
    return VoteQuestion{std::move(question), members.truth("up")};
}

Command withdraw(Members& members) {
    return WithdrawQuestion{entity<QuestionId>(members, "question")};
}

Command decline(Members& members) {
    auto command = versioned<DeclineQuestion>(members);
    command.reason = members.text("reason");
    command.reasons = read_reasons(members);
    return command;
}

Command edit(Members& members) {
    auto command = versioned<EditQuestion>(members);
    command.text = members.text("text");
    return command;
}

Command move_on_deck(Members& members) {
    auto command = versioned<MoveOnDeck>(members);
    if (!members.required("before").is_null()) command.before = entity<QuestionId>(members, "before");
    return command;
}

Command merge(Members& members) {
    auto command = versioned<MergeQuestion>(members);
    command.into = entity<QuestionId>(members, "into");
    command.into_version = members.positive("into_version");
    return command;
}

Command claim(Members& members) {
    if (members.required("question").is_null()) return ClaimQuestion{};
    return ClaimQuestion{entity<QuestionId>(members, "question")};
}

Command set_review(Members& members) {
    const std::string review = members.text("review");
    if (review != "first" && review != "publish") members.wrong("review");
    return SetReview{review == "publish" ? Review::publish : Review::first};
}

Command set_anonymity(Members& members) {
    return SetAnonymity{named(members, "anonymity", anonymity_named)};
}

Command announce(Members& members) {
    return MakeAnnouncement{members.text("text")};
}

Command remove_announcement(Members& members) {
    return RemoveAnnouncement{entity<AnnouncementId>(members, "announcement")};
}

using Readers = std::unordered_map<std::string, ReadCommand>;

// Chat, hands and reactions.
Readers live_readers() {
    return {
        {"chat.open", [](Members&) -> Command { return OpenChat{}; }},
        {"chat.close", [](Members&) -> Command { return CloseChat{}; }},
        {"chat.slow", [](Members& m) -> Command { return read_slow_chat(m); }},
        {"chat.write", [](Members& m) -> Command { return read_write_chat(m); }},
        {"chat.delete", [](Members& m) -> Command { return read_delete_chat(m); }},
        {"hands.open", [](Members&) -> Command { return OpenHands{}; }},
        {"hands.close", [](Members&) -> Command { return CloseHands{}; }},
        {"hand.raise", [](Members&) -> Command { return RaiseHand{}; }},
        {"hand.lower", [](Members&) -> Command { return LowerHand{}; }},
        {"hand.answer", [](Members& m) -> Command { return read_answer_hand(m); }},
        {"hand.claim", [](Members& m) -> Command { return read_hand_step<ClaimHand>(m); }},
        {"hand.invite", [](Members& m) -> Command { return read_hand_step<InviteHand>(m); }},
        {"hand.decline", [](Members& m) -> Command { return read_hand_step<DeclineHand>(m); }},
        {"hand.finish", [](Members& m) -> Command { return read_hand_step<FinishHand>(m); }},
        {"broadcast.start", [](Members&) -> Command { return StartBroadcast{}; }},
        {"broadcast.pause", [](Members& m) -> Command { return read_pause_broadcast(m); }},
        {"broadcast.resume", [](Members&) -> Command { return ResumeBroadcast{}; }},
        {"broadcast.end", [](Members&) -> Command { return EndBroadcast{}; }},
        {"broadcast.record", [](Members& m) -> Command { return RecordBroadcast{m.truth("on")}; }},
        {"reactions.open", [](Members&) -> Command { return OpenReactions{}; }},
        {"reactions.close", [](Members&) -> Command { return CloseReactions{}; }},
        {"reaction.send", [](Members& m) -> Command { return read_react(m); }},
    };
}

Readers stage_readers() {
    return {
        {"stage.prepare", [](Members& m) -> Command { return read_prepare_scene(m); }},
        {"stage.take", [](Members& m) -> Command { return read_take_scene(m); }},
        {"stage.set_sound", [](Members& m) -> Command { return read_set_sound(m); }},
        {"stage.set_return", [](Members& m) -> Command { return read_set_return(m); }},
        {"stage.set_ducking", [](Members& m) -> Command { return read_set_ducking(m); }},
        {"stage.set_third", [](Members& m) -> Command { return read_set_third(m); }},
        {"stage.call", [](Members& m) -> Command { return read_call_panelist(m); }},
        {"stage.steer", [](Members&) -> Command { return SteerStage{}; }},
        {"stage.tell", [](Members& m) -> Command { return read_tell_stage(m); }},
        {"stage.say", [](Members& m) -> Command { return read_say_backstage(m); }},
        {"stage.report", [](Members& m) -> Command { return read_report_check(m); }},
        {"stage.set_timer", [](Members& m) -> Command { return read_set_timer(m); }},
        {"stage.talk", [](Members& m) -> Command { return read_talk_back(m); }},
        {"stage.hear", [](Members& m) -> Command { return HearBackstage{m.truth("others")}; }},
        {"stage.listen", [](Members& m) -> Command { return ListenBackstage{m.truth("on")}; }},
        {"stage.test_echo", [](Members& m) -> Command { return TestEcho{m.truth("confirmed")}; }},
        {"stage.save_preset", [](Members& m) -> Command { return read_named_preset<SavePreset>(m); }},
        {"stage.recall_preset", [](Members& m) -> Command { return read_named_preset<RecallPreset>(m); }},
        {"stage.set_file", [](Members& m) -> Command { return read_set_file(m); }},
        {"stage.delete_preset", [](Members& m) -> Command { return read_named_preset<DeletePreset>(m); }},
        {"stage.rename_preset", [](Members& m) -> Command { return read_rename_preset(m); }},
    };
}

const Readers& readers() {
    static const Readers table = [] {
        Readers all{
            {"question.ask", ask},
            {"question.vote", vote},
            {"question.withdraw", withdraw},
            {"question.approve", [](Members& m) -> Command { return versioned<ApproveQuestion>(m); }},
            {"question.decline", decline},
            {"question.put_on_air", [](Members& m) -> Command { return versioned<PutOnAir>(m); }},
            {"question.take_off_air", [](Members& m) -> Command { return versioned<TakeOffAir>(m); }},
            {"question.mark_answered", [](Members& m) -> Command { return versioned<MarkAnswered>(m); }},
            {"question.edit", edit},
            {"question.put_on_deck", [](Members& m) -> Command { return versioned<PutOnDeck>(m); }},
            {"question.take_off_deck", [](Members& m) -> Command { return versioned<TakeOffDeck>(m); }},
            {"question.move_on_deck", move_on_deck},
            {"question.reopen", [](Members& m) -> Command { return versioned<ReopenQuestion>(m); }},
            {"question.merge", merge},
            {"question.unmerge", [](Members& m) -> Command { return versioned<UnmergeQuestion>(m); }},
            {"question.set_tags", [](Members& m) -> Command { return read_set_tags(m); }},
            {"question.note", [](Members& m) -> Command { return read_note(m); }},
            {"question.answer_in_writing", [](Members& m) -> Command { return read_answer_in_writing(m); }},
            {"question.translate", [](Members& m) -> Command { return read_translate(m); }},
            {"question.assign", [](Members& m) -> Command { return read_assign(m); }},
            {"question.enter", enter},
            {"question.claim", claim},
            {"questions.open", [](Members&) -> Command { return OpenQuestions{}; }},
            {"questions.close", [](Members&) -> Command { return CloseQuestions{}; }},
            {"questions.set_review", set_review},
            {"questions.set_anonymity", set_anonymity},
            {"announcement.make", announce},
            {"announcement.remove", remove_announcement},
            {"poll.draft", [](Members& m) -> Command { return read_draft_poll(m); }},
            {"poll.edit", [](Members& m) -> Command { return read_edit_poll(m); }},
            {"poll.open", [](Members& m) -> Command { return read_open_poll(m); }},
            {"poll.close", [](Members& m) -> Command { return read_close_poll(m); }},
            {"poll.archive", [](Members& m) -> Command { return read_archive_poll(m); }},
            {"poll.vote", [](Members& m) -> Command { return read_vote_poll(m); }},
            {"poll.paper", [](Members& m) -> Command { return read_take_paper(m); }},
            {"person.silence", [](Members& m) -> Command { return read_silence_person(m); }},
            {"person.lift_silence", [](Members& m) -> Command { return read_lift_silence(m); }},
            {"person.ban", [](Members& m) -> Command { return read_ban_person(m); }},
            {"person.unban", [](Members& m) -> Command { return read_unban_person(m); }},
            {"moderators.tell", [](Members& m) -> Command { return read_tell_moderators(m); }},
        };
        all.merge(live_readers());
        all.merge(stage_readers());
        return all;
    }();
    return table;
}

JoinRoom join(Members& members) {
    const Value* given = members.any("position");
    if (given == nullptr) return {};
    if (!given->is_object()) {
        members.wrong("position");
        return {};
    }
    Members inner(*given);
    Position position{inner.text("history"), inner.natural("offset")};
    if (!is_token(position.history, 1, entity_id_length_max) || inner.problem()) members.wrong("position");
    return {std::move(position)};
}

}  // namespace

std::variant<RequestBody, BadParams> read_params(const std::string& method, const Value& params) {
    Members members(params);
    RequestBody body;
    if (method == "room.join") {
        body = join(members);
    } else {
        const auto reader = readers().find(method);
        if (reader == readers().end()) return BadParams{true, {}};
        SubmitCommand submit;
        submit.key = key(members);
        submit.command = reader->second(members);
        body = std::move(submit);
    }
    if (auto problem = members.problem()) return BadParams{false, *std::move(problem)};
    return body;
}

}  // namespace paraninfo::json
