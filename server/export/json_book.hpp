// All sheets as one JSON object; a row is an object by column. Text is what people wrote, unchanged: no
// spreadsheet runs it. One thread.
#pragma once

#include "server/export/book.hpp"
#include "server/export/text_file.hpp"

namespace paraninfo::exports {

class JsonBook final : public Book {
  public:
    JsonBook(const std::filesystem::path& file, const About& about);
    void open(Sheet sheet, Columns columns) override;
    void row(const Row& row) override;
    void close() override;
    void finish(Offset through) override;

  private:
    TextFile file_;
    std::vector<std::string> names_;
    bool first_sheet_ = true;
    bool first_row_ = true;
};

}  // namespace paraninfo::exports
