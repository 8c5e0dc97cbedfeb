// Silences and bans in JSON: the commands, the forms that moderators and the silenced one see, and the
// journal's entries and snapshots. Pure; any thread.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/changes/sanctions.hpp"
#include "protocol/commands/sanctions.hpp"
#include "protocol/json/entry_source.hpp"
#include "protocol/json/writer.hpp"
#include "protocol/sanctions.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::json {

SilencePerson read_silence_person(Members& members);
LiftSilence read_lift_silence(Members& members);
BanPerson read_ban_person(Members& members);
UnbanPerson read_unban_person(Members& members);

// 0: null.
// Who decided and whose name it is are for moderators' eyes.
void write_sanction(Writer& to, const Sanction& sanction, Audience audience);
// As moderators see them; null: none.
void write_sanctions(Writer& to, std::string_view name, const std::vector<Sanction>* sanctions);
// As the silenced one sees it; `null` without one.
std::string encode_own_silence(const Sanction* silence);

// What follows the change's name in the kind, with its colons; the payload's members go into `payload`.
std::string encode_sanction_entry(const PersonSilenced& change, Writer& payload);
std::string encode_sanction_entry(const SilenceLifted& change, Writer& payload);
std::string encode_sanction_entry(const PersonBanned& change, Writer& payload);
std::string encode_sanction_entry(const PersonUnbanned& change, Writer& payload);

PersonSilenced decode_person_silenced(EntrySource& from);
SilenceLifted decode_silence_lifted(EntrySource& from);
PersonBanned decode_person_banned(EntrySource& from);
PersonUnbanned decode_person_unbanned(EntrySource& from);

void write_kept_sanctions(Writer& to, std::string_view name, const std::vector<Sanction>& sanctions);
// None where the snapshot is older than sanctions are; false if they cannot be read.
bool read_kept_sanctions(Members& members, const char* name, std::vector<Sanction>& to);

}  // namespace paraninfo::json
