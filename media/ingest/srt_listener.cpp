#include "media/ingest/srt_listener.hpp"

#include "media/ingest/attempts.hpp"
#include "media/ingest/household.hpp"
#include "media/ingest/publishers.hpp"
#include "media/ingest/refusals.hpp"
#include "media/ingest/srt_socket.hpp"

#include <srt/access_control.h>

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace paraninfo::ingest {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;
using State = media_link::FeedState::State;

constexpr milliseconds turn{100};

std::uint64_t id_of(SRTSOCKET socket) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(socket));
}

}  // namespace

class SrtListener::Impl {
  public:
    Impl(FeedHub& hub, OutputHub& outputs, ListenerEvents events)
        : hub_(hub), outputs_(outputs), events_(std::move(events)), epoll_(srt_epoll_create()) {
        srt_epoll_set(epoll_, SRT_EPOLL_ENABLE_EMPTY);
        thread_ = std::thread{[this] { run(); }};
    }

    ~Impl() {
        closed_ = true;
        thread_.join();
        srt_epoll_release(epoll_);
    }

    void set_feeds(media_link::Feeds feeds) {
        feeds.rtmp_feeds.clear();
        feeds.outputs.clear();
        const std::lock_guard lock{mutex_};
        pending_ = std::move(feeds);
    }

    std::uint16_t port() const { return port_; }
    std::uint64_t refusals() const { return refusals_.count(); }

  private:
    struct Caller {
        SRTSOCKET socket;
        std::string household;
    };
    struct Connection {
        SrtSocket socket;
        std::string feed;
        std::uint64_t session = 0;
    };

    void run() {
        while (!closed_) {
            take_pending();
            bind_if_due();
            std::array<SRT_EPOLL_EVENT, 32> ready;
            const int count =
                srt_epoll_uwait(epoll_, ready.data(), static_cast<int>(ready.size()), turn.count());
            for (int i = 0; i < count; ++i) handle(ready.at(static_cast<std::size_t>(i)).fd);
            for (const std::string& feed : publishers_.newly_silent(Steady::now()))
                tell(feed, State::silent, 0);
            for (const std::string& name : attempts_.expire(Steady::now())) note_absent(name);
            for (const Refusal& each : refusals_.due(Steady::now()))
                tell(each.feed, State::refused, each.code);
        }
        connections_.clear();
        listener_.reset();
    }

    void take_pending() {
        std::optional<media_link::Feeds> feeds;
        {
            const std::lock_guard lock{mutex_};
            feeds = std::exchange(pending_, std::nullopt);
        }
        if (!feeds || *feeds == feeds_) return;
        for (const std::uint64_t unwanted : publishers_.set_feeds(*feeds)) dismiss(unwanted);
        if (feeds->address != feeds_.address || feeds->port != feeds_.port) {
            listener_.reset();
            port_ = 0;
        }
        feeds_ = std::move(*feeds);
        bind_at_ = Steady::now();
    }

    void bind_if_due() {
        if (listener_ || feeds_.address.empty() || Steady::now() < bind_at_) return;
        bind_at_ = Steady::now() + bind_again;
        std::string reason;
        listener_ = listen_srt(feeds_.address, feeds_.port, &Impl::on_caller, this, reason);
        if (!listener_) {
            events_.log(media_link::Level::error, "SRT cannot listen: " + reason);
            return;
        }
        const int interest = SRT_EPOLL_IN | SRT_EPOLL_ERR;
        srt_epoll_add_usock(epoll_, listener_.get(), &interest);
        port_ = bound_port(listener_);
        events_.log(media_link::Level::info, "SRT listens on port " + std::to_string(port_));
    }

    // On libsrt's receiver thread: a look-up and nothing else. A wrong passphrase is refused by libsrt.
    static int on_caller(void* self, SRTSOCKET caller, int, const sockaddr* peer, const char* streamid) {
        return static_cast<Impl*>(self)->judge({caller, household_of(peer)},
                                               streamid == nullptr ? "" : streamid);
    }

    int judge(const Caller& caller, std::string_view streamid) {
        if (const auto receiver = outputs_.table().admit(streamid)) return judge(caller, *receiver);
        const auto now = Steady::now();
        const auto verdict = publishers_.admit(streamid, now);
        if (const auto* refusal = std::get_if<Refusal>(&verdict)) return reject(caller.socket, *refusal);
        const auto& admission = std::get<Admission>(verdict);
        return expect(caller, admission.feed) && set_passphrase(caller.socket, admission.passphrase) ? 0 : -1;
    }

    // False where too many try.
    bool expect(const Caller& caller, const std::string& name) {
        if (attempts_.add(id_of(caller.socket), name, Steady::now(), caller.household)) return true;
        srt_setrejectreason(caller.socket, SRT_REJX_OVERLOAD);
        return false;
    }

