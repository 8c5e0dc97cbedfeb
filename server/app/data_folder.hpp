// The data directory, made private and locked for this process as long as the object lives.
#pragma once

#include <filesystem>

namespace paraninfo::app {

class DataFolder {
  public:
    // Throws std::runtime_error naming the folder when it cannot be made or another server holds it.
    explicit DataFolder(const std::filesystem::path& path);
    ~DataFolder();
    DataFolder(const DataFolder&) = delete;
    DataFolder& operator=(const DataFolder&) = delete;

  private:
    int lock_ = -1;
};

}  // namespace paraninfo::app
