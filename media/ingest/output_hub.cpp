#include "media/ingest/output_hub.hpp"

#include "media/ingest/output_lane.hpp"
#include "media/link/socket.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <poll.h>
#include <system_error>
#include <thread>
#include <utility>

namespace paraninfo::ingest {
namespace {

using OutputTime = std::chrono::steady_clock::time_point;

// While something waits to be sent, libsrt is asked so often whether it takes more.
constexpr int busy_turn_ms = 10;
constexpr int idle_turn_ms = 100;
constexpr std::chrono::seconds told_each{1};

}  // namespace

class OutputHub::Impl {
  public:
    Impl(std::string media_socket_path, ListenerEvents events)
        : media_socket_path_(std::move(media_socket_path)), events_(std::move(events)) {
        thread_ = std::thread{[this] { run(); }};
    }

    ~Impl() {
        closed_ = true;
        waker_.wake();
        thread_.join();
    }

    void set_outputs(std::vector<media_link::SrtOutput> outputs) {
        table_.set(outputs);
        const std::lock_guard lock{mutex_};
        pending_ = std::move(outputs);
        waker_.wake();
    }

    void welcome(const std::string& output, SrtSocket receiver) {
        const std::lock_guard lock{mutex_};
        newcomers_.emplace_back(output, std::move(receiver));
        waker_.wake();
    }

    OutputTable& table() { return table_; }

  private:
    void run() {
        while (!closed_) {
            wait();
            const OutputTime now = std::chrono::steady_clock::now();
            take_news(now);
            for (auto& [id, lane] : lanes_) lane.serve(now);
            tell(now);
        }
        lanes_.clear();
    }

    void wait() {
        std::vector<pollfd> waiting{{waker_.get(), POLLIN, 0}};
        bool busy = false;
        for (const auto& [id, lane] : lanes_) {
            lane.add_to(waiting);
            busy = busy || lane.has_waiting();
        }
        ::poll(waiting.data(), waiting.size(), busy ? busy_turn_ms : idle_turn_ms);
        waker_.clear();
    }

    void take_news(OutputTime now) {
        std::optional<std::vector<media_link::SrtOutput>> pending;
        std::vector<std::pair<std::string, SrtSocket>> newcomers;
        {
            const std::lock_guard lock{mutex_};
            pending = std::exchange(pending_, std::nullopt);
            newcomers = std::exchange(newcomers_, {});
        }
        if (pending) rebuild(*pending);
        for (auto& [id, socket] : newcomers) {
            const auto lane = lanes_.find(id);
            if (lane != lanes_.end()) lane->second.welcome(std::move(socket), now);
        }
    }

    void rebuild(const std::vector<media_link::SrtOutput>& outputs) {
        std::erase_if(lanes_, [&outputs](const auto& entry) {
            return std::find(outputs.begin(), outputs.end(), entry.second.output()) == outputs.end();
        });
        for (const media_link::SrtOutput& output : outputs) {
            if (lanes_.contains(output.id)) continue;
            try {
                lanes_.try_emplace(output.id, media_socket_path_, output, table_, lookups_);
            } catch (const std::system_error& error) {
                events_.log(media_link::Level::error, "output " + output.id + ": " + error.what());
            }
        }
    }

    void tell(OutputTime now) {
        if (now - told_at_ < told_each) return;
        for (auto& [id, lane] : lanes_) lane.count(now - told_at_);
        told_at_ = now;
        if (!lanes_.empty() && events_.outputs) events_.outputs(table_.states());
    }

    const SrtLibrary library_;
    const std::string media_socket_path_;
    const ListenerEvents events_;
    OutputTable table_;
    link::Waker waker_;
    std::atomic<bool> closed_{false};

    std::mutex mutex_;  // of the next two
    std::optional<std::vector<media_link::SrtOutput>> pending_;
    std::vector<std::pair<std::string, SrtSocket>> newcomers_;

    // Of the thread.
    AddressLookups lookups_;
    std::map<std::string, OutputLane> lanes_;
    OutputTime told_at_ = std::chrono::steady_clock::now();

    std::thread thread_;
};

OutputHub::OutputHub(std::string media_socket_path, ListenerEvents events)
    : impl_(std::make_unique<Impl>(std::move(media_socket_path), std::move(events))) {
}
OutputHub::~OutputHub() = default;
void OutputHub::set_outputs(std::vector<media_link::SrtOutput> outputs) {
    impl_->set_outputs(std::move(outputs));
}
OutputTable& OutputHub::table() {
    return impl_->table();
}
void OutputHub::welcome(const std::string& output, SrtSocket receiver) {
    impl_->welcome(output, std::move(receiver));
}

}  // namespace paraninfo::ingest
