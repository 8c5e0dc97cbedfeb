#include "server/export/correction.hpp"

#include "server/access/roster.hpp"
#include "server/attendance/corrections.hpp"

#include <algorithm>

namespace paraninfo::exports {

namespace {

void must(bool holds, const std::string& member, const std::string& sentence) {
    if (!holds) throw CorrectionRefused(member, sentence);
}

void must_be_text(const std::string& text, std::size_t most, const std::string& member) {
    const bool plain = std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    must(!text.empty() && text.size() <= most && plain, member,
         "--" + member + " must be one line of 1 to " + std::to_string(most) + " bytes");
}

}  // namespace

std::string correct(const Source& source, const CorrectCommand& command, std::int64_t now_ms) {
    const auto session = std::ranges::find(source.sessions, command.session, &config::Session::id);
    const bool known =
        session != source.sessions.end() && (command.room.empty() || session->room == command.room);
    must(known, "session", "the event file has no session " + command.session);
    const auto longest = (session->ends_ms - session->starts_ms) / 60'000;
    must(command.minutes >= 0 && command.minutes <= longest, "minutes",
         "--minutes must lie between 0 and the session's " + std::to_string(longest));
    must_be_text(command.reason, attendance::reason_bytes_max, "reason");
    must_be_text(command.by, attendance::by_bytes_max, "by");
    const auto roster = access::read_roster(source.data_dir / "access.db", session->room);
    const auto person =
        std::ranges::find(roster, command.person, [](const auto& one) { return one.person.id; });
    must(person != roster.end(), "person",
         "nobody with a seat in " + session->room + " is " + command.person);
    attendance::keep_correction(source.data_dir / "attendance.db",
                                {session->room, session->id, command.person, command.minutes, command.reason,
                                 command.by, now_ms, command.by_person, command.key});
    return person->person.name;
}

}  // namespace paraninfo::exports
