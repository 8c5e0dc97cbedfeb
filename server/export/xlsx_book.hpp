// Sheets as an Excel workbook, by libxlsxwriter in its mode of constant memory. Every text is a string cell
// of the format "text", never a formula or a link, and begins harmlessly as well: sheets are copied on. One
// thread.
#pragma once

#include "server/export/book.hpp"

#include <array>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace paraninfo::exports {

inline constexpr std::size_t xlsx_text_max = 32'000;       // code points; Excel takes 32,767 units
inline constexpr std::uint32_t xlsx_rows_max = 1'048'576;  // of a sheet, its head among them

class XlsxBook final : public Book {
  public:
    XlsxBook(const std::filesystem::path& file, const About& about);
    ~XlsxBook() override;
    XlsxBook(const XlsxBook&) = delete;
    XlsxBook& operator=(const XlsxBook&) = delete;

    void open(Sheet sheet, Columns columns) override;
    void row(const Row& row) override;
    void close() override {}
    void finish(Offset through) override;

  private:
    std::filesystem::path path_;
    lxw_workbook* workbook_;  // until finish
    lxw_format* head_ = nullptr;
    lxw_format* text_ = nullptr;
    std::array<lxw_worksheet*, all_sheets.size()> sheets_{};
    lxw_worksheet* open_ = nullptr;
    std::uint32_t next_row_ = 0;
};

// What a string cell may hold: harmless, no longer than it may be, without what XML forbids, and without the
// escapes of its own (_x003D_) that Excel would take for characters.
std::string xlsx_text(const std::string& text);

}  // namespace paraninfo::exports
