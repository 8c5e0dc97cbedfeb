#include "server/live/encoding.hpp"

#include "tests/unit/server/live/before.hpp"

#include <map>

namespace paraninfo::live {
namespace {

using samples::Value;
using test::asked;
using test::Before;

// A producer's form is the moderator's and a panelist's the participant's where the sample says nothing else.
const Value& form_of(const Value& sample, Audience audience) {
    const Value& forms = sample["forms"];
    const std::string name(name_of(audience));
    if (forms.contains(name)) return forms[name];
    return forms[audience == Audience::producer ? "moderator" : "participant"];
}

Value parsed(const SharedBytes& text) {
    return text ? Value::parse(*text) : Value();
}

// None, one or several.
Value listed(const Value& addressed) {
    if (addressed.is_null()) return Value::array();
    return addressed.is_array() ? addressed : Value::array({addressed});
}

void expect_same(const fanout::EncodedChange& encoded, const Value& sample) {
    for (const Audience audience : all_audiences)
        EXPECT_EQ(parsed(encoded.texts[audience]), form_of(sample, audience))
            << sample["name"] << " for " << name_of(audience);
    Value addressed = Value::array();
    for (const auto& one : encoded.addressed)
        addressed.push_back({{"person", one.person.value}, {"message", parsed(one.text)}});
    EXPECT_EQ(addressed, listed(sample["addressed"])) << sample["name"];
}

const Value& all() {
    static const Value changes = samples::load("changes.json")["changes"];
    return changes;
}

Before pending() {
    return Before().ask(samples::first_question(), QuestionState::pending);
}
Question sealed_question() {
    Question question = samples::first_question();
    question.anonymous = question.sealed = true;
    question.language.clear();
    return question;
}
Before approved() {
    return pending().change(QuestionApproved{1});
}
Before visible() {
    return approved().votes();
}
// As it happened on the stage of the samples.
Change cued(Change change, std::int64_t programme_ms) {
    stamp(change, ProgrammeTime{"k3v0q8zt", programme_ms});
    return change;
}
Before on_air() {
    return visible().change(cued(QuestionPutOnAir{1}, 812'345));
}

Before both() {
    return pending().ask(samples::second_question(), QuestionState::approved);
}
Before merged() {
    return both().change(QuestionApproved{1}).change(QuestionMerged{1, 2});
}

PollDrafted drafted(const Poll& poll) {
    return {poll.id, poll.form};
}
Before draft(const Poll& poll) {
    return Before().change(drafted(poll));
}
Before open(const Poll& poll) {
    return draft(poll).change(cued(PollOpened{1, 0}, 900'000));
}
Before closing(const Poll& poll) {
    return open(poll).change(cued(PollClosing{1}, 960'000));
}
PollVoted voted(Ballot ballot, VoterClass voter_class) {
    return {1, 0, voter_class, PersonId{"Pe0rs0n2Pe0rs0n2"}, std::move(ballot)};
}

PollOpened secret_opened() {
    return {1, 0, {}, samples::paper_modulus()};
}

struct Case {
    Before before;
    Change change;
};

std::map<std::string, Case> question_cases() {
    const std::string edited = "¿Cuándo y dónde se publican las actas?";
    const auto first = asked(samples::first_question(), QuestionState::pending);
    const auto second = asked(samples::second_question(), QuestionState::approved);
    const auto made = samples::announcement();
    const std::string translated = "When are the minutes published?";
    QuestionAsked entered = first;
    entered.person = {};
    entered.name = "Ana";
    entered.origin = Audience::hall;
    return {
        {"asked anonymously to moderators too", {Before(), asked(sealed_question(), QuestionState::pending)}},
        {"anonymity set to everybody", {Before(), AnonymitySet{Anonymity::everybody}}},
        {"asked, review first", {Before(), first}},
        {"asked anonymously in the hall, publish first", {Before(), second}},
        {"approved", {pending(), QuestionApproved{1}}},
        {"declined from pending", {pending(), QuestionDeclined{1, "Off topic."}}},
        {"declined after it was visible", {visible(), QuestionDeclined{1, "Off topic."}}},
        {"withdrawn from pending", {pending(), QuestionWithdrawn{1}}},
        {"withdrawn after it was visible", {visible(), QuestionWithdrawn{1}}},
        {"put on air", {visible(), cued(QuestionPutOnAir{1}, 812'345)}},
        {"taken off air", {on_air(), cued(QuestionTakenOffAir{1}, 830'000)}},
        {"answered on air", {on_air(), cued(QuestionAnswered{1}, 830'000)}},
        {"answered without being on air", {visible(), cued(QuestionAnswered{1}, 830'000)}},
        {"edited while pending", {pending(), QuestionEdited{1, edited}}},
        {"edited while approved", {approved(), QuestionEdited{1, edited}}},
        {"edited on air", {approved().change(cued(QuestionPutOnAir{1}, 812'345)), QuestionEdited{1, edited}}},
        {"put on deck", {visible(), QuestionPutOnDeck{1}}},
        {"taken off deck", {visible().change(QuestionPutOnDeck{1}), QuestionTakenOffDeck{1}}},
        {"moved on deck",
         {both().change(QuestionApproved{1}).change(QuestionPutOnDeck{1}).change(QuestionPutOnDeck{2}),
          QuestionMovedOnDeck{1, 0}}},
        {"reopened after a decline",
         {pending().change(QuestionDeclined{1, "Off topic."}), QuestionReopened{1}}},
        {"reopened after the answer", {visible().change(QuestionAnswered{1}), QuestionReopened{1}}},
        {"merged after it was visible", {both().change(QuestionApproved{1}), QuestionMerged{1, 2}}},
        {"merged from pending", {both(), QuestionMerged{1, 2}}},
        {"unmerged", {merged(), QuestionUnmerged{1, 2}}},
        {"put on air with another merged into it", {merged(), QuestionPutOnAir{2}}},
        {"declined with another merged into it", {merged(), QuestionDeclined{2, "Off topic."}}},
        {"tagged", {visible(), QuestionTagged{1, {"actas", "plazos"}}}},
        {"noted", {visible(), QuestionNoted{1, "Moderator", "Ask the secretary."}}},
        {"answered in writing to the asker",
         {visible(), QuestionAnsweredInWriting{1, AnswerTo::asker, "En mayo."}}},
        {"answered in writing to all", {visible(), QuestionAnsweredInWriting{1, AnswerTo::all, "En mayo."}}},
        {"answered in writing with another merged into it",
         {merged(), QuestionAnsweredInWriting{2, AnswerTo::asker, "In May."}}},
        {"translated, a draft", {visible(), QuestionTranslated{1, Language::en, false, translated}}},
        {"translated and approved", {visible(), QuestionTranslated{1, Language::en, true, translated}}},
        {"entered for somebody in the hall", {Before(), entered}},
        {"voted up", {approved(), QuestionVoted{1, PersonId{"Pe0rs0n2Pe0rs0n2"}, true}}},
        {"vote taken back", {visible(), QuestionVoted{1, PersonId{"Pe0rs0n2Pe0rs0n2"}, false}}},
        {"opened", {Before(), QuestionsOpened{}}},
        {"closed", {Before(), QuestionsClosed{}}},
        {"review set to publish", {Before(), ReviewSet{Review::publish}}},
        {"review set to first", {Before(), ReviewSet{Review::first}}},
        {"announced", {Before(), AnnouncementMade{made.id, made.text}}},
        {"announcement removed", {Before(), AnnouncementRemoved{11, made.id}}},
    };
}

std::map<std::string, Case> poll_cases() {
    return {
        {"poll drafted", {Before(), drafted(samples::choice_poll())}},
        {"poll edited",
         {draft(samples::choice_poll()),
          PollEdited{1,
                     {"¿Qué tratamos antes?", PollKind::single, {"Educación", "Cooperación"}, 1, {}, {}}}}},
        {"poll opened for a minute", {draft(samples::choice_poll()), cued(PollOpened{1, 60'000}, 900'000)}},
        {"poll opened without an end", {draft(samples::scale_poll()), PollOpened{1, 0}}},
        {"poll closing", {open(samples::choice_poll()), cued(PollClosing{1}, 960'000)}},
        {"poll closed", {closing(samples::choice_poll()), cued(PollClosed{1}, 975'000)}},
        {"poll archived",
         {closing(samples::choice_poll()).change(cued(PollClosed{1}, 975'000)), PollArchived{1}}},
        {"draft archived", {draft(samples::choice_poll()), PollArchived{1}}},
        {"secret poll opened", {draft(samples::secret_poll()), secret_opened()}},
        {"paper of a secret poll given",
         {draft(samples::secret_poll()).change(secret_opened()),
          PollPaperGiven{1, 0, PersonId{"Pe0rs0n2Pe0rs0n2"}}}},
        {"secret poll counted",
         {draft(samples::secret_poll()).change(secret_opened()).change(PollClosing{1}).change(PollClosed{1}),
          PollCounted{1, {12, {7, 3, 2}}}}},
        {"poll voted by choice", {open(samples::choice_poll()), voted(Ballot{2, ""}, VoterClass::hall)}},
        {"poll voted on a scale",
         {open(samples::scale_poll()), voted(Ballot{8, ""}, VoterClass::registered)}},
        {"poll voted in words",
         {open(samples::text_poll()), voted(Ballot{0, "Confianza, cooperación"}, VoterClass::hall)}},
    };
}

std::map<std::string, Case> sanction_cases() {
    const PersonId person = samples::first_question().person;
    const PersonId by{"m"};
    const PersonSilenced timed{600'000, person, "Remote participant", by, "Moderator", "Let others speak."};
    PersonSilenced silenced = timed;
    silenced.for_ms = 0;
    const PersonBanned banned{person, "Remote participant", by, "Moderator", "Insults.", {}};
    const QuestionId sealed = sealed_question().id;
    const PersonSilenced silenced_asker{0, person, "", by, "Moderator", "Let others speak.", sealed};
    const PersonBanned banned_asker{person, "", by, "Moderator", "Insults.", {}, sealed};
    const auto asked_sealed = [] { return Before().ask(sealed_question(), QuestionState::pending); };
    return {
        {"silenced as who asked a question", {asked_sealed(), silenced_asker}},
        {"silence of who asked a question lifted",
         {asked_sealed().change(silenced_asker), SilenceLifted{2, person, by, "Moderator", sealed}}},
        {"banned as who asked a question", {asked_sealed(), banned_asker}},
        {"unbanned as who asked a question",
         {asked_sealed().change(banned_asker), PersonUnbanned{2, person, by, "Moderator", sealed}}},
        {"silenced for a time", {Before(), timed}},
        {"silenced until lifted", {Before(), silenced}},
        {"silence lifted by a moderator",
         {Before().change(silenced), SilenceLifted{1, person, by, "Moderator"}}},
        {"silence over", {Before().change(timed), SilenceLifted{1, person, {}, {}}}},
        {"banned", {Before(), banned}},
        {"unbanned", {Before().change(banned), PersonUnbanned{1, person, by, "Moderator"}}},
    };
}

std::map<std::string, Case> chat_cases() {
    const PersonId person = samples::first_question().person;
    const PersonId by{"M0d3rat0rM0d3rat"};
    const std::string name = "Remote participant";
    const ChatWritten written{Audience::participant, 0, person, name, "Buenos días a todos."};
    const ChatWritten reply{Audience::moderator, 1, by, "Moderator", "Gracias: las actas salen en mayo."};
    const auto said = [&] { return Before().change(written); };
    return {
        {"chat opened", {Before(), ChatOpened{}}},
        {"chat closed", {Before(), ChatClosed{}}},
        {"chat slowed", {Before(), ChatSlowed{10'000}}},
        {"chat written", {Before(), written}},
        {"chat written in reply, by a moderator", {said(), reply}},
        {"chat deleted by a moderator",
         {said(), ChatDeleted{1, true, person, name, by, "Moderator", "Advertising."}}},
        {"chat deleted by its author", {said(), ChatDeleted{1, false, person, name, person, name, ""}}},
    };
}

std::map<std::string, Case> hand_cases() {
    const PersonId person = samples::first_question().person;
    const PersonId by{"M0d3rat0rM0d3rat"};
    const HandRaised raised{Audience::participant, person, "Remote participant"};
    const auto up = [&] { return Before().change(raised); };
    return {
        {"hands opened", {Before(), HandsOpened{}}},
        {"hands closed", {Before(), HandsClosed{}}},
        {"hand raised", {Before(), raised}},
        {"hand claimed", {up(), HandClaimed{1, 60'000, by, "Moderator"}}},
        {"hand's claim lapsed", {up().change(HandClaimed{1, 60'000, by, "Moderator"}), HandClaimLapsed{1}}},
        {"hand invited", {up(), HandInvited{1}}},
        {"hand accepted", {up().change(HandInvited{1}), HandAccepted{1}}},
        {"hand lowered", {up(), HandLowered{1, person}}},
        {"hand declined", {up(), HandDeclined{1, person}}},
        {"hand done", {up(), HandDone{1, person}}},
        {"reactions opened", {Before(), ReactionsOpened{}}},
        {"reactions closed", {Before(), ReactionsClosed{}}},
        {"broadcast started", {Before(), BroadcastStarted{}}},
        {"broadcast paused", {Before().change(BroadcastStarted{}), BroadcastPaused{600'000}}},
        {"broadcast resumed",
         {Before().change(BroadcastStarted{}).change(BroadcastPaused{}), BroadcastResumed{}}},
        {"broadcast ended", {Before().change(BroadcastStarted{}), BroadcastEnded{}}},
        {"broadcast that is recorded started",
         {Before().recording(RecordingMode::automatic), BroadcastStarted{}}},
        {"broadcast's recording stopped",
         {Before().recording(RecordingMode::automatic).change(BroadcastStarted{}),
          BroadcastRecordingSet{false}}},
    };
}

std::map<std::string, Case> desk_cases() {
    QuestionDeclined declined{1, "It has been answered already."};
    declined.reasons = {{Language::es, "Ya se ha respondido."}, {Language::en, declined.reason}};
    auto placed = asked(samples::first_question(), QuestionState::pending);
    placed.session = "opening";
    placed.to = "speaker-2";
    return {
        {"declined with a reason by language", {pending(), declined}},
        {"reopened after it was approved", {visible(), QuestionReopened{1}}},
        {"asked in a session and to a speaker", {Before(), placed}},
        {"assigned", {visible(), QuestionAssigned{1, "panel", "speaker-3"}}},
        {"moderators told", {Before(), ModeratorsTold{"Moderator", "I take the questions in Chinese."}}},
    };
}

std::map<std::string, Case> stage_cases() {
    const std::string camera = "cam-0f1e2d3c4b5a69788796";
    const Scene both{SceneLayout::side_by_side, {"floor", camera}};
    const PersonId director{"Pr0ducerPr0ducer"};
    const PersonId ana{"Pan3listPan3list"};
    const Scene floor{SceneLayout::full, {"floor"}};
    const SourceSound louder{camera, -350, false, 40, SourceHeard::always};
    const StageTold to_all{director, "Producer", Audience::producer, {}, "We begin."};
    const StageTold to_one{director, "Producer", Audience::producer, ana, "You are next: two minutes."};
    return {
        {"a producer steers", {Before(), StageSteered{{director, "Producer"}}}},
        {"a scene is prepared", {Before(), StagePrepared{both}}},
        {"a scene is taken",
         {Before(), cued(StageTaken{both, floor, {SceneTransition::fade, 400}}, 812'345)}},
        {"a source has another sound",
         {Before(), StageSoundSet{{camera, -350, false, 40, SourceHeard::always}}}},
        {"a return has another level", {Before(), StageReturnSet{{ana, "floor", -300}}}},
        {"ducking is set", {Before(), StageDuckingSet{{-900, -1200}}}},
        {"a lower third", {Before(), cued(StageThirdSet{{"Ana Pérez", "UNAM, México"}}, 812'345)}},
        {"no lower third", {Before(), StageThirdSet{}}},
        {"a panelist is called", {Before(), StageCalled{ana, true}}},
        {"told to everybody backstage", {Before(), to_all}},
        {"told to one panelist", {Before(), to_one}},
        {"a panelist says something",
         {Before(), StageTold{ana, "Ana Pérez", Audience::panelist, {}, "I hear an echo."}}},
        {"a panelist checked the devices",
         {Before(), StageChecked{{ana, 1280, 720, 30, -2100, true, false}}}},
        {"a check without camera and microphone", {Before(), StageChecked{{ana}}}},
        {"a speaker's timer runs", {Before(), StageTimerSet{StageTimer{ana, 300'000, true}}}},
        {"no timer", {Before(), StageTimerSet{}}},
        {"a scene is kept", {Before(), StagePresetSaved{{PresetKind::scene, "Mesa redonda", both}}}},
        {"levels are kept", {Before(), StagePresetSaved{{PresetKind::levels, "音樂", {}, {louder}}}}},
        {"a preset is deleted", {Before(), StagePresetDeleted{PresetKind::scene, "Mesa redonda"}}},
        {"a preset is renamed",
         {Before(), StagePresetRenamed{PresetKind::scene, "Mesa redonda", "Mesa de la tarde"}}},
        {"levels are recalled", {Before(), StageLevelsSet{{louder}}}},
        {"a file begins", {Before(), StageFileSet{{"file-0f1e2d3c4b5a69788796", true, false, true}, true}}},
    };
}

std::map<std::string, Case> cases() {
    auto all = question_cases();
    all.merge(desk_cases());
    all.merge(poll_cases());
    all.merge(sanction_cases());
    all.merge(chat_cases());
    all.merge(hand_cases());
    all.merge(stage_cases());
    return all;
}

TEST(Encoding, EveryChangeLooksToEverybodyAsTheSamplesSay) {
    auto known = cases();
    for (const Value& sample : all()) {
        const auto found = known.find(sample["name"]);
        ASSERT_NE(found, known.end()) << sample["name"] << " has no case here";
        expect_same(found->second.before.then(sample, found->second.change), sample);
    }
    EXPECT_EQ(all().size(), known.size());
}

TEST(Encoding, ParticipantsAndHallShareOneText) {
    Before before = pending();
    const auto encoded = before.then(samples::named(all(), "approved"), QuestionApproved{1});
    EXPECT_EQ(encoded.texts[Audience::participant], encoded.texts[Audience::hall]);
}

TEST(Encoding, AnAnonymousNameIsInNoTextButTheModerators) {
    Before before;
    const auto change = asked(samples::second_question(), QuestionState::approved);
    const auto encoded =
        before.then(samples::named(all(), "asked anonymously in the hall, publish first"), change);
    EXPECT_EQ(encoded.texts[Audience::participant]->find("Hall participant"), std::string::npos);
    EXPECT_NE(encoded.texts[Audience::moderator]->find("Hall participant"), std::string::npos);
}

}  // namespace
}  // namespace paraninfo::live
