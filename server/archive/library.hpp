// Recorded broadcasts for viewers: answers requests to /vod/… and lists of recordings on threads of its own,
// since each may wait for the disk; a shard never does. Only broadcasts that are over are
// shown there; of those that go on, what their playlists list.
#pragma once

#include "server/archive/catalogue.hpp"
#include "server/archive/download.hpp"
#include "server/archive/running.hpp"
#include "server/archive/shelved.hpp"
#include "server/hls/waiters.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace paraninfo::archive {

struct LibraryOptions {
    std::filesystem::path folder;  // <data_dir>/recordings
    std::string common_headers;
    std::function<std::int64_t()> wall_ms;  // UTC since 1970
    std::size_t threads = 2;                // 0: the caller drives it by step()
    std::string live_headers = {};          // of what a live publication serves; empty: the common ones
};

// Gives the next piece to `then`, once, on a reader's thread: empty when that was all, null when it cannot be
// had.
using Pieces = std::function<void(std::function<void(SharedBytes)> then)>;

class Library {
  public:
    static constexpr std::size_t waiting_max = 256;     // and as many who ask for the past of what is live
    static constexpr std::size_t listeners_max = 4096;  // for one reading of a room's list
    static constexpr std::size_t open_max = 8;          // recordings, with a file for each rendition
    static constexpr std::size_t running_max = 16;      // of those that go on: one a room

    explicit Library(LibraryOptions options);
    // What waits is not answered any more.
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    // `done` is called once, on a reader's thread, with the complete answer or, for the file to download,
    // with its head and where the rest comes from; it must only post. False: too many wait (answer 503). A
    // short mutex, no disk.
    using Done = std::function<void(hls::Answer, Pieces)>;
    [[nodiscard]] bool answer(const hls::Request& request, Done done);

    // The room's publication that goes on, empty: none. Its recording is not over, however long nothing of it
    // was recorded. Any thread; a short mutex.
    void set_live(const std::string& room, const std::string& publication);

    // The same for what has left a live publication's memory: its address begins with /hls/, and who asks may
    // have it.
    [[nodiscard]] bool answer_past(const hls::Request& request, Done done);

    // The same with {"recordings":[…]} of the room (PROTOCOL.md, section 6.2), newest first; read once for
    // all who ask meanwhile.
    [[nodiscard]] bool list(const std::string& room, std::function<void(std::string)> done);

    // Without threads: does what waits.
    void step();

  private:
    struct Question {
        hls::Method method = hls::Method::get;
        std::string target;
        bool gzip = false;
        hls::Conditions conditions;
    };

    using Queue = std::deque<std::function<void()>>;

    static Question kept(const hls::Request& request);
    const std::string& live_headers() const;
    void run(const std::stop_token& stop);
    bool has_work() const { return !waiting_past_.empty() || !waiting_.empty(); }
    std::function<void()> next();
    std::string live_of(const std::string& room);
    bool enqueue(Queue& queue, std::function<void()> work);
    void tell_list(const std::string& room);
    void say_not_read(std::string_view reason);
    // What was found, narrowed to what the question wants of it; null: 404.
    static hls::Answer found(const SharedBytes& whole, const Question& question, bool is_media,
                             const std::string& headers);
    hls::Answer look_up(const Question& question);
    hls::Answer look_back(const Question& question);
    // Null: there is none.
    std::shared_ptr<Running> open_running(std::string_view room, std::string_view publication);
    std::shared_ptr<const Download> file_of(const std::shared_ptr<const Shelved>& shelved);
    void send_file(const Question& question, const Done& done);
    Pieces pieces_of(std::shared_ptr<const Download> file, hls::Span span);
    // Null: there is none, or it goes on.
    std::shared_ptr<const Shelved> open(const std::string& room, const std::string& publication);

    const LibraryOptions options_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    Queue waiting_past_;  // of what is live; first of all
    Queue waiting_;
    std::mutex live_mutex_;
    std::map<std::string, std::string> live_;  // by room
    std::mutex lists_mutex_;
    std::map<std::string, std::vector<std::function<void(std::string)>>> lists_;  // who waits, by room
    Catalogue catalogue_;
    std::mutex shelf_mutex_;
    std::list<std::shared_ptr<const Shelved>> shelf_;  // last used first
    std::mutex files_mutex_;
    std::list<std::shared_ptr<const Download>> files_;  // the same
    std::mutex running_mutex_;
    std::list<std::shared_ptr<Running>> running_;  // the same
    std::atomic<std::int64_t> said_ms_ = 0;        // when something could not be read
    std::vector<std::jthread> threads_;
};

}  // namespace paraninfo::archive
