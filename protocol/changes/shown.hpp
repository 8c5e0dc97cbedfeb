// One change as each audience may see it: what the room decides and protocol/json encodes.
#pragma once

#include "protocol/broadcast.hpp"
#include "protocol/changes/change.hpp"
#include "protocol/chat.hpp"
#include "protocol/hand.hpp"
#include "protocol/sanctions.hpp"
#include "protocol/stage.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace paraninfo {

// `data` of a change's message. Of a question, the encoder takes the fields that the audience may see.
struct ShowNothing {
    bool operator==(const ShowNothing&) const = default;
};
struct ShowEmpty {  // {}
    bool operator==(const ShowEmpty&) const = default;
};
struct ShowGone {
    std::string id;
    std::string into = {};  // merged into this one; empty: not merged
    bool operator==(const ShowGone&) const = default;
};
struct ShowQuestion {
    Question question;
    std::vector<Question> also = {};                             // changed with it
    std::optional<std::vector<QuestionId>> deck = std::nullopt;  // after a change of what is or was on it
    bool operator==(const ShowQuestion&) const = default;
};
// For one who asked: the addressed forms of the person's own questions, the class's form of another's.
struct ShowOwn {
    std::optional<Question> question;             // the one that changed, if it is to be seen
    std::string gone = {};                        // if it no longer is
    std::vector<Question> merged = {};            // the person's own, merged into the one that changed
    std::optional<Question> into = std::nullopt;  // the fate of those that are merged
    bool operator==(const ShowOwn&) const = default;
};
struct ShowVote {
    QuestionId question;
    bool up = true;
    bool operator==(const ShowVote&) const = default;
};
struct ShowReview {
    Review review = Review::first;
    bool operator==(const ShowReview&) const = default;
};
struct ShowAnonymity {
    Anonymity anonymity = Anonymity::audience;
    bool operator==(const ShowAnonymity&) const = default;
};
struct ShowAnnouncement {
    Announcement announcement;
    bool operator==(const ShowAnnouncement&) const = default;
};
struct ShowPoll {
    Poll poll;
    bool operator==(const ShowPoll&) const = default;
};
struct ShowBallot {  // to its voter
    PollId poll;
    PollForm form;
    Ballot ballot;
    bool operator==(const ShowBallot&) const = default;
};
struct ShowAnswer {  // of open text, to moderators
    PollId poll;
    PollAnswer answer;
    bool operator==(const ShowAnswer&) const = default;
};

enum class SanctionKind { silence, ban };
// The whole to moderators; to the silenced one no more than why and until when.
struct ShowSanction {
    SanctionKind kind = SanctionKind::silence;
    Sanction sanction;
    bool operator==(const ShowSanction&) const = default;
};
struct ShowSanctionOver {
    PersonId person;
    std::string by;  // the moderator's name; empty: its time was over
    QuestionId asker_of = {};
    bool operator==(const ShowSanctionOver&) const = default;
};

struct ShowChatSlowed {
    std::int64_t slow_ms = 0;
    bool operator==(const ShowChatSlowed&) const = default;
};
struct ShowChatMessage {
    ChatMessage message;
    bool operator==(const ShowChatMessage&) const = default;
};
// The whole to moderators; to whose hand it is no more than how it stands.
struct ShowHand {
    Hand hand;
    bool operator==(const ShowHand&) const = default;
};
struct ShowHandGone {
    Offset hand = 0;
    bool operator==(const ShowHandGone&) const = default;
};
struct ShowModeratorMessage {
    ModeratorMessage message;
    bool operator==(const ShowModeratorMessage&) const = default;
};
struct ShowBroadcast {
    Broadcast broadcast;
    bool operator==(const ShowBroadcast&) const = default;
};

struct ShowPrepared {
    Scene scene;
    bool operator==(const ShowPrepared&) const = default;
};
// Of the producer's members only what is there.
struct ShowTaken {
    Scene scene;
    std::optional<Scene> prepared;
    Taking taking;
    bool operator==(const ShowTaken&) const = default;
};
struct ShowScene {  // the programme's, to panelists
    Scene scene;
    std::int32_t ms = 0;  // so long it goes over
    bool operator==(const ShowScene&) const = default;
};
struct ShowSound {
    SourceSound sound;
    bool operator==(const ShowSound&) const = default;
};
struct ShowVoice {  // to panelists
    Voice voice;
    bool operator==(const ShowVoice&) const = default;
};
struct ShowReturn {
    ReturnLevel level;
    bool operator==(const ShowReturn&) const = default;
};
struct ShowDucking {
    Ducking ducking;
    bool operator==(const ShowDucking&) const = default;
};
struct ShowThird {
    std::vector<std::string> lines;
    bool operator==(const ShowThird&) const = default;
};
struct ShowNext {
    std::vector<PersonId> next;
    bool operator==(const ShowNext&) const = default;
};
struct ShowSteering {
    Steering steering;
    bool operator==(const ShowSteering&) const = default;
};
struct ShowCheck {
    DeviceCheck check;
    bool operator==(const ShowCheck&) const = default;
};
struct ShowTimer {
    std::optional<StageTimer> timer;
    bool operator==(const ShowTimer&) const = default;
};
struct ShowPreset {
    Preset preset;
    bool operator==(const ShowPreset&) const = default;
};
struct ShowPresetGone {
    PresetKind kind = PresetKind::scene;
    std::string name;
    bool operator==(const ShowPresetGone&) const = default;
};
struct ShowPresetRenamed {
    PresetKind kind = PresetKind::scene;
    std::string name;  // until then
    std::string new_name;
    bool operator==(const ShowPresetRenamed&) const = default;
};
struct ShowLevels {
    std::vector<SourceSound> sounds;
    bool operator==(const ShowLevels&) const = default;
};
struct ShowVoices {  // to panelists
    std::vector<Voice> voices;
    bool operator==(const ShowVoices&) const = default;
};
struct ShowFile {
    StageFile file;
    bool operator==(const ShowFile&) const = default;
};
struct ShowNote {
    StageNote note;
    bool operator==(const ShowNote&) const = default;
};

using View =
    std::variant<ShowNothing, ShowEmpty, ShowGone, ShowQuestion, ShowOwn, ShowVote, ShowReview, ShowAnonymity,
                 ShowAnnouncement, ShowPoll, ShowBallot, ShowAnswer, ShowSanction, ShowSanctionOver,
                 ShowChatSlowed, ShowChatMessage, ShowHand, ShowHandGone, ShowModeratorMessage, ShowBroadcast,
                 ShowPrepared, ShowTaken, ShowScene, ShowSound, ShowVoice, ShowReturn, ShowDucking, ShowThird,
                 ShowNext, ShowSteering, ShowNote, ShowCheck, ShowTimer, ShowPreset, ShowPresetGone,
                 ShowPresetRenamed, ShowLevels, ShowVoices, ShowFile>;

struct Addressed {
    PersonId person;
    View view;
    bool backstage = false;  // only for the person's seat as a panelist
    bool operator==(const Addressed&) const = default;
};

// What happens on the stage, for those who make it.
struct Backstage {
    View producer;
    View panelist;
    bool operator==(const Backstage&) const = default;
};

struct Shown {
    View moderator;
    View audience;  // participants and hall
    View screen;
    std::vector<Addressed> addressed = {};              // each person once
    std::optional<Backstage> backstage = std::nullopt;  // none: producers see it as moderators do, panelists
                                                        // as the audience does
    bool operator==(const Shown&) const = default;
};

}  // namespace paraninfo
