// Keeps broadcasts on disk: takes what publications finish from any thread, and writes it on a thread of its
// own, durable at once, so that a crash costs one segment at most. Makes room within its quota, and says in
// time when there is none. What it cannot write is lost to the recording and to nobody else.
#pragma once

#include "server/archive/quota.hpp"
#include "server/archive/recording_writer.hpp"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace paraninfo::archive {

// Segments that are on disk now.
struct Recorded {
    std::string room;
    std::string publication;
    std::vector<std::pair<std::size_t, std::uint64_t>> segments;  // rendition and msn
};

struct RecorderOptions {
    std::filesystem::path folder;  // <data_dir>/recordings
    Quota quota;
    bool records = true;  // false: what is there grows too old, nothing comes, and no room is missed
    std::function<std::int64_t()> wall_ms;                                            // UTC since 1970
    std::function<std::uint64_t(const std::filesystem::path&)> free_bytes = nullptr;  // null: of the disk
    std::function<void(const Recorded&)> on_recorded = nullptr;  // on the recorder's thread; must only post
    bool own_thread = true;                                      // false: the caller drives it by step()
};

class Recorder {
  public:
    static constexpr std::size_t waiting_bytes_max = 64 * 1024 * 1024;
    static constexpr std::size_t waiting_max = 4096;
    // Left on the disk whatever the quota says: the journal needs it.
    static constexpr std::uint64_t reserve_bytes = 512ULL * 1024 * 1024;
    // Room that is made before it is needed.
    static constexpr std::uint64_t ahead_bytes = 64ULL * 1024 * 1024;

    // Makes the folder; throws std::system_error.
    explicit Recorder(RecorderOptions options);
    // Writes what was taken.
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    // A short mutex, no disk. What goes beyond waiting_bytes_max is dropped and counted. Nothing at all means
    // that the publication goes on: what there is of it is not erased, though nothing comes.
    void take(const hls::PublicationSettings& publication, std::vector<hls::Finished> finished);

    // Without own thread: writes what waits, and makes room.
    void step();

  private:
    struct Job {
        hls::PublicationSettings publication;
        std::vector<hls::Finished> finished;
        std::size_t bytes = 0;
    };
    enum class Space { good, scarce, none };

    void run(const std::stop_token& stop);
    void find_kept();
    void write(const Job& job);
    RecordingWriter& writer_for(const hls::PublicationSettings& publication);
    Kept* find(const std::string& room, const std::string& publication);  // null: nothing of it is there
    void lose(const Job& job, const std::string& reason);
    void forget_abandoned();
    void make_room();
    void remove(const Kept& one);
    void judge_space();
    void judge_left(std::uint64_t used);
    void note(const Recording& recording, bool running);

    const RecorderOptions options_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Job> jobs_;
    std::size_t waiting_bytes_ = 0;

    // Of the recorder's thread.
    std::map<std::string, std::unique_ptr<RecordingWriter>> writers_;  // by room: one broadcast at a time
    std::map<std::string, std::string> fed_;  // by room the publication that goes on, written or lost
    std::vector<Kept> kept_;
    Space space_ = Space::good;
    bool losing_ = false;
    std::jthread thread_;
};

}  // namespace paraninfo::archive
