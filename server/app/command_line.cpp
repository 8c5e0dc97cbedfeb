#include "server/app/command_line.hpp"

#include "config/added_feeds.hpp"
#include "config/load.hpp"
#include "protocol/json/writer.hpp"
#include "server/access/link_command.hpp"
#include "server/access/secrets.hpp"
#include "server/app/attendance_commands.hpp"
#include "server/app/choice.hpp"
#include "server/app/ctl_commands.hpp"
#include "server/app/people_commands.hpp"
#include "server/app/server.hpp"
#include "server/app/wiring.hpp"
#include "server/export/export_command.hpp"
#include "server/journal/verify.hpp"
#include "server/observe/clock.hpp"
#include "server/observe/log.hpp"
#include "server/workers/output_plan.hpp"
#include "server/workers/plan.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <iostream>
#include <string>

namespace paraninfo::app {
namespace {

constexpr int failed = 1;
constexpr int wrong_use = 2;

observe::Level log_level(config::LogLevel level) {
    switch (level) {
        case config::LogLevel::debug:
            return observe::Level::debug;
        case config::LogLevel::warn:
            return observe::Level::warn;
        case config::LogLevel::error:
            return observe::Level::error;
        case config::LogLevel::info:
            break;
    }
    return observe::Level::info;
}

int serve(const config::Settings& settings) {
    observe::set_log_level(log_level(settings.log));
    Server server(settings);
    server.run();
    return 0;
}

int verify_journal(const std::filesystem::path& path) {
    const auto verified = journal::verify(path);
    if (verified.bad) {
        std::cerr << path.string() << ": room " << verified.bad->room << ", row " << verified.bad->offset
                  << ": " << verified.bad->why << '\n';
        return failed;
    }
    std::cout << path.string() << ": sound: " << verified.rooms << " rooms, " << verified.rows << " rows ("
              << verified.erased << " erased), " << verified.receipts << " receipts\n";
    return 0;
}

int make_feed_key(const config::Settings& settings, const std::string& id) {
    const auto feed = workers::make_rtmp_access(settings, id);
    if (!feed) throw std::runtime_error("no feed of kind rtmp is called " + id);
    json::Writer writer;
    writer.open_object().member("server", feed->url).member("key", feed->key);
    std::cout << writer.close_object().take() << '\n';
    return 0;
}

int show_feed(const config::Settings& settings, const std::string& id) {
    const auto key = access::open_secrets(settings.data_dir).srt_master;
    const auto feed = workers::srt_access(settings, key, id);
    if (!feed) throw std::runtime_error("no feed of kind srt is called " + id + " (kind rtmp: --new-key)");
    json::Writer writer;
    writer.open_object().member("url", feed->url).member("streamid", feed->streamid);
    std::cout << writer.member("passphrase", feed->passphrase).close_object().take() << '\n';
    return 0;
}

int show_output(const config::Settings& settings, const std::string& id) {
    const auto key = access::open_secrets(settings.data_dir).srt_master;
    const auto output = workers::output_access(settings, key, id);
    if (!output) throw std::runtime_error("no output is called " + id);
    json::Writer writer;
    writer.open_object().member("url", output->url).member("streamid", output->streamid);
    std::cout << writer.member("passphrase", output->passphrase).close_object().take() << '\n';
    return 0;
}

int make_link(const config::Settings& settings, const access::LinkCommand& command) {
    std::cout << access::run_link_command(settings, command, observe::wall_ms());
    return 0;
}

int make_export(const config::Settings& settings, const exports::ExportCommand& command) {
    std::cerr << exports::run_export_command(export_source(settings), command);
    return 0;
}

void add_export_options(CLI::App& app, exports::ExportCommand& command) {
    app.add_option("--room", command.room, "A room's id; may be left out where there is one");
    app.add_option("--what", command.what,
                   "questions, polls, chat, announcements, audit, people, attendance or all (unless said)");
    app.add_option("--format", command.format, "csv, xlsx or json")->required();
    app.add_option("--out", command.out, "The file, written in one step; - (unless said) is stdout");
}

void add_link_options(CLI::App& app, access::LinkCommand& command) {
    app.add_flag("--list", command.list, "List the links that were minted");
    app.add_option("--revoke", command.revoke, "Revoke the link of this id");
    app.add_option("--role", command.role, "participant, hall, screen, moderator, panelist or producer");
    app.add_option("--room", command.rooms, "A room's id; may be repeated; all rooms by default");
    app.add_option("--kind", command.kind, "open (unless said) or personal");
    app.add_option("--name", command.name, "Personal: the name shown");
    app.add_option("--sub", command.sub, "Personal: the external id of the person");
    app.add_option("--lang", command.language, "Language of the page: es, en, pt or zh-Hant");
    app.add_option("--days", command.days, "How many days it is valid, 0.01 to 3650; 7 unless said");
    app.add_option("--devices", command.devices,
                   "Personal: most devices at one time, 1 to 10; 3 for participants and hall, else 1");
    app.add_option("--most", command.most, "Open: most persons made from it, 1 to 100000; 5000 unless said");
    app.add_option("--speaker", command.speaker,
                   "Personal, panelist: who it is in the agenda (a speaker's id)");
    app.add_option("--label", command.label, "The same link again when asked again with this label");
}

using AddCommand = std::function<CLI::App*(const std::string& name, const std::string& help,
                                           const std::function<int()>& run)>;

// What somebody outside needs to send the picture or to receive the programme.
void add_feed_commands(const AddCommand& command, Choice& choice) {
    CLI::App* feed = command("feed", "Show what an encoder needs for a feed of kind srt or rtmp", [&choice] {
        const config::Settings settings = config::with_added_feeds(choice.settings());
        return choice.new_key ? make_feed_key(settings, choice.feed) : show_feed(settings, choice.feed);
    });
    feed->add_option("--id", choice.feed, "The feed's id")->required();
    feed->add_flag("--new-key", choice.new_key,
                   "Kind rtmp: make a key, shown this once, in place of the one before; while the server "
                   "runs: ctl key");
    command("output", "Show what a receiver needs for an output by SRT",
            [&choice] { return show_output(choice.settings(), choice.output); })
        ->add_option("--id", choice.output, "The output's id")
        ->required();
}

void add_commands(CLI::App& app, Choice& choice) {
    const AddCommand command = [&](const std::string& name, const std::string& help,
                                   const std::function<int()>& run) {
        CLI::App* sub = app.add_subcommand(name, help);
        sub->add_option("--config", choice.config, "The configuration file");
        // It comes after that of a subcommand, which has chosen then.
        sub->callback([&choice, sub, run] {
            if (sub->get_subcommands().empty()) choice.run = run;
        });
        return sub;
    };
    command("serve", "Run the server", [&choice] { return serve(choice.settings()); });
    command("check-config", "Say what is wrong with a configuration file", [&choice] {
        choice.settings();
        std::cout << choice.config << ": fine\n";
        return 0;
    });
    command("verify-journal", "Check every row of the journal against its chain", [&choice] {
        return verify_journal(choice.journal.empty() ? choice.settings().data_dir / "journal.db"
                                                     : std::filesystem::path(choice.journal));
    })->add_option("file", choice.journal, "The journal; by default that of the configuration");
    add_feed_commands(command, choice);
    CLI::App* link = command("link", "Mint, list, revoke or export links",
                             [&choice] { return make_link(choice.settings(), choice.link); });
    add_link_options(*link, choice.link);
    add_people_commands(app, choice);
    add_link_export(*link, choice);
    add_attendance_commands(app, choice);
    add_ctl_commands(app, choice);
    add_export_options(*command("export", "Write what happened in a room to a file",
                                [&choice] { return make_export(choice.settings(), choice.exported); }),
                       choice.exported);
}

}  // namespace

int run(int argc, char** argv) {
    CLI::App app("Paraninfo: a live hybrid event on one machine", "paraninfo");
    Choice choice;
    app.set_version_flag("--version", "paraninfo " PARANINFO_VERSION);
    app.require_subcommand(1);
    add_commands(app, choice);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : wrong_use;
    }
    try {
        return choice.run();
    } catch (const config::Error& error) {
        std::cerr << error.what() << '\n';
        return wrong_use;
    } catch (const exports::WrongUse& error) {
        std::cerr << "paraninfo: " << error.what() << '\n';
        return wrong_use;
    } catch (const std::exception& error) {
        std::cerr << "paraninfo: " << error.what() << '\n';
        return failed;
    }
}

}  // namespace paraninfo::app
