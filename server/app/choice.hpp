// What the command line said.
#pragma once

#include "config/load.hpp"
#include "config/settings.hpp"
#include "server/access/link_command.hpp"
#include "server/export/export_command.hpp"

#include <functional>
#include <string>

namespace paraninfo::app {

struct Choice {
    std::string config;
    std::string journal;
    std::string feed;
    std::string output;
    bool new_key = false;
    access::LinkCommand link;
    exports::ExportCommand exported;
    std::function<int()> run;  // the command chosen; the exit code

    config::Settings settings() const { return config::load(config).value(); }
};

}  // namespace paraninfo::app
