#include "server/export/book.hpp"

#include "server/export/csv_book.hpp"
#include "server/export/json_book.hpp"
#include "server/export/xlsx_book.hpp"

namespace paraninfo::exports {

std::unique_ptr<Book> make_book(Format format, const std::filesystem::path& file, const About& about) {
    switch (format) {
        case Format::csv:
            return std::make_unique<CsvBook>(file);
        case Format::xlsx:
            return std::make_unique<XlsxBook>(file, about);
        case Format::json:
            break;
    }
    return std::make_unique<JsonBook>(file, about);
}

}  // namespace paraninfo::exports
