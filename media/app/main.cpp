// paraninfo-media: a worker of the gateway. Its role says what it does; it is started and ended by the
// gateway.

#include "media/app/bounded_files.hpp"
#include "media/app/no_exec.hpp"
#include "media/ingest/ingest.hpp"
#include "media/program/run.hpp"

#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
    CLI::App app{"A media worker of paraninfo; the gateway starts it."};
    std::string role;
    paraninfo::program::Options options;
    app.add_option("--role", role, "What to be")->required()->check(CLI::IsMember({"programme", "ingest"}));
    app.add_option("--socket", options.socket_path, "The gateway's media.sock")->required();
    app.add_option("--run", options.run, "This run's id, 32 hexadecimal digits; made up when absent");
    app.add_option("--room", options.room, "The room of a programme");
    CLI11_PARSE(app, argc, argv);
    paraninfo::media::bound_files();
    paraninfo::media::give_up_exec();
    if (role == "ingest") return paraninfo::ingest::run({options.socket_path, options.run});
    return paraninfo::program::run(options);
}
