// The load generator's command line: one scenario a run, one line of JSON out.
#include "bench/load/scenarios.hpp"

#include <CLI/CLI.hpp>
#include <sys/resource.h>

#include <csignal>
#include <iostream>
#include <map>

namespace {

using paraninfo::load::Options;

void raise_file_limit() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

void add_options(CLI::App& app, Options& options) {
    app.add_option("--address", options.target.endpoint.address);
    app.add_option("--host", options.target.endpoint.host);
    app.add_option("--port", options.target.endpoint.port)->required();
    app.add_option("--room", options.target.room);
    app.add_flag("--plain-peer", options.target.plain_peer, "the server is the peer that is compared with");
    app.add_option("--people", options.people, "file of cookies and seats");
    app.add_option("--token-file", options.token, "file with an open link's token");
    app.add_option("--out", options.out);
    app.add_option("--count", options.count);
    app.add_option("--askers", options.askers);
    app.add_option("--hall", options.hall);
    app.add_option("--moderators", options.moderators);
    app.add_option("--flood", options.flood);
    app.add_option("--rate", options.rate);
    app.add_option("--seconds", options.seconds);
    app.add_option("--spread", options.spread);
    app.add_option("--server-pid", options.server_pids)->delimiter(',');
    app.add_option("--publication", options.publication);
    app.add_option("--video", options.video);
    app.add_option("--audio", options.audio);
    app.add_flag("--rest", options.rest);
    app.add_flag("--awake", options.awake, "never sleep");
}

}  // namespace

int main(int count, char** arguments) {
    const std::map<std::string, int (*)(const Options&)> scenarios = {
        {"people", paraninfo::load::run_people},
        {"join", paraninfo::load::run_join},
        {"fanout", paraninfo::load::run_fanout},
        {"votes", paraninfo::load::run_votes},
        {"storm", paraninfo::load::run_storm},
        {"burst", paraninfo::load::run_burst},
        {"hls", paraninfo::load::run_hls},
        {"watch", paraninfo::load::run_watch},
        {"participation", paraninfo::load::run_participation},
    };
    std::signal(SIGPIPE, SIG_IGN);
    raise_file_limit();
    CLI::App app("Load generator");
    app.require_subcommand(1);
    Options options;
    for (const auto& [name, run] : scenarios) add_options(*app.add_subcommand(name), options);
    CLI11_PARSE(app, count, arguments);
    try {
        return scenarios.at(app.get_subcommands().front()->get_name())(options);
    } catch (const std::exception& error) {
        std::cerr << "paraninfo-load: " << error.what() << '\n';
        return 1;
    }
}
