#include "server/app/attendance_commands.hpp"

#include "server/app/wiring.hpp"
#include "server/export/correct_command.hpp"
#include "server/observe/clock.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace paraninfo::app {

void add_attendance_commands(CLI::App& app, Choice& choice) {
    auto correct = std::make_shared<exports::CorrectCommand>();
    CLI::App* attendance = app.add_subcommand("attendance", "Who was there")->require_subcommand(1);
    CLI::App* command =
        attendance->add_subcommand("correct", "Say how long somebody was there, instead of what was counted");
    command->add_option("--config", choice.config, "The configuration file");
    command->add_option("--session", correct->session, "A session's id of the event file")->required();
    command->add_option("--person", correct->person, "The person's id as the export says it")->required();
    command->add_option("--minutes", correct->minutes, "How long the person was there")->required();
    command->add_option("--reason", correct->reason, "Why; kept and exported")->required();
    command->add_option("--by", correct->by, "Who answers for it; kept and exported")->required();
    command->callback([&choice, correct] {
        choice.run = [&choice, correct] {
            std::cout << exports::run_correct_command(export_source(choice.settings()), *correct,
                                                      observe::wall_ms());
            return 0;
        };
    });
}

}  // namespace paraninfo::app
