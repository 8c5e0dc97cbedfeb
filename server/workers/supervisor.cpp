#include "server/workers/supervisor.hpp"

#include "server/observe/log.hpp"
#include "server/observe/metrics.hpp"
#include "server/workers/ingest_role.hpp"
#include "server/workers/listen.hpp"
#include "server/workers/programme.hpp"
#include "server/workers/reception.hpp"

#include <boost/asio/steady_timer.hpp>

#include <algorithm>

namespace paraninfo::workers {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::milliseconds tick_every{100};

}  // namespace

class Supervisor::Impl {
  public:
    Impl(asio::io_context& rooms, Plan plan, Outlet& outlet, Processes& processes, Clock clock)
        : plan_(std::move(plan)),
          outlet_(outlet),
          processes_(processes),
          clock_(std::move(clock)),
          timer_(rooms),
          reception_(listen_at(rooms, plan_.run_dir / "media.sock"), plan_.timings.hello, clock_,
                     [this](const media_link::Hello& hello, const std::shared_ptr<Connection>& connection) {
                         return introduce(hello, connection);
                     }) {
        for (const media_link::Configure& configure : plan_.programmes) {
            programmes_.push_back(std::make_unique<Programme>(plan_, configure, outlet, processes, clock_));
        }
        if (plan_.ingest) make_ingest();
    }

    void set_feeds(const std::optional<media_link::Feeds>& feeds) {
        if (feeds) {
            plan_.ingest = feeds;
        } else if (plan_.ingest) {
            plan_.ingest->feeds.clear();  // the listeners stay
            plan_.ingest->rtmp_feeds.clear();
        }
        if (ingest_) return ingest_->feeds_changed();
        if (!plan_.ingest) return;
        make_ingest();
        ingest_->begin();
        ingest_->feeds_changed();
    }

    void start() {
        reception_.open();
        if (ingest_) ingest_->begin();
        for (const auto& programme : programmes_) programme->begin();
        arm();
    }

    void stop(bool stop_workers, std::function<void()> done) {
        done_ = std::move(done);
        if (!stop_workers) {
            reception_.close();
            programmes_.clear();
            ingest_.reset();
            return finish();
        }
        stopping_ = true;
        for (const auto& programme : programmes_) {
            programme->forget();
            programme->worker().stop();
        }
        if (ingest_) {
            ingest_->forget();
            ingest_->worker().stop();
        }
        finish_if_gone();
    }

    void tick() {
        reception_.tick();
        for (const auto& programme : programmes_) programme->tick();
        if (ingest_) ingest_->worker().tick();
        if (stopping_) finish_if_gone();
    }

    FeedBoard feeds() const { return ingest_ ? ingest_->board() : FeedBoard{}; }
    OutputBoard outputs() const { return ingest_ ? ingest_->outputs() : OutputBoard{}; }

    void set_broadcast(const std::string& room, const Broadcast& broadcast) {
        for (const auto& programme : programmes_) {
            if (programme->room() == room) programme->set_broadcast(broadcast);
        }
    }

    void on_disk(const std::string& room, const std::string& publication,
                 const std::vector<std::pair<std::size_t, std::uint64_t>>& segments) {
        for (const auto& programme : programmes_) {
            if (programme->room() == room) programme->on_disk(publication, segments);
        }
    }

    Programme* programme_of(const std::string& room) {
        const auto found =
            std::ranges::find(programmes_, room, [](const auto& programme) { return programme->room(); });
        return found == programmes_.end() ? nullptr : found->get();
    }

    std::vector<WorkerStatus> status() const {
        std::vector<WorkerStatus> all;
        const auto add = [&all](const Worker& worker) {
            const WorkerCounts& counts = worker.counts();
            all.push_back({worker.name(), worker.is_connected(), counts.starts, counts.adoptions,
                           counts.kills, worker.health()});
        };
        if (ingest_) add(ingest_->worker());
        for (const auto& programme : programmes_) {
            add(programme->worker());
            all.back().edge_age_ms = programme->edge_age_ms();
            all.back().late_parts = programme->late_parts();
        }
        return all;
    }

