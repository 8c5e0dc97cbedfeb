#include "server/export/correct_command.hpp"

namespace paraninfo::exports {

std::string run_correct_command(const Source& source, const CorrectCommand& command, std::int64_t now_ms) {
    const std::string name = correct(source, command, now_ms);
    return name + ": " + std::to_string(command.minutes) + " minutes of " + command.session + "\n";
}

}  // namespace paraninfo::exports
