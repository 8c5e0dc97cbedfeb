// One sheet as CSV (RFC 4180): UTF-8 with a byte order mark, so that Excel reads it as such; CRLF; text
// always in quotes, numbers never. One thread.
#pragma once

#include "server/export/book.hpp"
#include "server/export/text_file.hpp"

namespace paraninfo::exports {

class CsvBook final : public Book {
  public:
    explicit CsvBook(const std::filesystem::path& file);
    void open(Sheet sheet, Columns columns) override;
    void row(const Row& row) override;
    void close() override {}
    void finish(Offset through) override;

  private:
    TextFile file_;
};

}  // namespace paraninfo::exports
