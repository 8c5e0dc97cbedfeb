// A folder of mode 0700 with a name that nobody can guess, gone with the object and with all that is in it.
#pragma once

#include <filesystem>

namespace paraninfo::exports {

class PrivateFolder {
  public:
    // Below `parent`, which must be there. Throws Error.
    explicit PrivateFolder(const std::filesystem::path& parent);
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace paraninfo::exports
