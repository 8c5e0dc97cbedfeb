// What stands behind Access: its queue, its thread and the directory under its mutex. For access.cpp alone.
#pragma once

#include "server/access/access.hpp"
#include "server/access/directory.hpp"
#include "server/access/link_token.hpp"
#include "server/access/secrets.hpp"
#include "server/access/store.hpp"
#include "server/access/unopened_links.hpp"
#include "server/observe/log.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace paraninfo::access {

inline constexpr std::size_t jobs_max = 10000;  // waiting
inline constexpr std::size_t batch_max = 256;   // jobs of one commit
inline constexpr std::size_t text_bytes_max = 512;
inline constexpr std::chrono::milliseconds look_around{200};
inline constexpr std::int64_t retry_ms = 1000;
inline constexpr std::int64_t hall_link_s = 3650LL * 86400;

// What is told once the job's changes are durable, or are not.
using Finish = std::function<void(bool durable)>;
// Called under the directory's mutex.
using Job = std::function<Finish(Directory&, Now, Effects&)>;

inline Refusal refusal(RefusalReason reason, std::int64_t wait_ms = 0, std::string member = {}) {
    return {reason, wait_ms, {}, std::move(member)};
}

class Access::Impl {
  public:
    Impl(Options options, std::atomic<std::uint64_t>& generation)
        : options_(std::move(options)),
          generation_(generation),
          secrets_(open_secrets(options_.data_dir)),
          keys_(secrets_.link_signing, options_.issuers),
          hall_codes_(secrets_.hall_code, options_.hall_codes),
          store_(options_.data_dir / "access.db", options_.lock_wait),
          check_in_codes_(secrets_.check_in),
          rules_{options_.rooms, options_.languages, options_.limits, options_.notice, check_in_codes_},
          directory_(rules_, store_.load()),
          entries_(options_.limits.entries_per_address),
          bad_links_(options_.limits.bad_links_per_address),
          unopened_(check_in_codes_) {
        keep_hall_links();
    }

    void start() {
        if (options_.own_thread) thread_ = std::thread([this] { run(); });
    }

