#include "media/ingest/rtmp_listener.hpp"

#include "media/ingest/publishers.hpp"
#include "media/ingest/refusals.hpp"
#include "media/ingest/rtmp_connection.hpp"
#include "media/ingest/tcp_socket.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <poll.h>
#include <thread>
#include <vector>

namespace paraninfo::ingest {
namespace {

using link::Descriptor;
using Steady = std::chrono::steady_clock;
using State = media_link::FeedState::State;

constexpr int turn_ms = 100;

}  // namespace

class RtmpListener::Impl {
  public:
    Impl(FeedHub& hub, ListenerEvents events) : hub_(hub), events_(std::move(events)) {
        thread_ = std::thread{[this] { run(); }};
    }

    ~Impl() {
        closed_ = true;
        waker_.wake();
        thread_.join();
    }

    void set_feeds(media_link::Feeds feeds) {
        feeds.feeds.clear();
        const std::lock_guard lock{mutex_};
        pending_ = std::move(feeds);
        waker_.wake();
    }

    std::uint16_t port() const { return port_; }
    std::uint64_t refusals() const { return refusals_.count(); }

  private:
    void run() {
        while (!closed_) {
            take_pending();
            bind_if_due();
            std::vector<std::uint64_t> ids;
            std::vector<pollfd> waiting = descriptors(ids);
            if (::poll(waiting.data(), waiting.size(), turn_ms) < 0 && errno != EINTR) return;
            waker_.clear();
            serve(ids, waiting);
            accept_all();
            drop_silent();
            for (const std::string& feed : publishers_.newly_silent(Steady::now()))
                tell(feed, State::silent, 0);
            for (const Refusal& each : refusals_.due(Steady::now()))
                tell(each.feed, State::refused, each.code);
        }
        while (!connections_.empty()) drop(connections_.begin()->first);
    }

    void take_pending() {
        std::optional<media_link::Feeds> feeds;
        {
            const std::lock_guard lock{mutex_};
            feeds = std::exchange(pending_, std::nullopt);
        }
        if (!feeds || *feeds == feeds_) return;
        for (const std::uint64_t unwanted : publishers_.set_feeds(*feeds)) lose(unwanted);
        if (feeds->rtmp_address != feeds_.rtmp_address || feeds->rtmp_port != feeds_.rtmp_port) {
            listener_.reset();
            port_ = 0;
        }
        feeds_ = std::move(*feeds);
        bind_at_ = Steady::now();
    }

    void bind_if_due() {
        if (listener_ || feeds_.rtmp_address.empty() || Steady::now() < bind_at_) return;
        bind_at_ = Steady::now() + bind_again;
        std::string reason;
        listener_ = listen_tcp(feeds_.rtmp_address, feeds_.rtmp_port, reason);
        if (!listener_) return events_.log(media_link::Level::error, "RTMP cannot listen: " + reason);
        port_ = bound_tcp_port(listener_);
        events_.log(media_link::Level::info, "RTMP listens on port " + std::to_string(port_));
    }

    // The waker, the listener, and then the connections named.
    std::vector<pollfd> descriptors(std::vector<std::uint64_t>& ids) const {
        std::vector<pollfd> waiting{{waker_.get(), POLLIN, 0}, {listener_.get(), POLLIN, 0}};
        for (const auto& [id, connection] : connections_) {
            waiting.push_back({connection.descriptor(), connection.events(), 0});
            ids.push_back(id);
        }
        return waiting;
    }

    // One that publishes may take the place of another, so that each is looked for anew.
    void serve(const std::vector<std::uint64_t>& ids, const std::vector<pollfd>& waiting) {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const auto connection = connections_.find(ids[i]);
            if (connection == connections_.end() || waiting.at(i + 2).revents == 0) continue;
            if (!connection->second.serve(Steady::now())) lose(ids[i]);
        }
    }

    void accept_all() {
        std::string from;
        while (Descriptor socket = listener_ ? accept_tcp(listener_, from) : Descriptor{}) {
            if (connections_.size() >= rtmp_connections_max && !make_room()) continue;
            const std::uint64_t id = ++ids_;
            RtmpConnection::Handlers handlers{[this, id](const std::string& key) { return publish(id, key); },
                                              [this, id](std::string_view tags) { take(id, tags); },
                                              [this, id](std::string preamble) {
                                                  hub_.preamble(connections_.at(id).feed,
                                                                std::move(preamble));
                                              }};
            connections_.try_emplace(id, std::move(socket), std::move(handlers), Steady::now())
                .first->second.from = from;
        }
    }

