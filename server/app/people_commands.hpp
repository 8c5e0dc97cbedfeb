// The command line's words for the list of registrants: `people import`, `people codes` and `link export`.
#pragma once

#include "server/app/choice.hpp"

namespace CLI {
class App;
}

namespace paraninfo::app {

// `choice` outlives `app`.
void add_people_commands(CLI::App& app, Choice& choice);
void add_link_export(CLI::App& link, Choice& choice);

}  // namespace paraninfo::app
