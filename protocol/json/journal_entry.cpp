#include "protocol/json/journal_entry.hpp"

#include "protocol/json/airing.hpp"
#include "protocol/json/annotations.hpp"
#include "protocol/json/assignment.hpp"
#include "protocol/json/broadcast.hpp"
#include "protocol/json/channel.hpp"
#include "protocol/json/chat.hpp"
#include "protocol/json/device_check.hpp"
#include "protocol/json/hands.hpp"
#include "protocol/json/members.hpp"
#include "protocol/json/poll_entries.hpp"
#include "protocol/json/reasons.hpp"
#include "protocol/json/sanctions.hpp"
#include "protocol/json/stage_entries.hpp"
#include "protocol/json/stage_files.hpp"
#include "protocol/json/stage_presets.hpp"
#include "protocol/json/stage_timer.hpp"
#include "protocol/json/strict.hpp"
#include "protocol/json/writer.hpp"

#include <unordered_map>
#include <vector>

namespace paraninfo::json {

namespace {

Writer payload() {
    Writer writer;
    writer.open_object().member("v", journal_schema);
    return writer;
}

// With when it happened on the stage, if the change has a place there.
Writer payload_of(const Change& change) {
    Writer writer = payload();
    write_programme_at(writer, programme_time_of(change));
    return writer;
}

JournalEntry finish(std::string kind, Writer writer) {
    writer.close_object();
    return {std::move(kind), writer.take()};
}

struct Encode {
    std::string kind;

    JournalEntry operator()(const QuestionAsked& change) {
        Writer writer = payload();
        writer.member("id", change.id.value).member("person", change.person.value);
        writer.member("name", change.name).member("origin", name_of(change.origin));
        writer.member("text", change.text).member("language", change.language);
        writer.member("anonymous", change.anonymous);
        write_agenda_id(writer, "session", change.session);
        write_agenda_id(writer, "to", change.to);
        if (change.sealed) writer.member("sealed", true);
        return finish(kind + ":" + std::string(name_of(change.state)), std::move(writer));
    }
    JournalEntry operator()(const QuestionDeclined& change) {
        Writer writer = payload();
        writer.member("reason", change.reason);
        write_reasons(writer, change.reasons);
        return finish(numbered(change.question), std::move(writer));
    }
    JournalEntry operator()(const QuestionEdited& change) {
        Writer writer = payload();
        writer.member("text", change.text);
        return finish(numbered(change.question), std::move(writer));
    }
    JournalEntry operator()(const QuestionMovedOnDeck& change) {
        return finish(numbered(change.question, change.before), payload());
    }
    JournalEntry operator()(const QuestionMerged& change) {
        return finish(numbered(change.question, change.into), payload());
    }
    JournalEntry operator()(const QuestionUnmerged& change) {
        return finish(numbered(change.question, change.into), payload());
    }
    JournalEntry operator()(const QuestionVoted& change) {
        Writer writer = payload();
        writer.member("person", change.person.value);
        return finish(numbered(change.question) + (change.up ? ":up" : ":down"), std::move(writer));
    }
    JournalEntry operator()(const ReviewSet& change) {
        return finish(kind + (change.review == Review::first ? ":first" : ":publish"), payload());
    }
    JournalEntry operator()(const AnonymitySet& change) {
        return finish(kind + ":" + std::string(name_of(change.anonymity)), payload());
    }
    JournalEntry operator()(const AnnouncementMade& change) {
        Writer writer = payload();
        writer.member("id", change.id.value).member("text", change.text);
        return finish(kind, std::move(writer));
    }
    JournalEntry operator()(const AnnouncementRemoved& change) {
        Writer writer = payload();
        writer.member("id", change.id.value);
        return finish(numbered(change.announcement), std::move(writer));
    }
    template <typename T>
    JournalEntry operator()(const T& change) {
        if constexpr (requires(Writer & w) { encode_annotation(change, w); }) {
            Writer writer = payload();
            const std::string more = encode_annotation(change, writer);
            return finish(kind + more, std::move(writer));
        } else if constexpr (requires(Writer & w) { encode_poll_entry(change, w); }) {
            Writer writer = payload_of(change);
            const std::string more = encode_poll_entry(change, writer);
            return finish(kind + more, std::move(writer));
        } else if constexpr (requires(Writer & w) { encode_sanction_entry(change, w); }) {
            Writer writer = payload();
            const std::string more = encode_sanction_entry(change, writer);
            return finish(kind + more, std::move(writer));
        } else if constexpr (requires(Writer & w) { encode_chat_entry(change, w); }) {
            Writer writer = payload();
            const std::string more = encode_chat_entry(change, writer);
            return finish(kind + more, std::move(writer));
        } else if constexpr (requires(Writer & w) { encode_hand_entry(change, w); }) {
            Writer writer = payload();
            const std::string more = encode_hand_entry(change, writer);
            return finish(kind + more, std::move(writer));
        } else if constexpr (requires(Writer & w) { encode_broadcast_entry(change, w); }) {
            Writer writer = payload();
            const std::string more = encode_broadcast_entry(change, writer);
            return finish(kind + more, std::move(writer));
        } else if constexpr (requires(Writer & w) { encode_channel_entry(change, w); }) {
            Writer writer = payload();
            const std::string more = encode_channel_entry(change, writer);
            return finish(kind + more, std::move(writer));
        } else if constexpr (requires(Writer & w) { encode_stage_entry(change, w); }) {
            Writer writer = payload_of(change);
            const std::string more = encode_stage_entry(change, writer);
            return finish(kind + more, std::move(writer));
        } else if constexpr (requires { change.question; })
            return finish(numbered(change.question), payload_of(change));
        else
            return finish(kind, payload());
    }