    ~Impl() {
        {
            const std::lock_guard lock(queue_mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
        if (thread_.joinable()) thread_.join();
        while (step() > 0) {
        }
    }

    // A refusal that needs neither directory nor disk, or the link.
    boost::system::result<Link, Refusal> read(const ExchangeRequest& request) {
        const auto now = options_.times.steady_ms();
        {
            const std::lock_guard lock(bucket_mutex_);
            const auto wait =
                std::max(entries_.take(request.address, now), bad_links_.wait(request.address, now));
            if (wait > 0) return refusal(RefusalReason::limited, wait);
        }
        if (request.name.size() > text_bytes_max) return refusal(RefusalReason::bad_request, 0, "name");
        auto link = HallCodes::looks_like(request.token) ? read_hall_code(request.token)
                                                         : read_token(request.token, keys_);
        if (link) return std::move(*link);
        const std::lock_guard lock(bucket_mutex_);
        bad_links_.take(request.address, now);
        // Most of what looks like a code was one, and the phone was slower than the screen.
        return refusal(HallCodes::looks_like(request.token) ? RefusalReason::link_expired
                                                            : RefusalReason::link_invalid);
    }

    bool queue(Job job) {
        {
            const std::lock_guard lock(queue_mutex_);
            if (jobs_.size() >= jobs_max || stopping_) return false;
            jobs_.push_back(std::move(job));
        }
        wake_.notify_one();
        return true;
    }

    LoginPtr verify(std::string_view cookie) {
        const auto hash = hash_of_cookie(cookie);
        if (!hash) return nullptr;
        const auto now = options_.times.wall_ms();
        const std::lock_guard lock(directory_mutex_);
        return directory_.find(*hash, now);
    }

    LoginPtr renew(const Login& login) {
        const auto now = options_.times.wall_ms();
        const std::lock_guard lock(directory_mutex_);
        return directory_.renew(login.id, now);
    }

    std::vector<Device> devices(const Login& login) const {
        const std::lock_guard lock(directory_mutex_);
        return directory_.devices(login.person.value, login.id);
    }

    std::optional<PersonSeen> find_person(const std::string& room, const std::string& person) const {
        const std::lock_guard lock(directory_mutex_);
        return directory_.find_person(room, person);
    }

    std::vector<PanelistSeen> panelists(const std::string& room) const {
        const std::lock_guard lock(directory_mutex_);
        return directory_.panelists(room);
    }

    void seat_guests(const std::string& room, const std::vector<std::string>& persons) {
        {
            const std::lock_guard lock(directory_mutex_);
            directory_.seat_guests(room, persons);
        }
        generation_.fetch_add(1, std::memory_order_release);
    }

    std::optional<HallCode> hall_code(const std::string& room) const {
        const std::lock_guard lock(directory_mutex_);
        return hall_codes_.code(room, now_s(), revoked());
    }

    std::string check_in_code(const Login& login) const {
        const std::lock_guard lock(directory_mutex_);
        return directory_.check_in_code(login.person.value);
    }

    // On the access thread, as part of a job.
    std::optional<Badge> badge(const std::string& code, const std::string& room, Directory& directory,
                               Now now, Effects& effects) {
        auto found = directory.find_badge(code, room);
        if (found) return found;
        const Link* link = unopened_.find(code, store_);
        if (link == nullptr || !directory.admit(*link, now, effects)) return std::nullopt;
        return directory.find_badge(code, room);
    }

    void require_notice(std::string version) {
        const std::lock_guard lock(directory_mutex_);
        rules_.notice = version;
        directory_.require_notice(std::move(version));
    }

    std::size_t step() {
        std::vector<Job> jobs;
        {
            const std::lock_guard lock(queue_mutex_);
            const auto count = static_cast<std::ptrdiff_t>(std::min(jobs_.size(), batch_max));
            jobs.assign(std::move_iterator(jobs_.begin()), std::move_iterator(jobs_.begin() + count));
            jobs_.erase(jobs_.begin(), jobs_.begin() + count);
        }
        const auto count = jobs.size();
        add_written_elsewhere(jobs);
        const auto [finishes, effects] = apply(jobs);
        const bool durable = keep(effects.writes);
        renew_hall_links();
        for (const auto& finish : finishes) finish(durable);
        return count;
    }

    std::function<void(const std::vector<Ended>&)> hook;

  private:
    std::int64_t now_s() const { return options_.times.wall_ms() / 1000; }

    // Under the directory's mutex.
    HallCodes::Revoked revoked() const {
        return [this](const std::string& link) { return directory_.revoked(link); };
    }

    std::optional<Link> read_hall_code(std::string_view token) const {
        const std::lock_guard lock(directory_mutex_);
        return hall_codes_.read(token, now_s(), revoked());
    }

    // So that the command line lists the links behind the codes, and can revoke them.
    void keep_hall_links() {
        for (const auto& [room, most] : hall_codes_.rooms()) {
            auto link = [&, &room = room] {
                const std::lock_guard lock(directory_mutex_);
                return hall_codes_.link(room, now_s(), revoked());
            }();
            if (!link) continue;
            link->expires_s = now_s() + hall_link_s;  // a code's own is two minutes
            store_.keep_link_once(*link, "code on the screen of " + room, options_.times.wall_ms());
        }
    }

    void run() {
        for (;;) {
            {
                std::unique_lock lock(queue_mutex_);
                wake_.wait_for(lock, look_around, [&] { return stopping_ || !jobs_.empty(); });
                if (stopping_) return;
            }
            step();
        }
    }

    // What the command line revoked, and whom it put into which class, while we run.
    void add_written_elsewhere(std::vector<Job>& jobs) {
        try {
            const auto found = store_.written_elsewhere();
            if (!found) return;
            hall_links_due_ = true;
            unopened_.forget();
            jobs.push_back([all = *found](Directory& directory, Now now, Effects& effects) {
                directory.classify(all.classes, effects);
                for (const auto& one : all.revoked) {
                    if (directory.revoked(one.link)) continue;
                    directory.revoke(one.link, now.wall_ms, effects);
                    observe::log_info("access.link_revoked", {{"link", one.link}});
                }
                return [](bool) {};
            });
        } catch (const database::Error& error) {
            observe::log_warn("access.read_failed", {{"why", error.what()}});
        }
    }

    // A link that was revoked has another in its place.
    void renew_hall_links() {
        if (!std::exchange(hall_links_due_, false)) return;
        try {
            keep_hall_links();
        } catch (const database::Error& error) {
            observe::log_warn("access.write_failed", {{"why", error.what()}});
        }
    }

    std::pair<std::vector<Finish>, Effects> apply(const std::vector<Job>& jobs) {
        std::vector<Finish> finishes;
        Effects effects;
        {
            const Now now{options_.times.wall_ms(), options_.times.steady_ms()};
            const std::lock_guard lock(directory_mutex_);
            for (const auto& job : jobs) finishes.push_back(job(directory_, now, effects));
            directory_.sweep(now.wall_ms, effects);
        }
        if (!effects.ended.empty() || effects.cookie_changed || effects.seats_changed)
            generation_.fetch_add(1, std::memory_order_release);
        if (!effects.ended.empty() && hook) hook(effects.ended);
        return {std::move(finishes), std::move(effects)};
    }

    // After a failed commit the directory is made anew from what is durable; until that is done nothing
    // counts.
    bool keep(const std::vector<Write>& writes) {
        const bool durable = !stale_ && commit(writes);
        if (durable) return true;
        stale_ = true;
        try {
            reload();
            stale_ = false;
        } catch (const database::Error& error) {
            observe::log_error("access.read_failed", {{"why", error.what()}});
        }
        return false;
    }

    bool commit(const std::vector<Write>& writes) {
        if (writes.empty()) return true;
        try {
            store_.commit(writes);
            return true;
        } catch (const database::Error& error) {
            observe::log_error("access.write_failed", {{"why", error.what()}});
            return false;
        }
    }

    void reload() {
        const Kept kept = store_.load();
        {
            const std::lock_guard lock(directory_mutex_);
            Directory fresh(rules_, kept);
            fresh.take_over_guests(directory_);
            directory_ = std::move(fresh);
        }
        generation_.fetch_add(1, std::memory_order_release);
    }

    Options options_;
    std::atomic<std::uint64_t>& generation_;
    const Secrets secrets_;
    const LinkKeys keys_;
    const HallCodes hall_codes_;
    Store store_;  // the access thread's, after construction
    const CheckInCodes check_in_codes_;
    mutable std::mutex directory_mutex_;
    Rules rules_;  // its notice may change, under the mutex
    Directory directory_;
    std::mutex bucket_mutex_;
    Buckets entries_;
    Buckets bad_links_;
    std::mutex queue_mutex_;
    std::condition_variable wake_;
    std::vector<Job> jobs_;
    bool stopping_ = false;
    bool hall_links_due_ = false;
    UnopenedLinks unopened_;
    bool stale_ = false;  // the directory may show what is not durable
    std::thread thread_;
};

}  // namespace paraninfo::access
