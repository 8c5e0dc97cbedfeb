// `paraninfo attendance correct`: whether or not the server runs. Blocking; on the main thread of the command
// line, which parses the options.
#pragma once

#include "server/export/exporter.hpp"

#include <cstdint>
#include <string>

namespace paraninfo::exports {

struct CorrectCommand {
    std::string session;  // --session, of the event file
    std::string person;   // --person, as the export of attendance names it
    int minutes = 0;      // --minutes, that count instead of those watched
    std::string reason;   // --reason
    std::string by;       // --by, who answers for it
};

// A sentence for stdout; throws Error with one for stderr where the command names nothing or says too much.
std::string run_correct_command(const Source& source, const CorrectCommand& command, std::int64_t now_ms);

}  // namespace paraninfo::exports
