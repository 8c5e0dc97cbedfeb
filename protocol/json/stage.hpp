// The stage in JSON: its commands, and what producers and panelists get of it (PROTOCOL.md section 4.6).
// Pure; any thread.
#pragma once

#include "protocol/commands/stage.hpp"
#include "protocol/json/members.hpp"
#include "protocol/json/writer.hpp"
#include "protocol/stage.hpp"

#include <string>
#include <vector>

namespace paraninfo::json {

PrepareScene read_prepare_scene(Members& members);
TakeScene read_take_scene(Members& members);
SetSound read_set_sound(Members& members);
SetReturn read_set_return(Members& members);
SetDucking read_set_ducking(Members& members);
SetThird read_set_third(Members& members);
CallPanelist read_call_panelist(Members& members);
TellStage read_tell_stage(Members& members);
SayBackstage read_say_backstage(Members& members);
TalkBack read_talk_back(Members& members);

// A scene's object, and one that is the member `name` of what is read.
void write_scene(Writer& to, const Scene& scene);
Scene read_scene(Members& members, const char* name);
void write_sound(Writer& to, const SourceSound& sound);
// The members themselves, of a command or of what was kept.
SourceSound read_sound(Members& members);
void write_sounds(Writer& to, const std::vector<SourceSound>& sounds);       // an array
bool read_sounds(const nlohmann::json& list, std::vector<SourceSound>& to);  // false: it cannot be
void write_voice(Writer& to, const Voice& voice);
void write_voices(Writer& to, const std::vector<Voice>& voices);  // an array
void write_return(Writer& to, const ReturnLevel& level);
ReturnLevel read_return(Members& members);
void write_ducking(Writer& to, const Ducking& ducking);  // `"ducking": …`
Ducking read_ducking(Members& members);                  // the members themselves

void write_third(Writer& to, const std::vector<std::string>& lines);  // `"third": …`
void write_next(Writer& to, const std::vector<PersonId>& next);       // `"next": …`
void write_steering(Writer& to, const std::optional<Steering>& steering);
void write_note(Writer& to, const StageNote& note);

// `stage` of a snapshot. A panelist's is their own: of the notes, those that are for them and newer
// than `notes_after`.
std::string encode_stage_for_producers(const Stage& stage);
std::string encode_stage_for(const Stage& stage, const PersonId& panelist, Offset notes_after = 0);

}  // namespace paraninfo::json
