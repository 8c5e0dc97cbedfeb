#include "server/archive/library.hpp"

#include "server/archive/recording_writer.hpp"
#include "server/archive/vod.hpp"
#include "server/observe/log.hpp"
#include "server/observe/metrics.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <system_error>
#include <utility>

namespace paraninfo::archive {
namespace {

constexpr std::chrono::seconds unknown_max_age{2};
constexpr std::int64_t said_every_ms = 1000;
// A slow download holds one all the time.
constexpr std::uint64_t piece_bytes_max = 512U << 10;
constexpr std::string_view download_suffix = "/recording.mp4";

observe::Counter& past_total() {
    static auto& counter = observe::counter("paraninfo_hls_past_total",
                                            "Requests of a live broadcast's past, answered from the disk.");
    return counter;
}

SharedBytes file_head(const Download& file, const std::string& tag, bool is_piece, hls::Span span,
                      const std::string& common_headers) {
    const std::string all = std::to_string(file.bytes());
    if (span.size == 0)
        return share_bytes("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */" + all +
                           "\r\nContent-Length: 0\r\nCache-Control: no-store\r\n" + common_headers + "\r\n");
    std::string head = "HTTP/1.1 200 OK\r\n";
    if (is_piece)
        head = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + std::to_string(span.begin) + "-" +
               std::to_string(span.begin + span.size - 1) + "/" + all + "\r\n";
    head += "Content-Length: " + std::to_string(span.size);
    head +=
        "\r\nContent-Type: video/mp4\r\nAccept-Ranges: bytes\r\nCache-Control: private, no-cache\r\nETag: ";
    head += tag + "\r\nContent-Disposition: attachment; filename=\"" + file.file_name() + "\"\r\n";
    return share_bytes(head + common_headers + "\r\n");
}

}  // namespace

Library::Library(LibraryOptions options) : options_(std::move(options)), catalogue_(options_.folder) {
    for (std::size_t count = 0; count < options_.threads; ++count)
        threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
}

Library::~Library() {
    for (auto& thread : threads_) thread.request_stop();
}

void Library::run(const std::stop_token& stop) {
    for (;;) {
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [this] { return has_work(); }) || stop.stop_requested()) return;
        const auto work = next();
        lock.unlock();
        work();
    }
}

void Library::step() {
    while (has_work()) next()();
}

// Viewers of what is live come first, whatever is asked of recordings meanwhile.
std::function<void()> Library::next() {
    auto& queue = waiting_past_.empty() ? waiting_ : waiting_past_;
    auto work = std::move(queue.front());
    queue.pop_front();
    return work;
}

bool Library::enqueue(Queue& queue, std::function<void()> work) {
    const std::lock_guard lock(mutex_);
    if (queue.size() >= waiting_max) return false;
    queue.push_back(std::move(work));
    changed_.notify_one();
    return true;
}

// Once a second: what is damaged may be asked for without end.
void Library::say_not_read(std::string_view reason) {
    const std::int64_t now = options_.wall_ms();
    const std::int64_t before = said_ms_.exchange(now);
    if (now >= before && now - before < said_every_ms) {
        said_ms_ = before;
        return;
    }
    observe::log_error("recording.not_read", {{"reason", reason}});
}

Library::Question Library::kept(const hls::Request& request) {
    return {request.method,
            std::string{request.target},
            request.gzip,
            {request.method, std::string{request.range}, std::string{request.if_range},
             std::string{request.if_none_match}}};
}

bool Library::answer_past(const hls::Request& request, Done done) {
    return enqueue(waiting_past_, [this, question = kept(request), done = std::move(done)] {
        try {
            done(look_back(question), nullptr);
        } catch (const std::exception& error) {
            say_not_read(error.what());
            {
                const std::lock_guard lock(running_mutex_);
                running_.clear();  // perhaps what was read of an index holds no more
            }
            done(hls::error_response(503, std::nullopt, live_headers()), nullptr);
        }
    });
}

