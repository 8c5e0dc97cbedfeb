#pragma once

// The role `programme`: one process for one room, from its start to its end. It waits for its configuration,
// runs the programme and outlives the gateway by the link's grace. run() is the whole process's life.

#include <string>

namespace paraninfo::program {

struct Options {
    std::string socket_path;  // <data>/run/media/media.sock
    std::string run;          // this process's run id; made here when empty
    std::string room;
};

// The process's exit statuses.
inline constexpr int exit_told = 0;          // a Stop, SIGTERM, or no gateway any more
inline constexpr int exit_broken = 1;        // it cannot run as configured
inline constexpr int exit_stalled = 3;       // a watchdog: start it again
inline constexpr int exit_reconfigured = 4;  // another configuration came: start it again

int run(const Options& options);

}  // namespace paraninfo::program