    std::string numbered(Offset offset) const { return kind + ":" + std::to_string(offset); }
    std::string numbered(Offset offset, Offset other) const {
        return numbered(offset) + ":" + std::to_string(other);
    }
};

using Source = EntrySource;
using Decode = Change (*)(Source&);

Change decode_asked(Source& from) {
    QuestionAsked change;
    const auto state = question_state_named(from.word(0));
    from.fit = from.fit && state;
    change.state = state.value_or(QuestionState::pending);
    change.id.value = from.text("id");
    change.person.value = from.text("person");
    change.name = from.text("name");
    const auto origin = audience_named(from.erased ? "participant" : from.text("origin"));
    from.fit = from.fit && origin;
    change.origin = origin.value_or(Audience::participant);
    change.text = from.text("text");
    change.language = from.text("language");
    change.anonymous = !from.erased && from.members.truth("anonymous");
    change.session = read_agenda_id(from.members, "session");
    change.to = read_agenda_id(from.members, "to");
    change.sealed = from.members.optional_truth("sealed");
    return change;
}

Change decode_voted(Source& from) {
    const Offset question = from.number(0);
    const auto way = from.word(1);
    from.fit = from.fit && (way == "up" || way == "down");
    return QuestionVoted{question, PersonId{from.text("person")}, way == "up"};
}

Change decode_review(Source& from) {
    const auto review = from.word(0);
    from.fit = from.fit && (review == "first" || review == "publish");
    return ReviewSet{review == "publish" ? Review::publish : Review::first};
}

template <typename T>
Change decode_step(Source& from) {
    return T{from.number(0)};
}

// A step on the stage, with its time.
template <typename T>
Change decode_cue(Source& from) {
    return T{from.number(0), read_programme_at(from)};
}

template <typename T>
Change decode_pair(Source& from) {
    return T{from.number(0), from.number(1)};
}

template <typename T>
Change decode_plain(Source&) {
    return T{};
}

using Decoders = std::unordered_map<std::string_view, Decode>;

// Chat, hands, reactions and the broadcast.
Decoders live_decoders() {
    return {
        {"chat.opened", decode_plain<ChatOpened>},
        {"chat.closed", decode_plain<ChatClosed>},
        {"chat.slowed", [](Source& from) -> Change { return decode_chat_slowed(from); }},
        {"chat.written", [](Source& from) -> Change { return decode_chat_written(from); }},
        {"chat.deleted", [](Source& from) -> Change { return decode_chat_deleted(from); }},
        {"hands.opened", decode_plain<HandsOpened>},
        {"hands.closed", decode_plain<HandsClosed>},
        {"hand.raised", [](Source& from) -> Change { return decode_hand_raised(from); }},
        {"hand.claimed", [](Source& from) -> Change { return decode_hand_claimed(from); }},
        {"hand.claim_lapsed", decode_step<HandClaimLapsed>},
        {"hand.invited", decode_step<HandInvited>},
        {"hand.accepted", decode_step<HandAccepted>},
        {"hand.lowered", [](Source& from) -> Change { return decode_hand_end<HandLowered>(from); }},
        {"hand.declined", [](Source& from) -> Change { return decode_hand_end<HandDeclined>(from); }},
        {"hand.done", [](Source& from) -> Change { return decode_hand_end<HandDone>(from); }},
        {"reactions.opened", decode_plain<ReactionsOpened>},
        {"reactions.closed", decode_plain<ReactionsClosed>},
        {"broadcast.started", decode_plain<BroadcastStarted>},
        {"broadcast.paused", [](Source& from) -> Change { return decode_broadcast_paused(from); }},
        {"broadcast.resumed", decode_plain<BroadcastResumed>},
        {"broadcast.ended", decode_plain<BroadcastEnded>},
        {"broadcast.recording_set", [](Source& from) -> Change { return decode_recording_set(from); }},
    };
}

Decoders stage_decoders() {
    return {
        {"stage.prepared", [](Source& from) -> Change { return decode_stage_prepared(from); }},
        {"stage.taken", [](Source& from) -> Change { return decode_stage_taken(from); }},
        {"stage.sound_set", [](Source& from) -> Change { return decode_stage_sound_set(from); }},
        {"stage.return_set", [](Source& from) -> Change { return decode_stage_return_set(from); }},
        {"stage.ducking_set", [](Source& from) -> Change { return decode_stage_ducking_set(from); }},
        {"stage.third_set", [](Source& from) -> Change { return decode_stage_third_set(from); }},
        {"stage.called", [](Source& from) -> Change { return decode_stage_called(from); }},
        {"stage.steered", [](Source& from) -> Change { return decode_stage_steered(from); }},
        {"stage.told", [](Source& from) -> Change { return decode_stage_told(from); }},
        {"stage.checked", [](Source& from) -> Change { return decode_stage_checked(from); }},
        {"stage.timer_set", [](Source& from) -> Change { return decode_stage_timer_set(from); }},
        {"stage.preset_saved", [](Source& from) -> Change { return decode_stage_preset_saved(from); }},
        {"stage.preset_deleted", [](Source& from) -> Change { return decode_stage_preset_deleted(from); }},
        {"stage.preset_renamed", [](Source& from) -> Change { return decode_stage_preset_renamed(from); }},
        {"stage.file_set", [](Source& from) -> Change { return decode_stage_file_set(from); }},
        {"stage.levels_set", [](Source& from) -> Change { return decode_stage_levels_set(from); }},
    };
}

const Decoders& decoders() {
    static const Decoders table = [] {
        Decoders all{
            {"question.asked", decode_asked},
            {"question.approved", decode_step<QuestionApproved>},
            {"question.declined",
             [](Source& from) -> Change {
                 const Offset question = from.number(0);
                 return QuestionDeclined{question, from.text("reason"), read_reasons(from.members)};
             }},
            {"question.withdrawn", decode_step<QuestionWithdrawn>},
            {"question.put_on_air", decode_cue<QuestionPutOnAir>},
            {"question.taken_off_air", decode_cue<QuestionTakenOffAir>},
            {"question.answered", decode_cue<QuestionAnswered>},
            {"question.edited",
             [](Source& from) -> Change {
                 return QuestionEdited{from.number(0), from.text("text")};
             }},
            {"question.put_on_deck", decode_step<QuestionPutOnDeck>},
            {"question.taken_off_deck", decode_step<QuestionTakenOffDeck>},
            {"question.moved_on_deck", decode_pair<QuestionMovedOnDeck>},
            {"question.reopened", decode_step<QuestionReopened>},
            {"question.merged", decode_pair<QuestionMerged>},
            {"question.unmerged", decode_pair<QuestionUnmerged>},
            {"question.tagged", [](Source& from) -> Change { return decode_tagged(from); }},
            {"question.noted", [](Source& from) -> Change { return decode_noted(from); }},
            {"question.answered_in_writing",
             [](Source& from) -> Change { return decode_answered_in_writing(from); }},
            {"question.translated", [](Source& from) -> Change { return decode_translated(from); }},
            {"question.assigned", [](Source& from) -> Change { return decode_assigned(from); }},
            {"question.voted", decode_voted},
            {"questions.opened", decode_plain<QuestionsOpened>},
            {"questions.closed", decode_plain<QuestionsClosed>},
            {"questions.review_set", decode_review},
            {"questions.anonymity_set",
             [](Source& from) -> Change { return AnonymitySet{from.named(0, anonymity_named)}; }},
            {"announcement.made",
             [](Source& from) -> Change {
                 AnnouncementId id{from.text("id")};
                 return AnnouncementMade{std::move(id), from.text("text")};
             }},
            {"announcement.removed",
             [](Source& from) -> Change {
                 return AnnouncementRemoved{from.number(0), AnnouncementId{from.text("id")}};
             }},
            {"poll.drafted", [](Source& from) -> Change { return decode_poll_drafted(from); }},
            {"poll.edited", [](Source& from) -> Change { return decode_poll_edited(from); }},
            {"poll.opened", [](Source& from) -> Change { return decode_poll_opened(from); }},
            {"poll.closing", decode_cue<PollClosing>},
            {"poll.closed", decode_cue<PollClosed>},
            {"poll.archived", decode_step<PollArchived>},
            {"poll.voted", [](Source& from) -> Change { return decode_poll_voted(from); }},
            {"poll.paper_given", [](Source& from) -> Change { return decode_poll_paper_given(from); }},
            {"poll.counted", [](Source& from) -> Change { return decode_poll_counted(from); }},
            {"person.silenced", [](Source& from) -> Change { return decode_person_silenced(from); }},
            {"person.silence_lifted", [](Source& from) -> Change { return decode_silence_lifted(from); }},
            {"person.banned", [](Source& from) -> Change { return decode_person_banned(from); }},
            {"person.unbanned", [](Source& from) -> Change { return decode_person_unbanned(from); }},
            {"moderators.told", [](Source& from) -> Change { return decode_moderators_told(from); }},
        };
        all.merge(live_decoders());
        all.merge(stage_decoders());
        return all;
    }();
    return table;
}

std::vector<std::string_view> split(std::string_view kind) {
    std::vector<std::string_view> parts;
    for (std::size_t colon = kind.find(':'); colon != std::string_view::npos; colon = kind.find(':')) {
        parts.push_back(kind.substr(0, colon));
        kind.remove_prefix(colon + 1);
    }
    parts.push_back(kind);
    return parts;
}

}  // namespace

JournalEntry encode_entry(const Change& change) {
    return std::visit(Encode{std::string(kind_of(change))}, change);
}

std::optional<Change> decode_entry(std::string_view kind, std::string_view payload_text, bool erased) {
    auto parts = split(kind);
    const auto decoder = decoders().find(parts.front());
    if (decoder == decoders().end()) return std::nullopt;
    parts.erase(parts.begin());
    const auto object = erased ? nlohmann::json::object() : parse_strict(payload_text);
    if (!object || !object->is_object()) return std::nullopt;
    Members members(*object);
    if (!erased && members.integer("v") != journal_schema) return std::nullopt;
    Source source{std::move(parts), members, erased};
    Change change = decoder->second(source);
    if (!source.fit || members.problem()) return std::nullopt;
    return change;
}

}  // namespace paraninfo::json
