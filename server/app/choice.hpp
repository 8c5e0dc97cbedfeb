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

    // Throws what the command line says with exit code 2.
    config::Settings settings() const {
        if (config.empty()) throw exports::WrongUse("--config FILE is needed: the configuration file");
        return config::load(config).value();
    }
};

}  // namespace paraninfo::app
