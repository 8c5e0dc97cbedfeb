// An SQLite VFS over the real one that can be full, fail to sync, or lose its power: what was written since a
// file's last sync is then dropped or torn, sector by sector. It never really syncs, so it is quick.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace paraninfo::faults {

class FaultyDisk {
  public:
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    const std::string& name() const { return name_; }
    void set_full(bool full) { full_ = full; }
    void set_failing_syncs(bool failing) { failing_syncs_ = failing; }
    // A disk that says it synced and did not: what synchronous=OFF amounts to.
    void set_ignoring_syncs(bool ignoring) { ignoring_syncs_ = ignoring; }
    // The power goes after so many more writes and syncs; from then on everything fails.
    void power_off_after(int operations) { left_ = operations; }
    bool off() const { return left_ == 0; }
    // With every file closed: takes away what was never synced, or parts of it.
    void cut(std::uint32_t seed);
    int syncs() const { return syncs_; }

  private:
    friend struct FaultyFile;
    struct Written {
        sqlite3_int64 at;
        std::string before;  // shorter than the write where the file ended
        std::size_t bytes;
    };
    struct Pending {
        sqlite3_int64 synced_size = 0;
        std::vector<Written> writes;
    };

    int write(sqlite3_file* real, const std::string& path, const void* bytes, int count, sqlite3_int64 at);
    int sync(sqlite3_file* real, const std::string& path);
    bool spend();
    static int open(sqlite3_vfs*, const char*, sqlite3_file*, int, int*);
    static int remove(sqlite3_vfs*, const char*, int);

    std::string name_;
    sqlite3_vfs vfs_{};
    sqlite3_vfs* real_;
    bool full_ = false;
    bool failing_syncs_ = false;
    bool ignoring_syncs_ = false;
    int left_ = -1;
    int syncs_ = 0;
    std::map<std::string, Pending> pending_;
};

}  // namespace paraninfo::faults
