// `paraninfo link`: mints, lists and revokes links, whether or not the server runs. Blocking; on the main
// thread of the command line, which parses the options and prints what comes back.
#pragma once

#include "config/settings.hpp"
#include "server/access/link.hpp"
#include "server/access/link_keys.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace paraninfo::access {

struct LinkCommand {
    // Exactly one of the three: mint (neither flag), --list, --revoke ID.
    bool list = false;
    std::string revoke;

    // Minting.
    std::string role;                // --role participant|hall|screen|moderator|panelist|producer
    std::vector<std::string> rooms;  // --room, may be repeated; none: all rooms of the configuration
    std::string kind = "open";       // --kind open|personal
    std::string name;                // --name, personal
    std::string sub;                 // --sub, personal: external id
    std::string language;            // --lang es|en|pt|zh-Hant
    double days = 7;                 // --days, 0.01 to 3650
    int devices = 0;                 // --devices 1..10, personal; 0: the role's default
    int most = 0;                    // --most 1..100000, open; 0: the default
    std::string speaker;             // --speaker, of a panelist, personal: the agenda's id
    std::string label;  // --label: the same live link again when called again with the same label
};

// What to print on stdout, lines ended; for minting the address alone. `wall_ms` is now, UTC since 1970.
// Throws std::runtime_error with a sentence for stderr (exit code 1).
std::string run_link_command(const config::Settings& settings, const LinkCommand& command,
                             std::int64_t wall_ms);

// The link that a command to mint asks for, not kept anywhere yet. Throws as above.
Link make_link(const config::Settings& settings, const LinkCommand& command, std::int64_t now_s);
std::string address_of(const config::Settings& settings, const Link& link, const LinkKeys& keys);

}  // namespace paraninfo::access
