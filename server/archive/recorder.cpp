#include "server/archive/recorder.hpp"

#include "server/archive/folder.hpp"
#include "server/observe/log.hpp"
#include "server/observe/metrics.hpp"

#include <algorithm>
#include <chrono>
#include <sys/resource.h>
#include <system_error>

namespace paraninfo::archive {
namespace {

constexpr int thread_niceness = 5;  // the picture and the people come first
constexpr std::chrono::minutes look_at_the_disk{10};

std::uint64_t disk_free(const std::filesystem::path& folder) {
    std::error_code ec;
    const auto space = std::filesystem::space(folder, ec);
    return ec ? 0 : space.available;
}

observe::Counter& written_total() {
    static auto& counter =
        observe::counter("paraninfo_recording_segments_total", "Segments written to recordings.");
    return counter;
}

observe::Counter& lost_total() {
    static auto& counter =
        observe::counter("paraninfo_recording_lost_total", "Segments that a recording lacks.");
    return counter;
}

std::size_t bytes_in(const std::vector<hls::Finished>& finished) {
    std::size_t sum = 0;
    for (const auto& one : finished) {
        if (const auto* segment = std::get_if<hls::FinishedSegment>(&one))
            sum += segment->media.body().size();
        if (const auto* init = std::get_if<hls::FinishedInit>(&one)) sum += init->media.body().size();
        if (const auto* thumbnail = std::get_if<hls::FinishedThumbnail>(&one))
            sum += thumbnail->media.body().size();
    }
    return sum;
}

std::size_t segments_in(const std::vector<hls::Finished>& finished) {
    return static_cast<std::size_t>(std::count_if(finished.begin(), finished.end(), [](const auto& one) {
        return std::holds_alternative<hls::FinishedSegment>(one);
    }));
}

bool has_end(const std::vector<hls::Finished>& finished) {
    return !finished.empty() && std::holds_alternative<hls::FinishedBroadcast>(finished.back());
}

}  // namespace

Recorder::Recorder(RecorderOptions options) : options_(std::move(options)) {
    make_folder(options_.folder);
    find_kept();
    make_room();
    if (options_.own_thread) thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

Recorder::~Recorder() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    step();
}

void Recorder::find_kept() {
    for (const Recording& recording : recordings_in(options_.folder))
        note(recording, !is_over(recording, options_.wall_ms()));
}

void Recorder::take(const hls::PublicationSettings& publication, std::vector<hls::Finished> finished) {
    const std::size_t bytes = bytes_in(finished);
    const std::lock_guard lock(mutex_);
    if (waiting_bytes_ + bytes > waiting_bytes_max || jobs_.size() >= waiting_max) {
        lost_total().add(segments_in(finished));
        return;
    }
    waiting_bytes_ += bytes;
    jobs_.push_back({publication, std::move(finished), bytes});
    changed_.notify_one();
}

void Recorder::run(const std::stop_token& stop) {
    // Of this thread alone, as Linux has it.
    ::setpriority(PRIO_PROCESS, 0, thread_niceness);
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, stop, look_at_the_disk, [this] { return !jobs_.empty(); });
        }
        step();
    }
}

void Recorder::step() {
    make_room();
    for (;;) {
        Job job;
        {
            const std::lock_guard lock(mutex_);
            if (jobs_.empty()) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
            waiting_bytes_ -= job.bytes;
        }
        write(job);
    }
}

Kept* Recorder::find(const std::string& room, const std::string& publication) {
    const auto found = std::ranges::find_if(
        kept_, [&](const Kept& one) { return one.room == room && one.publication == publication; });
    return found == kept_.end() ? nullptr : &*found;
}

void Recorder::write(const Job& job) {
    if (has_end(job.finished))
        fed_.erase(job.publication.room);
    else
        fed_[job.publication.room] = job.publication.publication;
    Kept* const known = find(job.publication.room, job.publication.publication);
    if (job.finished.empty()) {
        if (known != nullptr) known->running = true;
        return;
    }
    // Of a broadcast that was not recorded nothing is kept, not even its end.
    if (known == nullptr && has_end(job.finished) && job.finished.size() == 1) return;
    if (space_ == Space::none && !has_end(job.finished)) return lose(job, "no room");
    try {
        RecordingWriter& writer = writer_for(job.publication);
        writer.write(job.finished, options_.wall_ms());
        note(writer.recording(), !has_end(job.finished));
    } catch (const std::exception& error) {
        return lose(job, error.what());
    }
    if (std::exchange(losing_, false))
        observe::log_info("recording.goes_on", {{"room", job.publication.room}});
    written_total().add(segments_in(job.finished));
    // One that was lost before is not there although it comes again: numbers only rise.
    const auto& renditions = writers_.at(job.publication.room)->recording().renditions;
    Recorded recorded{job.publication.room, job.publication.publication, {}};
    for (const auto& one : job.finished)
        if (const auto* segment = std::get_if<hls::FinishedSegment>(&one))
            if (renditions[segment->rendition].find(segment->msn) != nullptr)
                recorded.segments.emplace_back(segment->rendition, segment->msn);
    if (has_end(job.finished)) writers_.erase(job.publication.room);
    if (options_.on_recorded) options_.on_recorded(recorded);
}

