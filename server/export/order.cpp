#include "server/export/order.hpp"

namespace paraninfo::exports {

namespace {
constexpr std::array<std::string_view, all_sheets.size()> sheet_names{
    "questions", "polls", "chat", "announcements", "audit", "people", "attendance"};
constexpr std::array<std::string_view, 3> format_names{"csv", "xlsx", "json"};
}  // namespace

std::string_view name_of(Sheet sheet) {
    return sheet_names[static_cast<std::size_t>(sheet)];
}

std::optional<std::vector<Sheet>> sheets_named(std::string_view what) {
    if (what == "all") return std::vector<Sheet>(all_sheets.begin(), all_sheets.end());
    for (const Sheet sheet : all_sheets)
        if (name_of(sheet) == what) return std::vector<Sheet>{sheet};
    return std::nullopt;
}

std::string_view name_of(Format format) {
    return format_names[static_cast<std::size_t>(format)];
}

std::optional<Format> format_named(std::string_view name) {
    for (const Format format : {Format::csv, Format::xlsx, Format::json})
        if (name_of(format) == name) return format;
    return std::nullopt;
}

std::string_view content_type_of(Format format) {
    switch (format) {
        case Format::csv:
            return "text/csv; charset=utf-8";
        case Format::xlsx:
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        case Format::json:
            break;
    }
    return "application/json";
}

}  // namespace paraninfo::exports
