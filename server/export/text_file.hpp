// A text file that is written from its beginning; what the disk refuses is thrown as an Error. One thread.
#pragma once

#include <filesystem>
#include <fstream>
#include <string_view>

namespace paraninfo::exports {

class TextFile {
  public:
    explicit TextFile(const std::filesystem::path& path);
    void write(std::string_view text);
    // Everything is with the system; nothing may be written any more.
    void finish();

  private:
    [[noreturn]] void fail() const;

    std::filesystem::path path_;
    std::ofstream out_;
};

}  // namespace paraninfo::exports
