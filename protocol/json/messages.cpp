#include "protocol/json/messages.hpp"

#include "protocol/json/airing.hpp"
#include "protocol/json/chat.hpp"
#include "protocol/json/device_check.hpp"
#include "protocol/json/hands.hpp"
#include "protocol/json/broadcast.hpp"
#include "protocol/json/channel.hpp"
#include "protocol/json/polls.hpp"
#include "protocol/json/questions.hpp"
#include "protocol/json/sanctions.hpp"
#include "protocol/json/stage.hpp"
#include "protocol/json/stage_files.hpp"
#include "protocol/json/stage_presets.hpp"
#include "protocol/json/stage_timer.hpp"

namespace paraninfo::json {

namespace {

Writer notification(std::string_view method, const RoomId& room) {
    Writer writer;
    writer.open_object().member("jsonrpc", "2.0").member("method", method);
    writer.key("params").open_object().member("room", room.value);
    return writer;
}

// What stands in `data`; `person`: whom an addressed one is for.
struct WriteData {
    Writer& to;
    Audience audience;
    PersonId person = {};

    void operator()(const ShowNothing&) const { to.open_object().close_object(); }
    void operator()(const ShowEmpty&) const { to.open_object().close_object(); }
    void operator()(const ShowGone& gone) const {
        to.open_object().member("gone", gone.id);
        if (!gone.into.empty()) to.member("into", gone.into);
        to.close_object();
    }
    void operator()(const ShowQuestion& shown) const {
        to.open_object().key("question");
        write_question(to, shown.question, audience);
        if (!shown.also.empty()) {
            to.key("also").open_array();
            for (const Question& other : shown.also) write_question(to, other, audience);
            to.close_array();
        }
        if (shown.deck) write_ids(to, "deck", *shown.deck);
        to.close_object();
    }
    void operator()(const ShowOwn& shown) const {
        to.open_object();
        if (shown.question) {
            const bool own = shown.question->person == person;
            to.key("question");
            if (own)
                write_own_question(to, *shown.question, fate(shown, *shown.question));
            else
                write_question(to, *shown.question, audience);
        }
        if (!shown.gone.empty()) to.member("gone", shown.gone);
        if (!shown.merged.empty()) {
            to.key("also").open_array();
            for (const Question& one : shown.merged) write_own_question(to, one, fate(shown, one));
            to.close_array();
        }
        to.close_object();
    }
    static const Question* fate(const ShowOwn& shown, const Question& question) {
        return question.into.empty() || !shown.into ? nullptr : &*shown.into;
    }
    void operator()(const ShowVote& vote) const {
        to.open_object().member("question", vote.question.value).member("up", vote.up).close_object();
    }
    void operator()(const ShowReview& shown) const {
        to.open_object().member("review", shown.review == Review::first ? "first" : "publish").close_object();
    }
    void operator()(const ShowBroadcast& shown) const {
        to.open_object();
        write_broadcast(to, shown.broadcast, sees_as_moderator(audience));
        to.close_object();
    }
    void operator()(const ShowAnonymity& shown) const {
        to.open_object().member("anonymity", name_of(shown.anonymity)).close_object();
    }
    void operator()(const ShowAnnouncement& shown) const {
        to.open_object().key("announcement");
        write_announcement(to, shown.announcement);
        to.close_object();
    }
    void operator()(const ShowPoll& shown) const {
        to.open_object().key("poll");
        write_poll(to, shown.poll, audience);
        to.close_object();
    }
    void operator()(const ShowBallot& shown) const {
        to.open_object().member("poll", shown.poll.value).key("ballot");
        write_ballot(to, shown.form, shown.ballot);
        to.close_object();
    }
    void operator()(const ShowSanction& shown) const {
        to.open_object().key(shown.kind == SanctionKind::ban ? "ban" : "silence");
        write_sanction(to, shown.sanction, audience);
        to.close_object();
    }
    void operator()(const ShowSanctionOver& shown) const {
        const bool moderated = sees_as_moderator(audience);
        const bool sealed = moderated && !shown.asker_of.empty();
        to.open_object().member("gone", sealed ? shown.asker_of.value : shown.person.value);
        if (moderated) to.member_or_null("by", shown.by);
        to.close_object();
    }
    void operator()(const ShowChatSlowed& shown) const {
        to.open_object().member("slow_ms", shown.slow_ms).close_object();
    }
    void operator()(const ShowChatMessage& shown) const {
        to.open_object().key("message");
        write_chat_message(to, shown.message, audience, person);
        to.close_object();
    }
    void operator()(const ShowHand& shown) const {
        to.open_object().key("hand");
        write_hand(to, shown.hand, audience);
        to.close_object();
    }
    void operator()(const ShowHandGone& shown) const {
        to.open_object().member("gone", shown.hand).close_object();
    }
    void operator()(const ShowModeratorMessage& shown) const {
        to.open_object().key("message");
        write_message(to, shown.message);
        to.close_object();
    }
    void operator()(const ShowPrepared& shown) const {
        to.open_object().key("prepared");
        write_scene(to, shown.scene);
        to.close_object();
    }
    void operator()(const ShowTaken& shown) const {
        to.open_object().key("scene");
        write_scene(to, shown.scene);
        to.key("prepared");
        if (shown.prepared)
            write_scene(to, *shown.prepared);
        else
            to.null();
        to.member("transition", name_of(shown.taking.transition)).member("ms", shown.taking.ms);
        to.close_object();
    }
    void operator()(const ShowScene& shown) const {
        to.open_object().key("scene");
        write_scene(to, shown.scene);
        to.member("ms", shown.ms).close_object();
    }
    void operator()(const ShowSound& shown) const {
        to.open_object().key("sound");
        write_sound(to, shown.sound);
        to.close_object();
    }
    void operator()(const ShowVoice& shown) const {
        to.open_object().key("sound");
        write_voice(to, shown.voice);
        to.close_object();
    }
    void operator()(const ShowReturn& shown) const {
        to.open_object().key("return");
        write_return(to, shown.level);
        to.close_object();
    }
    void operator()(const ShowDucking& shown) const {
        to.open_object();
        write_ducking(to, shown.ducking);
        to.close_object();
    }
    void operator()(const ShowThird& shown) const {
        to.open_object();
        write_third(to, shown.lines);
        to.close_object();
    }
    void operator()(const ShowNext& shown) const {
        to.open_object();
        write_next(to, shown.next);
        to.close_object();
    }
    void operator()(const ShowSteering& shown) const {
        to.open_object();
        write_steering(to, shown.steering);
        to.close_object();
    }
    void operator()(const ShowNote& shown) const {
        to.open_object().key("note");
        write_note(to, shown.note);
        to.close_object();
    }
    void operator()(const ShowCheck& shown) const {
        to.open_object().key("check");
        write_check(to, shown.check);
        to.close_object();
    }
    void operator()(const ShowTimer& shown) const {
        to.open_object();
        write_timer(to, shown.timer);
        to.close_object();
    }
    void operator()(const ShowPreset& shown) const {
        to.open_object().key("preset");
        write_preset(to, shown.preset);
        to.close_object();
    }
    void operator()(const ShowPresetGone& shown) const {
        to.open_object().member("kind", name_of(shown.kind)).member("name", shown.name).close_object();
    }
    void operator()(const ShowPresetRenamed& shown) const {
        to.open_object().member("kind", name_of(shown.kind)).member("name", shown.name);
        to.member("new_name", shown.new_name).close_object();
    }
    void operator()(const ShowFile& shown) const {
        to.open_object().key("file");
        write_stage_file(to, shown.file);
        to.close_object();
    }
    void operator()(const ShowLevels& shown) const {
        to.open_object().key("levels");
        write_sounds(to, shown.sounds);
        to.close_object();
    }
    void operator()(const ShowVoices& shown) const {
        to.open_object().key("levels");
        write_voices(to, shown.voices);
        to.close_object();
    }
    void operator()(const ShowAnswer& shown) const {
        to.open_object().member("poll", shown.poll.value).key("answer");
        write_answer(to, shown.answer);
        to.close_object();
    }
};

std::string encode(const RoomId& room, const Recorded& recorded, const View& view, Audience audience,
                   const PersonId& person) {
    if (std::holds_alternative<ShowNothing>(view)) return {};
    Writer writer = notification("change", room);
    writer.member("offset", recorded.offset).member("at", recorded.at_ms);
    write_programme_at(writer, programme_time_of(recorded.change));
    writer.member("kind", kind_of(recorded.change)).key("data");
    std::visit(WriteData{writer, audience, person}, view);
    writer.close_object().close_object();
    return writer.take();
}

}  // namespace

std::string encode_change(const RoomId& room, const Recorded& recorded, const View& view, Audience audience) {
    return encode(room, recorded, view, audience, {});
}

std::string encode_addressed(const RoomId& room, const Recorded& recorded, const Addressed& addressed) {
    return encode(room, recorded, addressed.view, Audience::participant, addressed.person);
}

std::string encode_state(const RoomId& room, std::string_view key, std::string_view data) {
    Writer writer = notification("state", room);
    writer.member("key", key).member_raw("data", data).close_object().close_object();
    return writer.take();
}

std::string encode_pulse(const RoomId& room, std::string_view kind, std::string_view data) {
    Writer writer = notification("pulse", room);
    writer.member("kind", kind).member_raw("data", data).close_object().close_object();
    return writer.take();
}

std::string encode_through(const RoomId& room, const Position& position) {
    Writer writer = notification("through", room);
    writer.member("history", position.history).member("offset", position.offset);
    writer.close_object().close_object();
    return writer.take();
}

}  // namespace paraninfo::json
