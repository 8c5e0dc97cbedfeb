#include "tests/faults/faulty_disk.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <new>
#include <random>

namespace paraninfo::faults {

// What SQLite holds for an open file; the real file's own structure lies right behind it.
struct FaultyFile {
    sqlite3_file base;
    FaultyDisk* disk;
    std::string* path;

    static FaultyFile& of(sqlite3_file* file) { return *reinterpret_cast<FaultyFile*>(file); }
    static sqlite3_file* real(sqlite3_file* file) {
        return reinterpret_cast<sqlite3_file*>(reinterpret_cast<FaultyFile*>(file) + 1);
    }
    static int close(sqlite3_file* file) {
        delete of(file).path;
        return real(file)->pMethods->xClose(real(file));
    }
    static int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
        return real(file)->pMethods->xRead(real(file), bytes, count, at);
    }
    static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
        return of(file).disk->write(real(file), *of(file).path, bytes, count, at);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        if (of(file).disk->off()) return SQLITE_IOERR_TRUNCATE;
        return real(file)->pMethods->xTruncate(real(file), size);
    }
    static int sync(sqlite3_file* file, int) { return of(file).disk->sync(real(file), *of(file).path); }
    static int size(sqlite3_file* file, sqlite3_int64* bytes) {
        return real(file)->pMethods->xFileSize(real(file), bytes);
    }
    static int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
    static int unlock(sqlite3_file* file, int level) {
        return real(file)->pMethods->xUnlock(real(file), level);
    }
    static int reserved(sqlite3_file* file, int* is) {
        return real(file)->pMethods->xCheckReservedLock(real(file), is);
    }
    static int control(sqlite3_file* file, int what, void* with) {
        return real(file)->pMethods->xFileControl(real(file), what, with);
    }
    static int sector(sqlite3_file*) { return 512; }
    // Nothing is promised: no atomic writes, no safe overwriting.
    static int traits(sqlite3_file*) { return 0; }
    static int shm_map(sqlite3_file* file, int page, int bytes, int extend, void volatile** to) {
        return real(file)->pMethods->xShmMap(real(file), page, bytes, extend, to);
    }
    static int shm_lock(sqlite3_file* file, int from, int count, int flags) {
        return real(file)->pMethods->xShmLock(real(file), from, count, flags);
    }
    static void shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
    static int shm_unmap(sqlite3_file* file, int remove) {
        return real(file)->pMethods->xShmUnmap(real(file), remove);
    }
};

namespace {

constexpr sqlite3_io_methods methods = {2,
                                        FaultyFile::close,
                                        FaultyFile::read,
                                        FaultyFile::write,
                                        FaultyFile::truncate,
                                        FaultyFile::sync,
                                        FaultyFile::size,
                                        FaultyFile::lock,
                                        FaultyFile::unlock,
                                        FaultyFile::reserved,
                                        FaultyFile::control,
                                        FaultyFile::sector,
                                        FaultyFile::traits,
                                        FaultyFile::shm_map,
                                        FaultyFile::shm_lock,
                                        FaultyFile::shm_barrier,
                                        FaultyFile::shm_unmap,
                                        nullptr,
                                        nullptr};
constexpr std::size_t sector_bytes = 512;

FaultyDisk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<FaultyDisk*>(vfs->pAppData);
}

}  // namespace

FaultyDisk::FaultyDisk() : real_(sqlite3_vfs_find(nullptr)) {
    static int count = 0;
    name_ = "faulty-" + std::to_string(++count);
    vfs_ = *real_;
    vfs_.iVersion = 1;
    vfs_.szOsFile = static_cast<int>(sizeof(FaultyFile)) + real_->szOsFile;
    vfs_.pNext = nullptr;
    vfs_.zName = name_.c_str();
    vfs_.pAppData = this;
    vfs_.xOpen = open;
    vfs_.xDelete = remove;
    // The others of the real one look at its pAppData, not at ours.
    vfs_.xAccess = [](sqlite3_vfs* vfs, const char* path, int flags, int* result) {
        auto* real = disk_of(vfs).real_;
        return real->xAccess(real, path, flags, result);
    };
    vfs_.xFullPathname = [](sqlite3_vfs* vfs, const char* path, int bytes, char* to) {
        auto* real = disk_of(vfs).real_;
        return real->xFullPathname(real, path, bytes, to);
    };
    sqlite3_vfs_register(&vfs_, 0);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&vfs_);
}

int FaultyDisk::open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out) {
    auto& disk = disk_of(vfs);
    auto* made = new (file) FaultyFile{{nullptr}, &disk, nullptr};
    const int code = disk.real_->xOpen(disk.real_, path, FaultyFile::real(file), flags, out);
    if (code != SQLITE_OK) return code;
    made->path = new std::string(path ? path : "");
    made->base.pMethods = &methods;
    auto& pending = disk.pending_[*made->path];
    if (pending.writes.empty()) FaultyFile::size(file, &pending.synced_size);
    return SQLITE_OK;
}

int FaultyDisk::remove(sqlite3_vfs* vfs, const char* path, int sync) {
    auto& disk = disk_of(vfs);
    if (disk.off()) return SQLITE_IOERR_DELETE;
    disk.pending_.erase(path);
    return disk.real_->xDelete(disk.real_, path, sync);
}

bool FaultyDisk::spend() {
    if (left_ > 0) --left_;
    return left_ != 0;
}

int FaultyDisk::write(sqlite3_file* real, const std::string& path, const void* bytes, int count,
                      sqlite3_int64 at) {
    if (!spend()) return SQLITE_IOERR_WRITE;
    if (full_) return SQLITE_FULL;
    sqlite3_int64 size = 0;
    real->pMethods->xFileSize(real, &size);
    Written written{at, std::string(), static_cast<std::size_t>(count)};
    const auto old = std::clamp<sqlite3_int64>(size - at, 0, count);
    written.before.resize(static_cast<std::size_t>(old));
    if (old > 0) real->pMethods->xRead(real, written.before.data(), static_cast<int>(old), at);
    pending_[path].writes.push_back(std::move(written));
    return real->pMethods->xWrite(real, bytes, count, at);
}

int FaultyDisk::sync(sqlite3_file* real, const std::string& path) {
    if (!spend()) return SQLITE_IOERR_FSYNC;
    ++syncs_;
    if (failing_syncs_) return SQLITE_IOERR_FSYNC;
    if (ignoring_syncs_) return SQLITE_OK;
    auto& pending = pending_[path];
    pending.writes.clear();
    real->pMethods->xFileSize(real, &pending.synced_size);
    return SQLITE_OK;
}

void FaultyDisk::cut(std::uint32_t seed) {
    std::mt19937 random(seed);
    for (auto& [path, pending] : pending_) {
        if (!std::filesystem::exists(path)) continue;
        const bool all = random() % 2 == 0;
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        for (auto write = pending.writes.rbegin(); write != pending.writes.rend(); ++write) {
            write->before.resize(write->bytes, '\0');
            for (std::size_t from = 0; from < write->bytes; from += sector_bytes) {
                if (!all && random() % 2 == 0) continue;
                file.seekp(write->at + static_cast<sqlite3_int64>(from));
                file.write(write->before.data() + from,
                           static_cast<std::streamsize>(std::min(sector_bytes, write->bytes - from)));
            }
        }
        file.close();
        if (all) std::filesystem::resize_file(path, static_cast<std::uintmax_t>(pending.synced_size));
        if (path.ends_with(".db")) std::filesystem::remove(path + "-shm");
    }
    pending_.clear();
    left_ = -1;
}

}  // namespace paraninfo::faults