    // The oldest goes that does not publish, of those from where most of them come: who calls again and again
    // ends none but their own.
    bool make_room() {
        std::map<std::string, int> idle;
        int most = 0;
        for (const auto& [id, connection] : connections_)
            if (connection.feed.empty()) most = std::max(most, ++idle[connection.from]);
        const auto oldest = std::find_if(connections_.begin(), connections_.end(), [&](const auto& each) {
            return each.second.feed.empty() && idle[each.second.from] == most;
        });
        if (oldest == connections_.end()) return false;
        connections_.erase(oldest);
        return true;
    }

    // Who does not begin to publish, and who is gone without a word.
    void drop_silent() {
        std::vector<std::uint64_t> gone;
        for (const auto& [id, connection] : connections_) {
            const auto since = connection.feed.empty() ? connection.since() : connection.heard_at();
            const auto most = connection.feed.empty() ? rtmp_publish_within : rtmp_silent_max;
            if (Steady::now() - since > most) gone.push_back(id);
        }
        for (const std::uint64_t id : gone) lose(id);
    }

    bool publish(std::uint64_t id, const std::string& key) {
        const auto now = Steady::now();
        const auto admitted = publishers_.admit_key(key, now);
        if (const auto* refusal = std::get_if<Refusal>(&admitted)) return refuse(*refusal);
        const std::string feed = std::get<Admission>(admitted).feed;
        const auto verdict = publishers_.begin(feed, id, now);
        if (const auto* refusal = std::get_if<Refusal>(&verdict)) return refuse(*refusal);
        const auto& begun = std::get<Publishers::Begun>(verdict);
        if (begun.replaced) {
            drop(*begun.replaced);
            tell(feed, State::replaced, 0);
        }
        RtmpConnection& connection = connections_.at(id);
        connection.feed = feed;
        connection.session = begun.session;
        hub_.begin(feed, {begun.session, media_link::FeedBegin::Container::flv});
        tell(feed, State::connected, 0);
        return true;
    }

    bool refuse(const Refusal& refusal) {
        refusals_.add(refusal);
        return false;
    }

    void take(std::uint64_t id, std::string_view tags) {
        const std::string& feed = connections_.at(id).feed;
        publishers_.heard(feed, id, Steady::now());
        hub_.bytes(feed, tags);
    }

    // The connection is over, or its feed is no longer served.
    void lose(std::uint64_t id) {
        const auto connection = connections_.find(id);
        if (connection == connections_.end()) return;
        const std::string feed = connection->second.feed;
        const bool unsupported = connection->second.unsupported();
        publishers_.end(feed, id);
        drop(id);
        if (feed.empty()) return;
        if (unsupported) refusals_.add({feed, 415});
        tell(feed, State::lost, 0);
    }

    void drop(std::uint64_t id) {
        const auto connection = connections_.find(id);
        if (connection == connections_.end()) return;
        if (!connection->second.feed.empty()) hub_.end(connection->second.feed, connection->second.session);
        connections_.erase(connection);
    }

    void tell(const std::string& feed, State state, std::uint16_t code) {
        events_.feed_state(media_link::FeedState{feed, state, code});
    }

    FeedHub& hub_;
    const ListenerEvents events_;
    link::Waker waker_;
    Publishers publishers_;
    Refusals refusals_;
    std::atomic<bool> closed_{false};
    std::atomic<std::uint16_t> port_{0};

    std::mutex mutex_;  // guards the next one
    std::optional<media_link::Feeds> pending_;

    // The listener's thread only.
    media_link::Feeds feeds_;
    Descriptor listener_;
    Steady::time_point bind_at_{};
    std::uint64_t ids_ = 0;
    std::map<std::uint64_t, RtmpConnection> connections_;

    std::thread thread_;
};

RtmpListener::RtmpListener(FeedHub& hub, ListenerEvents events)
    : impl_(std::make_unique<Impl>(hub, std::move(events))) {
}
RtmpListener::~RtmpListener() = default;
void RtmpListener::set_feeds(media_link::Feeds feeds) {
    impl_->set_feeds(std::move(feeds));
}
std::uint16_t RtmpListener::port() const {
    return impl_->port();
}
std::uint64_t RtmpListener::refusals() const {
    return impl_->refusals();
}

}  // namespace paraninfo::ingest
