// The program's commands: serve, check-config, verify-journal, link. Parses, calls the one asked for, and
// turns exceptions of start-up into a message on stderr and an exit code (0 fine, 1 failed, 2 wrong use or
// configuration).
#pragma once

namespace paraninfo::app {

int run(int argc, char** argv);

}  // namespace paraninfo::app
