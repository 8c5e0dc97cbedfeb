// A folder that is gone at the end of the test.
#pragma once

#include <filesystem>
#include <stdlib.h>
#include <string>

namespace paraninfo::test {

class TemporaryFolder {
  public:
    TemporaryFolder() {
        char name[] = "/tmp/paraninfo-test-XXXXXX";
        path_ = ::mkdtemp(name);
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string operator/(const std::string& name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace paraninfo::test
