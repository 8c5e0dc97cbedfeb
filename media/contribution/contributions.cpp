#include "media/contribution/contributions.hpp"

#include "media/contribution/sessions.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>

namespace paraninfo::contribution {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

}  // namespace

// The queue and its thread; everything else is Sessions'.
class Contributions::Implementation {
  public:
    using Command = std::variant<media_link::Offer, media_link::Candidate, media_link::Leave>;
    static constexpr auto tend_every = std::chrono::milliseconds(100);

    Implementation(media_link::Contribution settings, ReturnSource programme, Receiver& receiver,
                   ContributionHandlers handlers)
        : handlers_(std::move(handlers)),
          sessions_(std::move(settings), programme, receiver, handlers_,
                    [this](std::function<void()> sign) { post(std::move(sign)); }),
          thread_([this](const std::stop_token& stop) { run(stop); }) {}

    void want_whole(std::vector<std::string> sources) {
        const std::lock_guard lock(mutex_);
        wanted_ = std::move(sources);
        wake_.notify_one();
    }

    // False where too many wait. Who has to leave leaves: the gateway says so once for each session.
    bool push(Command command) {
        const std::lock_guard lock(mutex_);
        const bool leaves = std::holds_alternative<media_link::Leave>(command);
        if (commands_.size() >= waiting_max && !leaves) return false;
        commands_.push_back(std::move(command));
        wake_.notify_one();
        return true;
    }

    const ContributionHandlers handlers_;

    Sessions& sessions() { return sessions_; }

  private:
    // What a session's own threads saw: no more than two for each session.
    void post(std::function<void()> sign) {
        const std::lock_guard lock(mutex_);
        signs_.push_back(std::move(sign));
        wake_.notify_one();
    }

    void run(const std::stop_token& stop) {
        sessions_.warm_up();
        while (!stop.stop_requested()) {
            std::unique_lock lock(mutex_);
            wake_.wait_for(lock, stop, tend_every,
                           [this] { return wanted_ || !commands_.empty() || !signs_.empty(); });
            auto signs = std::exchange(signs_, {});
            auto commands = std::exchange(commands_, {});
            auto wanted = std::exchange(wanted_, std::nullopt);
            lock.unlock();
            if (wanted) sessions_.want_whole(*std::move(wanted));
            for (const auto& sign : signs) sign();
            for (Command& command : commands) take(std::move(command));
            sessions_.tend();
        }
        sessions_.end_all();
    }

    void take(Command command) {
        std::visit(Overloaded{[this](media_link::Offer&& offer) { sessions_.offer(offer); },
                              [this](media_link::Candidate&& candidate) { sessions_.candidate(candidate); },
                              [this](media_link::Leave&& leave) { sessions_.leave(leave.session); }},
                   std::move(command));
    }

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Command> commands_;
    std::deque<std::function<void()>> signs_;
    std::optional<std::vector<std::string>> wanted_;
    Sessions sessions_;
    std::jthread thread_;
};

Contributions::Contributions(media_link::Contribution settings, ReturnSource programme, Receiver& receiver,
                             ContributionHandlers handlers)
    : implementation_(
          std::make_unique<Implementation>(std::move(settings), programme, receiver, std::move(handlers))) {
}

Contributions::~Contributions() = default;

void Contributions::offer(media_link::Offer offer) {
    std::string session = offer.session;
    if (!implementation_->push(std::move(offer)))
        implementation_->handlers_.answered({std::move(session), 503, "too many offers wait for an answer"});
}

void Contributions::candidate(media_link::Candidate candidate) {
    implementation_->push(std::move(candidate));
}

void Contributions::leave(const media_link::Leave& leave) {
    implementation_->push(leave);
}

void Contributions::want_whole(std::vector<std::string> sources) {
    implementation_->want_whole(std::move(sources));
}

void Contributions::set_behind(bool behind) {
    implementation_->sessions().set_behind(behind);
}

media_link::Sources Contributions::sources() {
    return implementation_->sessions().sources();
}

void Contributions::picture(Instant at, gst::SharedBuffer picture) {
    implementation_->sessions().feed().picture(at, picture);
}

Listeners Contributions::listeners() const {
    return implementation_->sessions().feed().listeners();
}

void Contributions::sound(const Listener& listener, Instant at, std::span<const std::int16_t> samples) {
    implementation_->sessions().feed().sound(listener, at, samples);
}

}  // namespace paraninfo::contribution
