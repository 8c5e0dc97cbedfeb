#include "server/export/export_desk.hpp"

#include "server/export/private_folder.hpp"
#include "server/observe/clock.hpp"
#include "server/observe/log.hpp"

#include <sys/resource.h>

#include <fstream>
#include <iterator>
#include <utility>

namespace paraninfo::exports {

namespace {

constexpr int thread_niceness = 10;  // the picture and the people come first

std::filesystem::path folder_of(const Source& source) {
    return source.data_dir / "exports";
}

std::string read_all(const std::filesystem::path& file, std::uintmax_t size) {
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::ifstream in(file, std::ios::binary);
    if (!in.read(bytes.data(), static_cast<std::streamsize>(size)))
        throw Error(file.string() + ": cannot be read");
    return bytes;
}

}  // namespace

ExportDesk::ExportDesk(Source source) : source_(std::move(source)) {
    // What a crash left behind is other people's words: gone at once.
    std::filesystem::remove_all(folder_of(source_));
    std::filesystem::create_directories(folder_of(source_));
    std::filesystem::permissions(folder_of(source_), std::filesystem::perms::owner_all);
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

ExportDesk::~ExportDesk() = default;

void ExportDesk::use(Source source) {
    const std::lock_guard lock(mutex_);
    source_ = std::move(source);
}

ExportDesk::Taken ExportDesk::submit(Order order, Asker asker, std::function<void(Result)> done,
                                     Steady::time_point now) {
    const std::lock_guard lock(mutex_);
    forget_old(now);
    if (queue_.size() >= queued_max) return Taken::full;
    Login& login = logins_[asker.login];
    if (login.busy || login.begun.size() >= made_per_minute) return Taken::busy;
    login.busy = true;
    login.begun.push_back(now);
    queue_.push_back({std::move(order), std::move(asker), std::move(done)});
    changed_.notify_one();
    return Taken::yes;
}

bool ExportDesk::ask(std::function<void(const Source&)> work) {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= queued_max) return false;
    queue_.push_back({{}, {}, {}, std::move(work)});
    changed_.notify_one();
    return true;
}

void ExportDesk::forget_old(Steady::time_point now) {
    for (auto& [id, login] : logins_)
        while (!login.begun.empty() && now - login.begun.front() >= std::chrono::minutes(1))
            login.begun.pop_front();
    std::erase_if(logins_, [](const auto& each) { return !each.second.busy && each.second.begun.empty(); });
}

void ExportDesk::run(const std::stop_token& stop) {
    // Of this thread alone, as Linux has it.
    ::setpriority(PRIO_PROCESS, 0, thread_niceness);
    for (;;) {
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [this] { return !queue_.empty(); }) || stop.stop_requested()) return;
        const Job job = std::move(queue_.front());
        queue_.pop_front();
        const Source source = source_;
        lock.unlock();
        if (job.work) {
            job.work(source);
            continue;
        }
        Result result = make(source, job, stop);
        lock.lock();
        logins_[job.asker.login].busy = false;
        lock.unlock();
        if (!stop.stop_requested()) job.done(std::move(result));
    }
}

Result ExportDesk::make(const Source& source, const Job& job, const std::stop_token& stop) {
    Result result;
    result.file_name = file_name(job.order, observe::wall_ms());
    const auto tell = [&](observe::Level level, std::string_view event, const std::string& why,
                          std::uintmax_t bytes) {
        observe::log(level, event,
                     {{"room", job.order.room.value},
                      {"file", result.file_name},
                      {"person", job.asker.person.value},
                      {"login", job.asker.login},
                      {"bytes", static_cast<std::uint64_t>(bytes)},
                      {"reason", why}});
    };
    try {
        const PrivateFolder folder(folder_of(source));
        const auto file = folder.path() / "export";
        const Made made = make_export(source, job.order, file, stop);
        if (made.bytes > answer_bytes_max) {
            result.outcome = Result::Outcome::too_large;
            tell(observe::Level::warn, "export.too_large", "paraninfo export makes it", made.bytes);
            return result;
        }
        result.bytes = read_all(file, made.bytes);
        result.outcome = Result::Outcome::made;
        tell(observe::Level::info, "export.made", "", made.bytes);
    } catch (const std::exception& error) {
        tell(observe::Level::error, "export.failed", error.what(), 0);
    }
    return result;
}

}  // namespace paraninfo::exports