bool Library::answer(const hls::Request& request, Done done) {
    return enqueue(waiting_, [this, question = kept(request), done = std::move(done)] {
        try {
            if (question.target.ends_with(download_suffix)) return send_file(question, done);
            done(look_up(question), nullptr);
        } catch (const std::exception& error) {
            say_not_read(error.what());
            done(hls::error_response(503, std::nullopt, options_.common_headers), nullptr);
        }
    });
}

// Whoever asks while a room's list waits to be read, or is, gets that one.
bool Library::list(const std::string& room, std::function<void(std::string)> done) {
    const std::lock_guard lock(lists_mutex_);
    auto& asked = lists_[room];
    if (asked.size() >= listeners_max) return false;
    if (asked.empty() && !enqueue(waiting_, [this, room] { tell_list(room); })) return false;
    asked.push_back(std::move(done));
    return true;
}

void Library::set_live(const std::string& room, const std::string& publication) {
    const std::lock_guard lock(live_mutex_);
    live_[room] = publication;
}

std::string Library::live_of(const std::string& room) {
    const std::lock_guard lock(live_mutex_);
    const auto found = live_.find(room);
    return found == live_.end() ? std::string{} : found->second;
}

void Library::tell_list(const std::string& room) {
    std::string text = R"({"recordings":[]})";
    try {
        text = catalogue_.list(room, options_.wall_ms(), live_of(room));
    } catch (const std::exception& error) {
        observe::log_error("recording.not_listed", {{"room", room}, {"reason", error.what()}});
    }
    std::vector<std::function<void(std::string)>> asked;
    {
        const std::lock_guard lock(lists_mutex_);
        asked = std::exchange(lists_[room], {});
    }
    for (const auto& done : asked) done(text);
}

hls::Answer Library::found(const SharedBytes& whole, const Question& question, bool is_media,
                           const std::string& headers) {
    if (!whole) return hls::error_response(404, unknown_max_age, headers);
    if (question.conditions.plain()) return {whole, 200};
    return hls::narrow(whole, question.conditions, is_media, headers);
}

hls::Answer Library::look_up(const Question& question) {
    if (question.method == hls::Method::other)
        return hls::error_response(405, std::nullopt, options_.common_headers);
    const auto address = hls::parse_vod_address(question.target);
    const auto shelved =
        address ? open(std::string{address->room}, std::string{address->publication}) : nullptr;
    const SharedBytes whole = shelved ? shelved->find(*address, question.gzip) : nullptr;
    const bool is_playlist =
        address && (address->file == hls::File::multivariant || address->file == hls::File::playlist);
    return found(whole, question, !is_playlist, options_.common_headers);
}

hls::Answer Library::look_back(const Question& question) {
    const auto address = hls::parse_address(question.target);
    const auto running = address ? open_running(address->room, address->publication) : nullptr;
    const SharedBytes whole = running ? running->find(*address) : nullptr;
    past_total().add();
    return found(whole, question, true, live_headers());
}

// To lay a file out takes longer than to read a piece of it, and who asks for pieces asks for many.
std::shared_ptr<const Download> Library::file_of(const std::shared_ptr<const Shelved>& shelved) {
    {
        const std::lock_guard lock(files_mutex_);
        const auto known = std::ranges::find(files_, shelved, &Download::shelved);
        if (known != files_.end()) {
            files_.splice(files_.begin(), files_, known);
            return files_.front();
        }
    }
    auto file = std::make_shared<const Download>(shelved);
    const std::lock_guard lock(files_mutex_);
    files_.push_front(file);
    if (files_.size() > open_max) files_.pop_back();
    return file;
}

