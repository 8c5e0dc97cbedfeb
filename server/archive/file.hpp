// An open file for its owner alone (0600). Blocking calls that throw std::system_error with the file's path.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace paraninfo::archive {

class File {
  public:
    // For writing, made where there is none; throws.
    static File writable(const std::filesystem::path& path);
    // Throws, also where there is none.
    static File readable(const std::filesystem::path& path);
    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    ~File();

    void write(std::uint64_t at, std::string_view bytes);
    void sync();  // the data and the size
    void cut(std::uint64_t size);
    std::uint64_t size() const;
    // All of them, or it throws.
    std::string read(std::uint64_t at, std::size_t bytes) const;

  private:
    File(int descriptor, std::filesystem::path path) : descriptor_(descriptor), path_(std::move(path)) {}
    [[noreturn]] void fail(int reason) const;

    int descriptor_ = -1;
    std::filesystem::path path_;
};

// A folder for its owner alone and those above it; new names in it are durable when it returns.
void make_folder(const std::filesystem::path& folder);

}  // namespace paraninfo::archive