    // Of somebody who asks for an output.
    int judge(const Caller& caller, const std::variant<media_link::SrtOutput, Refusal>& verdict) {
        if (const auto* refusal = std::get_if<Refusal>(&verdict)) {
            outputs_.table().refused(refusal->feed, refusal->code);
            srt_setrejectreason(caller.socket, refusal->code == 503 ? SRT_REJX_OVERLOAD : SRT_REJX_FORBIDDEN);
            return -1;
        }
        const auto& output = std::get<media_link::SrtOutput>(verdict);
        const bool set = expect(caller, output.id) && set_latency(caller.socket, output.latency) &&
                         set_passphrase(caller.socket, output.passphrase);
        return set ? 0 : -1;
    }

    void note_absent(const std::string& name) {
        if (outputs_.table().has(name)) return outputs_.table().refused(name, 403);
        refusals_.add({name, 403});
    }

    int reject(SRTSOCKET caller, const Refusal& refusal) {
        srt_setrejectreason(caller, SRT_REJC_PREDEFINED + refusal.code);
        refusals_.add(refusal);
        return -1;
    }

    void handle(SRTSOCKET socket) {
        if (socket == listener_.get()) {
            while (SrtSocket caller = accept_srt(listener_)) welcome(std::move(caller));
            return;
        }
        const auto connection = connections_.find(id_of(socket));
        if (connection == connections_.end()) {
            srt_epoll_remove_usock(epoll_, socket);
        } else {
            read(connection->first, connection->second);
        }
    }

    void welcome(SrtSocket caller) {
        const std::uint64_t id = id_of(caller.get());
        const auto feed = attempts_.take(id);
        if (!feed) return;
        if (outputs_.table().has(*feed)) return outputs_.welcome(*feed, std::move(caller));
        const auto verdict = publishers_.begin(*feed, id, Steady::now());
        if (const auto* refusal = std::get_if<Refusal>(&verdict)) return refusals_.add(*refusal);
        const auto& begun = std::get<Publishers::Begun>(verdict);
        if (begun.replaced) {
            drop(*begun.replaced);
            tell(*feed, State::replaced, 0);
        }
        const int interest = SRT_EPOLL_IN | SRT_EPOLL_ERR;
        srt_epoll_add_usock(epoll_, caller.get(), &interest);
        hub_.begin(*feed, {begun.session, media_link::FeedBegin::Container::mpeg_ts});
        tell(*feed, State::connected, 0);
        connections_.emplace(id, Connection{std::move(caller), *feed, begun.session});
    }

    void read(std::uint64_t id, Connection& connection) {
        std::string data;
        const bool there = receive_srt(connection.socket, data);
        if (!data.empty()) {
            publishers_.heard(connection.feed, id, Steady::now());
            hub_.bytes(connection.feed, data);
        }
        if (there) return;
        const std::string feed = connection.feed;
        const bool was_publisher = publishers_.end(feed, id);
        drop(id);
        if (was_publisher) tell(feed, State::lost, 0);
    }

    void dismiss(std::uint64_t id) {
        const auto connection = connections_.find(id);
        if (connection == connections_.end()) return;
        const std::string feed = connection->second.feed;
        drop(id);
        tell(feed, State::lost, 0);
    }

    void drop(std::uint64_t id) {
        const auto connection = connections_.find(id);
        if (connection == connections_.end()) return;
        hub_.end(connection->second.feed, connection->second.session);
        srt_epoll_remove_usock(epoll_, connection->second.socket.get());
        connections_.erase(connection);
    }

    void tell(const std::string& feed, State state, std::uint16_t code) {
        events_.feed_state(media_link::FeedState{feed, state, code});
    }

    const SrtLibrary library_;
    FeedHub& hub_;
    OutputHub& outputs_;
    const ListenerEvents events_;
    const int epoll_;
    Publishers publishers_;
    Attempts attempts_;
    std::atomic<bool> closed_{false};
    std::atomic<std::uint16_t> port_{0};
    Refusals refusals_;

    std::mutex mutex_;  // guards the next one
    std::optional<media_link::Feeds> pending_;

    // The listener's thread only.
    media_link::Feeds feeds_;
    SrtSocket listener_;
    Steady::time_point bind_at_{};
    std::map<std::uint64_t, Connection> connections_;

    std::thread thread_;
};

SrtListener::SrtListener(FeedHub& hub, OutputHub& outputs, ListenerEvents events)
    : impl_(std::make_unique<Impl>(hub, outputs, std::move(events))) {
}
SrtListener::~SrtListener() = default;
void SrtListener::set_feeds(media_link::Feeds feeds) {
    impl_->set_feeds(std::move(feeds));
}
std::uint16_t SrtListener::port() const {
    return impl_->port();
}
std::uint64_t SrtListener::refusals() const {
    return impl_->refusals();
}

}  // namespace paraninfo::ingest
