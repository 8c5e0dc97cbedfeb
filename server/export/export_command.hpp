// `paraninfo export`: a file made from the command line, whether or not the server runs. Blocking; on the
// main thread of the command line, which parses the options.
#pragma once

#include "server/export/exporter.hpp"

namespace paraninfo::exports {

struct ExportCommand {
    std::string room;          // --room; may be left out where there is one
    std::string what = "all";  // see sheets_named
    std::string format;        // --format csv|xlsx|json
    std::string out = "-";     // --out FILE, made anew in one step; "-": stdout
};

// The command's options do not fit together or name nothing: exit code 2.
class WrongUse : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// A sentence for stderr; throws WrongUse, or Error (exit code 1).
std::string run_export_command(const Source& source, const ExportCommand& command);

}  // namespace paraninfo::exports