  private:
    void make_ingest() {
        ingest_ = std::make_unique<IngestRole>(
            plan_, processes_, clock_,
            IngestRole::Changed{[this] { outlet_.feeds_changed(ingest_->board()); },
                                [this] { outlet_.outputs_changed(ingest_->outputs()); }});
    }

    void arm() {
        timer_.expires_after(tick_every);
        timer_.async_wait([this](boost::system::error_code ec) {
            if (ec) return;
            tick();
            arm();
        });
    }

    bool introduce(const media_link::Hello& hello, const std::shared_ptr<Connection>& connection) {
        if (ingest_ && ingest_->worker().take(hello, connection)) return true;
        return std::any_of(programmes_.begin(), programmes_.end(), [&](const auto& programme) {
            return programme->worker().take(hello, connection);
        });
    }

    void finish_if_gone() {
        const bool programmes_gone =
            std::all_of(programmes_.begin(), programmes_.end(),
                        [](const auto& programme) { return programme->worker().is_gone(); });
        if (!programmes_gone || (ingest_ && !ingest_->worker().is_gone())) return;
        stopping_ = false;
        reception_.close();
        finish();
    }

    void finish() {
        timer_.cancel();
        if (done_) std::exchange(done_, nullptr)();
    }

    Plan plan_;
    Outlet& outlet_;
    Processes& processes_;
    const Clock clock_;
    asio::steady_timer timer_;
    Reception reception_;
    std::vector<std::unique_ptr<Programme>> programmes_;
    std::unique_ptr<IngestRole> ingest_;
    std::function<void()> done_;
    bool stopping_ = false;
};

Supervisor::Supervisor(asio::io_context& rooms, Plan plan, Outlet& outlet, Processes& processes, Clock clock)
    : impl_(std::make_unique<Impl>(rooms, std::move(plan), outlet, processes, std::move(clock))) {
}
Supervisor::~Supervisor() = default;
void Supervisor::start() {
    impl_->start();
}
void Supervisor::stop(bool stop_workers, std::function<void()> done) {
    impl_->stop(stop_workers, std::move(done));
}
void Supervisor::tick() {
    impl_->tick();
}
void Supervisor::set_feeds(const std::optional<media_link::Feeds>& feeds) {
    impl_->set_feeds(feeds);
}
FeedBoard Supervisor::feeds() const {
    return impl_->feeds();
}
OutputBoard Supervisor::outputs() const {
    return impl_->outputs();
}
void Supervisor::set_broadcast(const std::string& room, const Broadcast& broadcast) {
    impl_->set_broadcast(room, broadcast);
}
void Supervisor::on_disk(const std::string& room, const std::string& publication,
                         const std::vector<std::pair<std::size_t, std::uint64_t>>& segments) {
    impl_->on_disk(room, publication, segments);
}
void Supervisor::offer(const std::string& room, media_link::Offer offer, Answered answered) {
    Programme* const programme = impl_->programme_of(room);
    if (programme != nullptr) return programme->contribution().offer(std::move(offer), std::move(answered));
    answered({offer.session, 409, "the room takes no panelists"});
}
void Supervisor::candidate(const std::string& room, const media_link::Candidate& candidate) {
    if (Programme* const programme = impl_->programme_of(room)) programme->contribution().tell(candidate);
}
void Supervisor::leave(const std::string& room, const media_link::Leave& leave) {
    if (Programme* const programme = impl_->programme_of(room)) programme->contribution().tell(leave);
}
void Supervisor::set_mix(const std::string& room, const media_link::Mix& mix) {
    if (Programme* const programme = impl_->programme_of(room)) programme->contribution().set_mix(mix);
}
void Supervisor::set_asides(const std::string& room, const media_link::Asides& asides) {
    if (Programme* const programme = impl_->programme_of(room)) programme->contribution().set_asides(asides);
}
void Supervisor::test_echo(const std::string& room) {
    if (Programme* const programme = impl_->programme_of(room)) programme->contribution().test_echo();
}
std::vector<WorkerStatus> Supervisor::status() const {
    return impl_->status();
}

}  // namespace paraninfo::workers
