// What is asked for: which sheets of which room, in which form. Values.
#pragma once

#include "protocol/ids.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace paraninfo::exports {

enum class Sheet { questions, polls, chat, announcements, audit, people, attendance };
enum class Format { csv, xlsx, json };

inline constexpr std::array<Sheet, 7> all_sheets{Sheet::questions,     Sheet::polls, Sheet::chat,
                                                 Sheet::announcements, Sheet::audit, Sheet::people,
                                                 Sheet::attendance};

struct Order {
    RoomId room;
    std::vector<Sheet> sheets;
    Format format = Format::csv;
    bool operator==(const Order&) const = default;
};

// "questions", "polls", "chat", "announcements", "audit", "people", "attendance"; "all" is every one of them.
std::string_view name_of(Sheet sheet);
std::optional<std::vector<Sheet>> sheets_named(std::string_view what);
std::string_view name_of(Format format);
std::optional<Format> format_named(std::string_view name);
std::string_view content_type_of(Format format);

// A CSV file is one table.
inline bool is_possible(const Order& order) {
    return order.sheets.size() == 1 || (order.sheets.size() > 1 && order.format != Format::csv);
}

}  // namespace paraninfo::exports
