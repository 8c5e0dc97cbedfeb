// `paraninfo attendance correct`: whether or not the server runs. Blocking; on the main thread of the command
// line, which parses the options.
#pragma once

#include "server/export/correction.hpp"

#include <string>

namespace paraninfo::exports {

// A sentence for stdout; throws Error with one for stderr where the command names nothing or says too much.
std::string run_correct_command(const Source& source, const CorrectCommand& command, std::int64_t now_ms);

}  // namespace paraninfo::exports
