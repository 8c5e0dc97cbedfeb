#include "server/export/csv_book.hpp"

#include "protocol/sheet_text.hpp"

namespace paraninfo::exports {

namespace {

struct Field {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(std::int64_t n) const { return std::to_string(n); }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(const std::string& text) const { return text::csv_field(text); }
    std::string operator()(const Texts& texts) const {
        if (texts.empty()) return "";
        std::string joined;
        for (const auto& text : texts) joined += (joined.empty() ? "" : ", ") + text;
        return text::csv_field(joined);
    }
};

}  // namespace

CsvBook::CsvBook(const std::filesystem::path& file) : file_(file) {
    file_.write("\xEF\xBB\xBF");
}

void CsvBook::open(Sheet, Columns columns) {
    Row names;
    for (const auto column : columns) names.emplace_back(std::string(column));
    row(names);
}

void CsvBook::row(const Row& row) {
    std::string line;
    for (const Cell& cell : row) line += (&cell == row.data() ? "" : ",") + std::visit(Field{}, cell);
    file_.write(line + "\r\n");
}

void CsvBook::finish(Offset) {
    file_.finish();
}

}  // namespace paraninfo::exports
