#include "server/access/csv.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::access {

CsvReader::CsvReader(std::string_view text) : text_(text) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
    const auto first = text_.substr(0, text_.find_first_of("\r\n"));
    if (std::count(first.begin(), first.end(), ';') > std::count(first.begin(), first.end(), ','))
        separator_ = ';';
}

bool CsvReader::next(CsvRecord& record) {
    if (at_end() || !error_.empty()) return false;
    line_ += std::exchange(newlines_, 0);
    record.line = line_;
    record.fields.clear();
    for (;;) {
        std::string& field = record.fields.emplace_back();
        if (!at_end() && text_[at_] == '"') {
            if (!read_quoted(field)) return false;
        } else {
            read_plain(field);
        }
        if (at_line_end()) break;
        ++at_;  // the separator
    }
    skip_line_end();
    return true;
}

bool CsvReader::read_quoted(std::string& field) {
    for (++at_; !at_end(); ++at_) {
        if (text_[at_] == '\n') ++newlines_;
        if (text_[at_] != '"') {
            field += text_[at_];
        } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
            field += text_[at_++];
        } else {
            ++at_;
            if (at_line_end() || text_[at_] == separator_) return true;
            error_ = "something follows a closing quotation mark";
            return false;
        }
    }
    error_ = "a quotation mark is not closed";
    return false;
}

void CsvReader::read_plain(std::string& field) {
    while (!at_line_end() && text_[at_] != separator_) field += text_[at_++];
}

void CsvReader::skip_line_end() {
    if (!at_end() && text_[at_] == '\r') ++at_;
    if (!at_end() && text_[at_] == '\n') ++at_;
    ++newlines_;
}

}  // namespace paraninfo::access
