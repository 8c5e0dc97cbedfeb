// A bounded queue and what works on it: a thread of its own, or (tests) handlers posted to an executor. Items
// are handled first in, first out, a batch being whatever queued while the last one was handled.
#pragma once

#include "server/journal/log.hpp"

#include <boost/asio/post.hpp>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace paraninfo::journal {

template <class Item>
class Lane : public std::enable_shared_from_this<Lane<Item>> {
  public:
    struct Size {
        std::size_t items_max;
        std::size_t bytes_max;
        std::size_t batch_max;
    };
    using Handle = std::function<void(std::vector<Item>)>;

    Lane(Size size, Handle handle) : size_(size), handle_(std::move(handle)) {}
    ~Lane() { stop(); }

    void start_thread() {
        thread_ = std::thread([this] { run(); });
    }
    void start_on(boost::asio::any_io_executor executor) { executor_ = std::move(executor); }

    // False, and the item untouched, when the queue is full; `must` puts it in all the same.
    bool push(Item&& item, std::size_t bytes, bool must = false) {
        {
            const std::lock_guard lock(mutex_);
            if (!must && full_locked(bytes)) return false;
            queue_.push_back({std::move(item), bytes});
            bytes_ += bytes;
        }
        wake();
        return true;
    }

    bool full() const {
        const std::lock_guard lock(mutex_);
        return full_locked(0);
    }

    // Handles what is queued, then ends the thread. No push may come afterwards.
    void stop() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        changed_.notify_one();
        if (thread_.joinable()) thread_.join();
        for (auto batch = take(); !batch.empty(); batch = take()) handle_(std::move(batch));
    }

  private:
    struct Queued {
        Item item;
        std::size_t bytes;
    };

    bool full_locked(std::size_t bytes) const {
        return queue_.size() >= size_.items_max || bytes_ + bytes > size_.bytes_max;
    }

    void wake() {
        if (!executor_) return changed_.notify_one();
        boost::asio::post(executor_, [weak = this->weak_from_this()] {
            const auto self = weak.lock();
            if (!self) return;
            if (auto batch = self->take(); !batch.empty()) self->handle_(std::move(batch));
        });
    }

    std::vector<Item> take() {
        const std::lock_guard lock(mutex_);
        return take_locked();
    }

    std::vector<Item> take_locked() {
        std::vector<Item> batch;
        while (!queue_.empty() && batch.size() < size_.batch_max) {
            bytes_ -= queue_.front().bytes;
            batch.push_back(std::move(queue_.front().item));
            queue_.pop_front();
        }
        return batch;
    }

    void run() {
        std::unique_lock lock(mutex_);
        while (true) {
            changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            auto batch = take_locked();
            if (batch.empty()) return;
            lock.unlock();
            handle_(std::move(batch));
            lock.lock();
        }
    }

    const Size size_;
    const Handle handle_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Queued> queue_;
    std::size_t bytes_ = 0;
    bool stopping_ = false;
    boost::asio::any_io_executor executor_;
    std::thread thread_;
};

}  // namespace paraninfo::journal
