// The command line's words for a running server: `paraninfo ctl feeds|add|key|remove`. They speak to its
// operator's socket, which only the server's own user can open.
#pragma once

#include "server/app/choice.hpp"

namespace CLI {
class App;
}

namespace paraninfo::app {

// `choice` outlives `app`.
void add_ctl_commands(CLI::App& app, Choice& choice);

}  // namespace paraninfo::app
