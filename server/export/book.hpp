// A file of tables that is written row by row, so that its size costs no memory. Sheets say what stands in
// the cells, formats how it is written; one file for each. A book lives on one thread.
#pragma once

#include "protocol/position.hpp"
#include "server/export/order.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace paraninfo::exports {

// With a sentence for the operator.
class Error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

using Texts = std::vector<std::string>;
// Nothing, a number, a truth, text as somebody wrote it (the format makes it harmless), several of those.
using Cell = std::variant<std::monostate, std::int64_t, bool, std::string, Texts>;
using Row = std::vector<Cell>;
using Columns = std::span<const std::string_view>;

inline Cell text_or_nothing(const std::string& text) {
    return text.empty() ? Cell{} : Cell{text};
}
inline Cell number(std::uint64_t n) {
    return static_cast<std::int64_t>(n);
}

// Stands where a person would, of who asked a sealed question.
inline constexpr std::string_view sealed_asker = "anonymous";

// What a file says of itself.
struct About {
    std::string event;
    RoomId room;
    std::string time_zone;
    std::string made_at;
    std::vector<Sheet> sheets;  // in the order in which a reader should find them
};

class Book {
  public:
    virtual ~Book() = default;
    // Each sheet of `About` once, in any order, one after the other; as many cells in a row as columns.
    virtual void open(Sheet sheet, Columns columns) = 0;
    virtual void row(const Row& row) = 0;
    virtual void close() = 0;
    // `through`: the last change that the file knows of. Without this call there is no file to be used.
    virtual void finish(Offset through) = 0;
};

// `file` is made anew; helpers of the writing go into its folder. Throws Error, as each of its functions
// does.
std::unique_ptr<Book> make_book(Format format, const std::filesystem::path& file, const About& about);

}  // namespace paraninfo::exports
