#include "server/export/xlsx_book.hpp"

#include "protocol/sheet_text.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace paraninfo::exports {

namespace {

constexpr double column_width = 20;

bool is_escape(std::string_view text) {
    return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
           std::ranges::all_of(text.substr(2, 4), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

void require(lxw_error error, const std::filesystem::path& path) {
    if (error != LXW_NO_ERROR)
        throw Error(path.string() + ": cannot be written: " + lxw_strerror(error) +
                    "; make room there, or name another place");
}

struct Write {
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
    lxw_format* format;

    lxw_error operator()(std::monostate) const { return LXW_NO_ERROR; }
    lxw_error operator()(std::int64_t n) const {
        return worksheet_write_number(sheet, row, column, static_cast<double>(n), nullptr);
    }
    lxw_error operator()(bool truth) const {
        return worksheet_write_boolean(sheet, row, column, truth ? 1 : 0, nullptr);
    }
    lxw_error operator()(const std::string& text) const {
        return worksheet_write_string(sheet, row, column, xlsx_text(text).c_str(), format);
    }
    lxw_error operator()(const Texts& texts) const {
        std::string joined;
        for (const auto& text : texts) joined += (joined.empty() ? "" : ", ") + text;
        return joined.empty() ? LXW_NO_ERROR : (*this)(joined);
    }
};

}  // namespace

std::string xlsx_text(const std::string& text) {
    const std::string safe = text::safe_text(text);
    std::string out;
    std::size_t points = 0;
    for (std::size_t i = 0; i < safe.size(); ++i) {
        const std::string_view rest = std::string_view(safe).substr(i);
        // U+FFFE and U+FFFF are no characters of XML.
        if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
            i += 2;
            continue;
        }
        if ((safe[i] & 0xC0) != 0x80 && ++points > xlsx_text_max) return out + "\xE2\x80\xA6";
        if (is_escape(rest)) out += "_x005F";
        out += safe[i];
    }
    return out;
}

XlsxBook::XlsxBook(const std::filesystem::path& file, const About& about) : path_(file) {
    std::string folder = file.parent_path().string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.use_zip64 = LXW_FALSE;
    options.tmpdir = folder.data();
    workbook_ = workbook_new_opt(file.c_str(), &options);
    if (workbook_ == nullptr) throw Error(file.string() + ": cannot be made");
    head_ = workbook_add_format(workbook_);
    format_set_bold(head_);
    text_ = workbook_add_format(workbook_);
    // Somebody who edits the cell still has text there.
    format_set_num_format(text_, "@");
    for (const Sheet sheet : about.sheets)
        sheets_[static_cast<std::size_t>(sheet)] =
            workbook_add_worksheet(workbook_, std::string(name_of(sheet)).c_str());
    std::string title = about.event + ", " + about.room.value;
    std::string comment = "Time zone " + about.time_zone + "; made at " + about.made_at;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.comments = comment.data();
    workbook_set_properties(workbook_, &properties);
}

XlsxBook::~XlsxBook() {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
}

void XlsxBook::open(Sheet sheet, Columns columns) {
    open_ = sheets_[static_cast<std::size_t>(sheet)];
    if (open_ == nullptr) throw Error(path_.string() + ": a sheet that was not announced");
    next_row_ = 0;
    worksheet_set_column(open_, 0, static_cast<lxw_col_t>(columns.size() - 1), column_width, nullptr);
    worksheet_freeze_panes(open_, 1, 0);
    for (lxw_col_t i = 0; i < columns.size(); ++i)
        require(worksheet_write_string(open_, 0, i, std::string(columns[i]).c_str(), head_), path_);
}

void XlsxBook::row(const Row& row) {
    if (++next_row_ >= xlsx_rows_max)
        throw Error("more rows than a sheet of Excel can hold; ask for csv or json");
    for (lxw_col_t i = 0; i < row.size(); ++i)
        require(std::visit(Write{open_, next_row_, i, text_}, row[i]), path_);
}

void XlsxBook::finish(Offset) {
    require(workbook_close(std::exchange(workbook_, nullptr)), path_);
}

}  // namespace paraninfo::exports
