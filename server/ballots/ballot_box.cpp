#include "server/ballots/ballot_box.hpp"

#include "server/access/base64url.hpp"
#include "server/ballots/batch.hpp"
#include "server/observe/log.hpp"

#include <boost/asio/post.hpp>

#include <sys/resource.h>

#include <utility>

namespace paraninfo::ballots {

namespace {

constexpr int thread_niceness = 5;  // the picture comes first
constexpr std::chrono::seconds retry_after{1};
constexpr config::Rate unsigned_pace{0.5, 20};  // of one address

void tell_failure(const char* event, const std::exception& error) {
    observe::log_error(event, {{"reason", std::string(error.what())}});
}

}  // namespace

BallotBox::BallotBox(boost::asio::any_io_executor rooms, const std::filesystem::path& data_dir,
                     std::set<RoomId> room_ids)
    : rooms_(std::move(rooms)),
      shelf_(data_dir),
      table_(data_dir / "ballots.db"),
      unread_rooms_(std::move(room_ids)),
      unsigned_by_address_(unsigned_pace),
      pace_(pace) {
    for (PaperKey& key : shelf_.read()) {
        const auto modulus = access::to_base64url(key.modulus());
        unclaimed_.insert(modulus);
        keys_.emplace(modulus, std::make_shared<const PaperKey>(std::move(key)));
    }
    work_.needs_spare = true;
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

BallotBox::~BallotBox() = default;

std::optional<std::string> BallotBox::take_key() {
    const std::lock_guard lock(mutex_);
    work_.needs_spare = true;
    changed_.notify_one();
    if (!spare_) return std::nullopt;
    auto modulus = access::to_base64url(spare_->modulus());
    keys_.emplace(modulus, std::exchange(spare_, nullptr));
    return modulus;
}

std::optional<std::string> BallotBox::sign(const std::string& modulus, const std::string& blinded) {
    const auto bytes = access::from_base64url(blinded);
    KeyPtr key;
    {
        const std::lock_guard lock(mutex_);
        const auto found = keys_.find(modulus);
        if (found != keys_.end()) key = found->second;
    }
    const auto signature = key && bytes ? key->sign(*bytes) : std::nullopt;
    if (!signature) return std::nullopt;
    return access::to_base64url(*signature);
}

void BallotBox::restored(const RoomId& room, const std::vector<Poll>& uncounted) {
    const std::lock_guard lock(mutex_);
    for (const Poll& poll : uncounted) unclaimed_.erase(poll.modulus);
    unread_rooms_.erase(room);
    if (!unread_rooms_.empty() || unclaimed_.empty()) return;
    for (const std::string& modulus : unclaimed_) {
        keys_.erase(modulus);
        work_.spent.push_back(modulus);
    }
    unclaimed_.clear();
    changed_.notify_one();
}

void BallotBox::admit(const RoomId& room, const Poll& poll) {
    const std::lock_guard lock(mutex_);
    if (open_.contains(poll_name(room, poll.id))) return;
    const auto modulus = access::from_base64url(poll.modulus);
    if (!modulus) return;
    open_.emplace(poll_name(room, poll.id),
                  std::make_shared<const OpenPoll>(OpenPoll{poll, PaperCheck(*modulus)}));
}

void BallotBox::count(const RoomId& room, const Poll& poll,
                      std::function<void(std::optional<SecretCount>)> done) {
    const std::lock_guard lock(mutex_);
    work_.counting.push_back({room, poll, std::move(done)});
    changed_.notify_one();
}

void BallotBox::counted(const Poll& poll) {
    const std::lock_guard lock(mutex_);
    if (keys_.erase(poll.modulus) == 0) return;
    work_.spent.push_back(poll.modulus);
    changed_.notify_one();
}

void BallotBox::run(const std::stop_token& stop) {
    // Of this thread alone, as Linux has it.
    ::setpriority(PRIO_PROCESS, 0, thread_niceness);
    while (auto work = next_work(stop)) {
        perform(*std::move(work));
        const auto wait = flush_in();
        if (wait && *wait <= std::chrono::milliseconds(0)) flush();
    }
    flush();
}

// Nothing: it ends. Whoever sent too much without a signature is looked at when there is nothing else.
std::optional<BallotBox::Work> BallotBox::next_work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    const auto any = [this] {
        return !work_.posted.empty() || !work_.counting.empty() || !work_.spent.empty() ||
               work_.needs_spare || !suspects_.empty();
    };
    const auto wait = flush_in();
    if (wait)
        changed_.wait_for(lock, stop, *wait, any);
    else
        changed_.wait(lock, stop, any);
    if (stop.stop_requested()) return std::nullopt;
    if (work_.posted.empty() && !suspects_.empty()) {
        work_.posted.push_back(std::move(suspects_.front()));
        suspects_.pop_front();
    }
    return std::exchange(work_, Work{});
}

// What was posted before a count was asked for is in it.
void BallotBox::perform(Work work) {
    for (Posted& posted : work.posted) judge(posted);
    for (const Counting& counting : work.counting) answer_count(counting);
    for (const std::string& modulus : work.spent) {
        try {
            shelf_.remove(access::from_base64url(modulus).value_or(""));
        } catch (const std::exception& error) {
            tell_failure("ballots.key_stays", error);
        }
    }
    if (work.needs_spare) make_spare();
}

void BallotBox::make_spare() {
    {
        const std::lock_guard lock(mutex_);
        if (spare_) return;
    }
    try {
        auto key = std::make_shared<const PaperKey>(PaperKey::make());
        shelf_.keep(*key);
        const std::lock_guard lock(mutex_);
        spare_ = std::move(key);
    } catch (const std::exception& error) {
        tell_failure("ballots.no_key", error);  // made when the next one is asked for
    }
}

void BallotBox::answer_count(const Counting& counting) {
    const auto name = poll_name(counting.room, counting.poll.id);
    {
        const std::lock_guard lock(mutex_);
        open_.erase(name);
    }
    std::optional<SecretCount> counted;
    try {
        if (flush()) {
            counted = table_.count(name, choices_of(counting.poll.form));
            table_.renew();
        }
    } catch (const std::exception& error) {
        tell_failure("ballots.not_counted", error);
        counted.reset();
    }
    boost::asio::post(rooms_, [done = counting.done, counted = std::move(counted)] { done(counted); });
}

bool BallotBox::flush() {
    if (unwritten_.empty()) return true;
    try {
        table_.put(unwritten_);
        unwritten_.clear();
        retry_at_.reset();
        return true;
    } catch (const std::exception& error) {
        tell_failure("ballots.not_written", error);
        retry_at_ = Steady::now() + retry_after;
        return false;
    }
}

std::optional<std::chrono::milliseconds> BallotBox::flush_in() const {
    using std::chrono::milliseconds;
    if (unwritten_.empty()) return std::nullopt;
    const auto now = Steady::now();
    if (retry_at_) return std::chrono::ceil<milliseconds>(*retry_at_ - now);
    return due_in(unwritten_.size(), std::chrono::floor<milliseconds>(now - unwritten_since_));
}

}  // namespace paraninfo::ballots
