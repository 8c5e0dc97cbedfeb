// The command line's words about attendance: `attendance correct`.
#pragma once

#include "server/app/choice.hpp"

namespace CLI {
class App;
}

namespace paraninfo::app {

// `choice` outlives `app`.
void add_attendance_commands(CLI::App& app, Choice& choice);

}  // namespace paraninfo::app
