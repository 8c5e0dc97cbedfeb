#include "server/app/people_commands.hpp"

#include "server/access/people_command.hpp"
#include "server/observe/clock.hpp"

#include <CLI/CLI.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>

namespace paraninfo::app {
namespace {

std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    if (!file) throw std::runtime_error(path + " cannot be read");
    return text;
}

int import_people(const config::Settings& settings, const access::PeopleImport& import) {
    std::cout << access::import_people(settings, import, file_text(import.file), observe::wall_ms());
    return 0;
}

// For its owner's eyes alone, and never over what is there: each line lets somebody in, or stands for
// somebody.
int write_list(const std::string& lines, const std::string& out) {
    if (out == "-") {
        std::cout << lines;
        return 0;
    }
    const int file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) throw std::system_error(errno, std::generic_category(), out);
    const auto written = ::write(file, lines.data(), lines.size());
    if (::close(file) != 0 || written != static_cast<ssize_t>(lines.size())) {
        ::unlink(out.c_str());  // half a list would pass for a whole one
        throw std::runtime_error(out + " could not be written; make room there, or name another place");
    }
    return 0;
}

}  // namespace

void add_people_commands(CLI::App& app, Choice& choice) {
    auto import = std::make_shared<access::PeopleImport>();
    CLI::App* people = app.add_subcommand("people", "The list of registrants")->require_subcommand(1);
    CLI::App* command = people->add_subcommand("import", "Read a list (CSV), make a personal link for each");
    command
        ->add_option("file", import->file, "Columns id and name; email, language, role and class if wanted")
        ->required();
    command->add_option("--config", choice.config, "The configuration file");
    command->add_option("--room", import->rooms, "A room's id; may be repeated; all rooms by default");
    command->add_option("--days", import->days, "How many days the links are valid; 30 unless said");
    command->add_flag("--dry-run", import->dry_run, "Only say what would be done");
    command->callback([&choice, import] {
        choice.run = [&choice, import] { return import_people(choice.settings(), *import); };
    });
    auto out = std::make_shared<std::string>("-");
    CLI::App* codes =
        people->add_subcommand("codes", "Everybody imported, with the check-in code for the badge, as CSV");
    codes->add_option("--config", choice.config, "The configuration file");
    codes->add_option("--out", *out, "A new file; - is the standard output");
    codes->callback([&choice, out] {
        choice.run = [&choice, out] { return write_list(access::export_codes(choice.settings()), *out); };
    });
}

void add_link_export(CLI::App& link, Choice& choice) {
    auto out = std::make_shared<std::string>("-");
    CLI::App* command =
        link.add_subcommand("export", "Everybody imported, with their link's address, as CSV");
    command->add_option("--config", choice.config, "The configuration file");
    command->add_option("--out", *out, "A new file; - is the standard output");
    command->callback([&choice, out] {
        choice.run = [&choice, out] {
            return write_list(access::export_links(choice.settings(), observe::wall_ms()), *out);
        };
    });
}

}  // namespace paraninfo::app
