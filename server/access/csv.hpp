// Reading comma-separated values as spreadsheets write them: RFC 4180, and with semicolons, as they do where
// the comma is the decimal mark. Pure; callable from any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::access {

struct CsvRecord {
    std::size_t line = 0;  // where it begins, from 1
    std::vector<std::string> fields;
};

class CsvReader {
  public:
    // `text` outlives it. A byte order mark is skipped; the separator is the one that the first line has more
    // of.
    explicit CsvReader(std::string_view text);

    // False at the end, and after an error.
    bool next(CsvRecord& record);
    // Empty, or what is wrong with the record that could not be read, which begins at `line()`.
    const std::string& error() const { return error_; }
    std::size_t line() const { return line_; }

  private:
    bool read_quoted(std::string& field);
    void read_plain(std::string& field);
    bool at_end() const { return at_ >= text_.size(); }
    bool at_line_end() const { return at_end() || text_[at_] == '\n' || text_[at_] == '\r'; }
    void skip_line_end();

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t newlines_ = 0;  // within the present record
    char separator_ = ',';
    std::string error_;
};

}  // namespace paraninfo::access
