#include "server/export/text_file.hpp"

#include "server/export/book.hpp"

#include <cerrno>
#include <system_error>

namespace paraninfo::exports {

TextFile::TextFile(const std::filesystem::path& path) : path_(path), out_(path, std::ios::binary) {
    if (!out_) fail();
}

void TextFile::write(std::string_view text) {
    if (!out_.write(text.data(), static_cast<std::streamsize>(text.size()))) fail();
}

void TextFile::finish() {
    out_.close();
    if (!out_) fail();
}

void TextFile::fail() const {
    throw Error(path_.string() + ": cannot be written: " + std::generic_category().message(errno) +
                "; make room there, or name another place");
}

}  // namespace paraninfo::exports
