#include "server/export/export_command.hpp"

#include "server/export/private_folder.hpp"

#include <fstream>
#include <iostream>
#include <system_error>

namespace paraninfo::exports {

namespace {

RoomId room_of(const Source& source, const std::string& named) {
    if (named.empty() && source.rooms.size() == 1) return source.rooms.front().id;
    std::string rooms;
    for (const auto& room : source.rooms) {
        if (room.id.value == named) return room.id;
        rooms += (rooms.empty() ? "" : ", ") + room.id.value;
    }
    throw WrongUse("--room must be one of: " + rooms);
}

Order order_of(const Source& source, const ExportCommand& command) {
    const auto sheets = sheets_named(command.what);
    if (!sheets)
        throw WrongUse(
            "--what must be questions, polls, chat, announcements, audit, people, attendance or all");
    const auto format = format_named(command.format);
    if (!format) throw WrongUse("--format must be csv, xlsx or json");
    Order order{room_of(source, command.room), *sheets, *format};
    if (!is_possible(order)) throw WrongUse("csv is one table: name one with --what, or take xlsx or json");
    return order;
}

void print(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::cout << in.rdbuf() << std::flush;
    if (!std::cout) throw Error("stdout: cannot be written");
}

void put(const std::filesystem::path& file, const std::filesystem::path& out) {
    std::error_code ec;
    std::filesystem::permissions(
        file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ec);
    if (!ec) std::filesystem::rename(file, out, ec);
    if (ec)
        throw Error(out.string() + ": cannot be written: " + ec.message() + "; name another file with --out");
}

}  // namespace

std::string run_export_command(const Source& source, const ExportCommand& command) {
    const Order order = order_of(source, command);
    const bool to_stdout = command.out == "-";
    const std::filesystem::path out = std::filesystem::absolute(command.out);
    // Beside the file that it becomes, so that it is there in one step.
    const PrivateFolder folder(to_stdout ? std::filesystem::temp_directory_path() : out.parent_path());
    const auto file = folder.path() / ("export." + command.format);
    const Made made = make_export(source, order, file);
    if (to_stdout)
        print(file);
    else
        put(file, out);
    return order.room.value + ": " + command.what + " up to change " + std::to_string(made.through) + ", " +
           std::to_string(made.bytes) + " bytes\n";
}

}  // namespace paraninfo::exports
