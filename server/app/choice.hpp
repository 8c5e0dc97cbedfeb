// What the command line said.
#pragma once

#include "config/load.hpp"
#include "config/settings.hpp"
#include "server/access/link_command.hpp"
#include "server/export/export_command.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace paraninfo::app {

struct Choice {
    std::string config;
    std::string journal;
    std::string feed;
    access::LinkCommand link;
    exports::ExportCommand exported;
    std::function<int()> run;  // the command chosen; the exit code

    config::Settings settings() const { return config::load(config).value(); }
};

// UTC since 1970.
inline std::int64_t wall_ms() {
    using std::chrono::system_clock;
    return std::chrono::duration_cast<std::chrono::milliseconds>(system_clock::now().time_since_epoch())
        .count();
}

}  // namespace paraninfo::app
