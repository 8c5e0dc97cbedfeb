// What somebody responsible says of a person's attendance, held against the agenda and the room's people
// before it is kept: the one way of the command line and of the desk. Blocking.
#pragma once

#include "server/export/exporter.hpp"

#include <cstdint>
#include <string>

namespace paraninfo::exports {

struct CorrectCommand {
    std::string session;  // of the event file
    std::string person;   // as the export of attendance names it
    int minutes = 0;      // that count instead of those counted
    std::string reason;
    std::string by;              // who answers for it
    std::string by_person = {};  // the same as a person; empty: the command line
    std::string key = {};        // of the desk: the same again is the same correction
    std::string room = {};       // which the session must be of; empty: any
};

// Throws CorrectionRefused where it names nothing or says too much. The person's name.
std::string correct(const Source& source, const CorrectCommand& command, std::int64_t now_ms);

// A sentence that names the command line's option, and the member of CorrectCommand that it is about.
class CorrectionRefused : public Error {
  public:
    CorrectionRefused(std::string member, const std::string& sentence)
        : Error(sentence), member_(std::move(member)) {}
    const std::string& member() const { return member_; }

  private:
    std::string member_;
};

}  // namespace paraninfo::exports