// The same address as the multivariant's but for its last part.
void Library::send_file(const Question& question, const Done& done) {
    std::string target = question.target;
    target.replace(target.size() - download_suffix.size(), download_suffix.size(), "/index.m3u8");
    const auto address = hls::parse_vod_address(target);
    const auto shelved =
        address ? open(std::string{address->room}, std::string{address->publication}) : nullptr;
    if (!shelved) return done(hls::error_response(404, unknown_max_age, options_.common_headers), nullptr);
    const auto file = file_of(shelved);
    const std::string tag = '"' + shelved->recording().publication + '"';
    const auto& conditions = question.conditions;
    const bool range_holds = conditions.if_range.empty() || conditions.if_range == tag;
    const auto asked = range_holds ? hls::parse_range(conditions.range, file->bytes()) : std::nullopt;
    const bool is_piece = asked.has_value();
    const hls::Span span = asked.value_or(hls::Span{0, file->bytes()});
    const SharedBytes head = file_head(*file, tag, is_piece, span, options_.common_headers);
    const bool is_bare = question.method == hls::Method::head || span.size == 0;
    done({head, is_piece ? 206U : 200U}, is_bare ? nullptr : pieces_of(file, span));
}

Pieces Library::pieces_of(std::shared_ptr<const Download> file, hls::Span span) {
    const auto left = std::make_shared<hls::Span>(span);
    return [this, file = std::move(file), left](const std::function<void(SharedBytes)>& then) {
        const bool taken = enqueue(waiting_, [this, file, left, then] {
            try {
                const auto wanted = std::min<std::uint64_t>(left->size, piece_bytes_max);
                std::string piece = file->read(left->begin, wanted);
                left->begin += piece.size();
                left->size -= piece.size();
                then(share_bytes(std::move(piece)));
            } catch (const std::exception& error) {
                say_not_read(error.what());
                then(nullptr);
            }
        });
        if (!taken) then(nullptr);
    };
}

const std::string& Library::live_headers() const {
    return options_.live_headers.empty() ? options_.common_headers : options_.live_headers;
}

std::shared_ptr<Running> Library::open_running(std::string_view room, std::string_view publication) {
    const auto folder = options_.folder / room / publication;
    std::error_code ec;
    const bool is_there = std::filesystem::exists(folder / index_name, ec);
    const std::lock_guard lock(running_mutex_);
    const auto known = std::find_if(running_.begin(), running_.end(),
                                    [&](const auto& one) { return one->is_of(room, publication); });
    if (known != running_.end() && is_there) {
        running_.splice(running_.begin(), running_, known);
        return running_.front();
    }
    if (known != running_.end()) running_.erase(known);
    if (!is_there) return nullptr;
    running_.push_front(std::make_shared<Running>(folder, live_headers()));
    if (running_.size() > running_max) running_.pop_back();
    return running_.front();
}

std::shared_ptr<const Shelved> Library::open(const std::string& room, const std::string& publication) {
    if (live_of(room) == publication) return nullptr;
    const auto folder = options_.folder / room / publication;
    std::error_code ec;
    // Erased meanwhile: what is open here goes too.
    const bool is_there = std::filesystem::exists(folder / index_name, ec);
    const std::lock_guard lock(shelf_mutex_);
    const auto known = std::find_if(shelf_.begin(), shelf_.end(), [&](const auto& one) {
        return one->recording().room == room && one->recording().publication == publication;
    });
    if (known != shelf_.end()) {
        if (!is_there) {
            shelf_.erase(known);
            return nullptr;
        }
        shelf_.splice(shelf_.begin(), shelf_, known);
        return shelf_.front();
    }
    if (!is_there) return nullptr;
    const File index = File::readable(folder / index_name);
    Recording recording;
    read_lines(index.read(0, index.size()), recording);
    if (recording.room != room || recording.publication != publication ||
        !is_over(recording, options_.wall_ms()) || listed_numbers(recording).empty())
        return nullptr;
    shelf_.push_front(std::make_shared<const Shelved>(folder, std::move(recording), options_.common_headers));
    if (shelf_.size() > open_max) shelf_.pop_back();
    return shelf_.front();
}

}  // namespace paraninfo::archive