RecordingWriter& Recorder::writer_for(const hls::PublicationSettings& publication) {
    auto& writer = writers_[publication.room];
    if (writer && writer->recording().publication == publication.publication) return *writer;
    if (writer) note(writer->recording(), false);
    writer.reset();
    auto opened = std::make_unique<RecordingWriter>(
        options_.folder / publication.room / publication.publication, publication);
    writer = std::move(opened);
    observe::log_info("recording.open",
                      {{"room", publication.room}, {"publication", publication.publication}});
    return *writer;
}

// Said once, not for every segment.
void Recorder::lose(const Job& job, const std::string& reason) {
    lost_total().add(segments_in(job.finished));
    if (std::exchange(losing_, true)) return;
    observe::log_error(
        "recording.stopped",
        {{"room", job.publication.room}, {"publication", job.publication.publication}, {"reason", reason}});
}

void Recorder::note(const Recording& recording, bool running) {
    Kept* const known = find(recording.room, recording.publication);
    Kept& one = known == nullptr ? kept_.emplace_back() : *known;
    one = {recording.room, recording.publication, recording.bytes(), recording.last_ms(), running};
}

// What a former process left is gone on with soon, or by nobody.
void Recorder::forget_abandoned() {
    const std::int64_t now = options_.wall_ms();
    for (Kept& one : kept_) {
        const auto fed = fed_.find(one.room);
        const bool goes_on = fed != fed_.end() && fed->second == one.publication;
        one.running = one.running && (goes_on || !is_abandoned(one.last_ms, now));
    }
}

void Recorder::make_room() {
    forget_abandoned();
    for (const Kept& one : to_remove(kept_, options_.quota, ahead_bytes, options_.wall_ms())) remove(one);
    judge_space();
}

// Who still reads it finds nothing from now on: else a slow download would keep what is erased, and its room
// on the disk, for as long as it liked.
void Recorder::remove(const Kept& one) {
    const auto folder = options_.folder / one.room / one.publication;
    std::error_code ec;
    for (std::filesystem::directory_iterator file(folder, ec), end; !ec && file != end; file.increment(ec)) {
        std::error_code ignored;  // what is no file has no size
        // What has another name is somebody's copy.
        if (file->is_symlink(ignored) || file->hard_link_count(ignored) > 1) continue;
        std::filesystem::resize_file(file->path(), 0, ignored);
    }
    std::filesystem::remove_all(folder, ec);
    if (ec) {
        observe::log_error("recording.not_removed", {{"room", one.room}, {"reason", ec.message()}});
        return;
    }
    observe::log_warn("recording.removed",
                      {{"room", one.room}, {"publication", one.publication}, {"bytes", one.bytes}});
    std::erase(kept_, one);
}

void Recorder::judge_space() {
    const std::uint64_t used = bytes_of(kept_);
    observe::gauge("paraninfo_recordings_bytes", "Disk that recordings take.").set(static_cast<double>(used));
    if (options_.records) judge_left(used);
}

void Recorder::judge_left(std::uint64_t used) {
    const std::uint64_t free =
        options_.free_bytes ? options_.free_bytes(options_.folder) : disk_free(options_.folder);
    const std::uint64_t on_disk = free > reserve_bytes ? free - reserve_bytes : 0;
    const std::uint64_t in_quota = options_.quota.bytes > used ? options_.quota.bytes - used : 0;
    const std::uint64_t left = std::min(on_disk, in_quota);
    const Space space = left < ahead_bytes                 ? Space::none
                        : left < options_.quota.bytes / 10 ? Space::scarce
                                                           : Space::good;
    observe::gauge("paraninfo_recordings_left_bytes",
                   "Disk left to recordings, within their quota and without the journal's reserve; where "
                   "broadcasts are recorded.")
        .set(static_cast<double>(left));
    if (space == std::exchange(space_, space)) return;
    if (space == Space::good) return observe::log_info("recording.space", {{"left_bytes", left}});
    observe::log(space == Space::none ? observe::Level::error : observe::Level::warn, "recording.disk_short",
                 {{"left_bytes", left}, {"used_bytes", used}, {"free_bytes", free}});
}

}  // namespace paraninfo::archive
