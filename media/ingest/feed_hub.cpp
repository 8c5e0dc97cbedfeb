#include "media/ingest/feed_hub.hpp"

#include "media/link/feed_client.hpp"
#include "media/link/outgoing.hpp"
#include "media/link/socket.hpp"
#include "protocol/media_link/codec.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace paraninfo::ingest {
namespace {

using link::Descriptor;
using Frame = std::shared_ptr<const std::string>;

Frame frame_of(const media_link::Message& message) {
    return std::make_shared<const std::string>(media_link::encode(message));
}

std::vector<Frame> frames_of(std::string_view bytes) {
    std::vector<Frame> frames;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), media_link::feed_bytes_max)))
        frames.push_back(
            frame_of(media_link::FeedBytes{std::string{bytes.substr(0, media_link::feed_bytes_max)}}));
    return frames;
}

struct Subscriber {
    Descriptor socket;
    link::Outgoing outgoing{subscriber_bytes_max};
};

struct FeedSocket {
    std::string path;
    Descriptor listener;
    std::list<Subscriber> subscribers;
    std::optional<media_link::FeedBegin> session;
    std::string preamble;
};

// Programmes send nothing: whatever can be read is the end.
bool hung_up(const Descriptor& socket) {
    char byte = 0;
    const auto got = ::recv(socket.get(), &byte, 1, MSG_DONTWAIT);
    return got >= 0 || (errno != EAGAIN && errno != EINTR);
}

}  // namespace

class FeedHub::Impl {
  public:
    explicit Impl(std::string media_socket_path) : media_socket_path_(std::move(media_socket_path)) {
        thread_ = std::thread{[this] { run(); }};
    }

    ~Impl() {
        closed_ = true;
        waker_.wake();
        thread_.join();
        for (const auto& [id, feed] : feeds_) ::unlink(feed.path.c_str());
    }

    void set_feeds(const std::vector<std::string>& wanted) {
        const std::lock_guard lock{mutex_};
        std::erase_if(feeds_, [&wanted](const auto& entry) {
            if (std::find(wanted.begin(), wanted.end(), entry.first) != wanted.end()) return false;
            ::unlink(entry.second.path.c_str());
            return true;
        });
        for (const std::string& id : wanted) {
            if (feeds_.contains(id)) continue;
            FeedSocket feed;
            feed.path = link::feed_socket_path(media_socket_path_, id);
            feed.listener = link::listen_unix(feed.path, static_cast<int>(subscribers_max));
            feeds_.emplace(id, std::move(feed));
        }
        waker_.wake();
    }

    void begin(const std::string& id, const media_link::FeedBegin& session) {
        send(id, {frame_of(session)}, [&session](FeedSocket& feed) {
            feed.session = session;
            feed.preamble.clear();
        });
    }
    void bytes(const std::string& id, std::string_view data) {
        send(id, frames_of(data), [](FeedSocket&) {});
    }
    void preamble(const std::string& id, std::string data) {
        send(id, {}, [&data](FeedSocket& feed) { feed.preamble = std::move(data); });
    }
    void end(const std::string& id, std::uint64_t session) {
        send(id, {frame_of(media_link::FeedEnd{session})}, [](FeedSocket& feed) { feed.session.reset(); });
    }
    std::uint64_t cut_off() const { return cut_off_; }

  private:
    template <typename Change>
    void send(const std::string& id, const std::vector<Frame>& frames, Change change) {
        const std::lock_guard lock{mutex_};
        const auto found = feeds_.find(id);
        if (found == feeds_.end()) return;
        change(found->second);
        for (Subscriber& subscriber : found->second.subscribers)
            for (const Frame& frame : frames) subscriber.outgoing.push(frame);
        if (!frames.empty() && !found->second.subscribers.empty()) waker_.wake();
    }

    void run() {
        while (!closed_) {
            std::vector<pollfd> waiting = descriptors();
            if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
            waker_.clear();
            const std::lock_guard lock{mutex_};
            for (auto& [id, feed] : feeds_) {
                accept_into(feed);
                serve(feed);
            }
        }
    }

    std::vector<pollfd> descriptors() {
        const std::lock_guard lock{mutex_};
        std::vector<pollfd> waiting{{waker_.get(), POLLIN, 0}};
        for (const auto& [id, feed] : feeds_) {
            waiting.push_back({feed.listener.get(), POLLIN, 0});
            for (const Subscriber& subscriber : feed.subscribers) {
                const short out = subscriber.outgoing.empty() ? 0 : POLLOUT;
                waiting.push_back({subscriber.socket.get(), static_cast<short>(POLLIN | out), 0});
            }
        }
        return waiting;
    }

    static void accept_into(FeedSocket& feed) {
        while (Descriptor socket = link::accept_unix(feed.listener)) {
            if (feed.subscribers.size() >= subscribers_max) continue;
            Subscriber& subscriber = feed.subscribers.emplace_back();
            subscriber.socket = std::move(socket);
            if (!feed.session) continue;
            subscriber.outgoing.push(frame_of(*feed.session));
            for (const Frame& frame : frames_of(feed.preamble)) subscriber.outgoing.push(frame);
        }
    }

    void serve(FeedSocket& feed) {
        std::erase_if(feed.subscribers, [this](Subscriber& subscriber) {
            if (subscriber.outgoing.overflowed()) {
                ++cut_off_;
                return true;
            }
            return !subscriber.outgoing.write_to(subscriber.socket.get()) || hung_up(subscriber.socket);
        });
    }

    const std::string media_socket_path_;
    link::Waker waker_;
    std::atomic<bool> closed_{false};
    std::atomic<std::uint64_t> cut_off_{0};
    std::mutex mutex_;  // guards feeds_
    std::map<std::string, FeedSocket> feeds_;
    std::thread thread_;
};

FeedHub::FeedHub(std::string media_socket_path)
    : impl_(std::make_unique<Impl>(std::move(media_socket_path))) {
}
FeedHub::~FeedHub() = default;
void FeedHub::set_feeds(const std::vector<std::string>& feeds) {
    impl_->set_feeds(feeds);
}
void FeedHub::begin(const std::string& feed, const media_link::FeedBegin& session) {
    impl_->begin(feed, session);
}
void FeedHub::bytes(const std::string& feed, std::string_view data) {
    impl_->bytes(feed, data);
}
void FeedHub::preamble(const std::string& feed, std::string data) {
    impl_->preamble(feed, std::move(data));
}
void FeedHub::end(const std::string& feed, std::uint64_t session) {
    impl_->end(feed, session);
}
std::uint64_t FeedHub::cut_off() const {
    return impl_->cut_off();
}

}  // namespace paraninfo::ingest
