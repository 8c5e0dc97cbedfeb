#include "protocol/json/join.hpp"

#include "protocol/json/chat.hpp"
#include "protocol/json/hands.hpp"
#include "protocol/json/broadcast.hpp"
#include "protocol/json/channel.hpp"
#include "protocol/json/polls.hpp"
#include "protocol/json/questions.hpp"
#include "protocol/json/sanctions.hpp"
#include "protocol/json/stage.hpp"

namespace paraninfo::json {

namespace {

bool shows(const Question& question, Audience audience) {
    if (sees_as_moderator(audience)) return true;
    return audience == Audience::screen ? question.state == QuestionState::on_air
                                        : is_visible(question.state);
}

void write_polls(Writer& to, const std::vector<SnapshotPoll>& polls, Audience audience) {
    to.key("polls").open_array();
    for (const auto& [poll, answers] : polls) {
        const bool moderated = sees_as_moderator(audience);
        if (!moderated && !is_visible(poll->state)) continue;
        if (moderated && poll->form.kind == PollKind::text && poll->state != PollState::draft)
            write_poll(to, *poll, answers);
        else
            write_poll(to, *poll, audience);
    }
    to.close_array();
}

std::string encode_ballots(const std::vector<OwnSnapshot::Vote>& ballots) {
    Writer writer;
    writer.open_object();
    for (const auto& [poll, ballot] : ballots) write_ballot(writer.key(poll->id.value), poll->form, *ballot);
    return writer.close_object().take();
}

// Where the votes of merged questions went.
void write_merged(Writer& to, const std::vector<Question>& questions) {
    to.key("merged").open_object();
    for (const Question& question : questions)
        if (!question.into.empty() && question.voted != 0) to.member(question.id.value, question.into.value);
    to.close_object();
}

std::string encode_stage(const OwnSnapshot& own, const Seat& seat) {
    return seat.role == Audience::producer ? encode_stage_for_producers(*own.stage)
                                           : encode_stage_for(*own.stage, seat.person, own.notes_after);
}

Writer begin_answer(const JoinAnswer& answer) {
    Writer writer;
    writer.open_array().open_object().member("jsonrpc", "2.0").member_raw("id", answer.id.json);
    writer.key("result").open_object().member("mode", answer.mode);
    writer.key("position").open_object().member("history", answer.position.history);
    writer.member("offset", answer.position.offset).close_object();
    return writer;
}

void end_answer(Writer& to, const JoinAnswer& answer) {
    to.key("you").open_object().member("person", answer.seat.person.value).member("name", answer.seat.name);
    to.member("role", name_of(answer.seat.role)).member("seat", answer.seat.id.value).close_object();
    to.member("now", answer.now_ms).close_object().close_object();
}

}  // namespace

std::string encode_shared_snapshot(const SharedSnapshot& snapshot, Audience audience) {
    Writer writer;
    writer.open_object().key("room").open_object().member("id", snapshot.room.value);
    writer.key("name").open_object();
    for (const auto& [language, name] : snapshot.name) writer.member(language, name);
    writer.close_object().close_object().member("questions_open", snapshot.questions_open);
    if (audience != Audience::screen) {
        writer.member("review", snapshot.review == Review::first ? "first" : "publish");
        writer.member("anonymity", name_of(snapshot.anonymity));
    }
    writer.key("questions").open_array();
    for (const Question& question : snapshot.questions)
        if (shows(question, audience)) write_question(writer, question, audience);
    writer.close_array().key("announcements").open_array();
    for (const Announcement& announcement : snapshot.announcements) write_announcement(writer, announcement);
    writer.close_array();
    if (sees_as_moderator(audience)) {
        write_ids(writer, "deck", snapshot.deck);
        write_sanctions(writer, "silences", snapshot.silences);
        write_sanctions(writer, "bans", snapshot.bans);
        write_channel(writer, snapshot.channel);
        write_hands(writer, snapshot.hands);
    }
    if (is_of_audience(audience)) write_merged(writer, snapshot.questions);
    write_polls(writer, snapshot.polls, audience);
    if (audience != Audience::screen) write_chat(writer, snapshot.chat, audience);
    writer.member("hands_open", snapshot.hands.open).member("reactions_open", snapshot.reactions_open);
    write_broadcast(writer, snapshot.broadcast, sees_as_moderator(audience));
    return writer.take();
}

std::string encode_snapshot_join(const JoinAnswer& answer, std::string_view shared, std::string_view states,
                                 const OwnSnapshot& own) {
    std::string snapshot(shared);
    snapshot.append(",\"states\":").append(states);
    if (is_of_audience(answer.seat.role)) {
        Writer writer;
        writer.open_array();
        for (const OwnQuestion& one : own.questions) write_own_question(writer, *one.question, one.into);
        writer.close_array();
        snapshot.append(",\"own\":").append(writer.take());
        Writer voted;
        write_ids(voted, "voted", own.voted);
        snapshot.append(",").append(voted.take());
        snapshot.append(",\"ballots\":").append(encode_ballots(own.ballots));
        snapshot.append(",\"silence\":").append(encode_own_silence(own.silence));
        snapshot.append(",\"own_chat\":").append(encode_own_chat(own.chat, answer.seat.person));
        snapshot.append(",\"hand\":").append(encode_own_hand(own.hand));
    }
    if (answer.seat.role == Audience::panelist)
        snapshot.append(",\"own_chat\":").append(encode_own_chat(own.chat, answer.seat.person));
    if (own.stage != nullptr) snapshot.append(",\"stage\":").append(encode_stage(own, answer.seat));
    snapshot += '}';
    Writer writer = begin_answer(answer);
    writer.member_raw("snapshot", snapshot);
    end_answer(writer, answer);
    writer.close_array();
    return writer.take();
}

std::string encode_resume_join(const JoinAnswer& answer, std::string_view states, std::string_view missed) {
    Writer writer = begin_answer(answer);
    writer.member_raw("states", states);
    end_answer(writer, answer);
    if (!missed.empty()) writer.raw(missed);
    writer.close_array();
    return writer.take();
}

}  // namespace paraninfo::json
