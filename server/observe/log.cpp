#include "server/observe/log.hpp"

#include "server/observe/clock.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace paraninfo::observe {
namespace {

// Length of the valid UTF-8 sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (length == 0 || lead > 0xF4 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(at + i) & 0xC0) != 0x80) return 0;
    const unsigned char second = byte(at + 1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
    if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
    return length;
}

constexpr std::array<std::string_view, 4> level_names{"debug", "info", "warn", "error"};

bool write_whole(int descriptor, std::string_view bytes, const std::atomic<bool>& give_up) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            pollfd waiting{descriptor, POLLOUT, 0};
            ::poll(&waiting, 1, 100);
        } else if (errno != EINTR) {
            return false;
        }
        if (give_up) return false;
    }
    return true;
}

std::atomic<Level> process_level{Level::info};

// Never destroyed: threads of other objects may log until the process ends. Flushed at exit.
LineWriter& process_writer() {
    static LineWriter writer(STDERR_FILENO);
    return writer;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequence_length(text, i);
        const char c = text[i];
        if (length == 0) {
            out += '?';
        } else if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            std::array<char, 8> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "\\u%04x", static_cast<unsigned>(c));
            out += escaped.data();
        } else {
            out += text.substr(i, length);
        }
        i += length == 0 ? 1 : length;
    }
    out += '"';
}

void FieldValue::append_json(std::string& out) const {
    if (const auto* text = std::get_if<std::string_view>(&value_)) {
        append_json_string(out, *text);
    } else if (const auto* flag = std::get_if<bool>(&value_)) {
        out += *flag ? "true" : "false";
    } else if (const auto* number = std::get_if<std::int64_t>(&value_)) {
        out += std::to_string(*number);
    } else {
        const double real = std::get<double>(value_);
        std::array<char, 32> digits{};
        std::snprintf(digits.data(), digits.size(), "%.6g", real);
        out += std::isfinite(real) ? digits.data() : "null";
    }
}

std::string format_line(Level level, std::string_view event, Fields fields, std::int64_t wall_ms) {
    std::string line = R"({"at":")" + iso_time(wall_ms) + R"(","level":")";
    line += level_names.at(static_cast<std::size_t>(level));
    line += R"(","event":)";
    append_json_string(line, event);
    for (const auto& [key, value] : fields) {
        line += ',';
        append_json_string(line, key);
        line += ':';
        value.append_json(line);
    }
    line += '}';
    return line;
}

struct LineWriter::State {
    std::mutex mutex;
    std::condition_variable wake;
    std::condition_variable finished;
    std::deque<std::string> lines;
    std::atomic<std::uint64_t> dropped{0};
    std::atomic<bool> give_up{false};
    bool stopping = false;
    bool done = false;

    void run(int descriptor) {
        std::unique_lock lock(mutex);
        while (!give_up) {
            wake.wait(lock, [this] { return stopping || !lines.empty(); });
            if (lines.empty()) break;
            std::string line = std::move(lines.front());
            lines.pop_front();
            lock.unlock();
            line += '\n';
            if (!write_whole(descriptor, line, give_up)) ++dropped;
            lock.lock();
        }
        done = true;
        finished.notify_all();
    }
};

LineWriter::LineWriter(int descriptor) : state_(std::make_shared<State>()) {
    std::thread([state = state_, descriptor] { state->run(descriptor); }).detach();
}

LineWriter::~LineWriter() {
    std::unique_lock lock(state_->mutex);
    state_->stopping = true;
    state_->wake.notify_all();
    state_->finished.wait_for(lock, std::chrono::milliseconds(200), [this] { return state_->done; });
    state_->give_up = true;
}

void LineWriter::write(std::string line) {
    const std::lock_guard lock(state_->mutex);
    if (state_->lines.size() >= queued_lines_max) {
        ++state_->dropped;
        return;
    }
    state_->lines.push_back(std::move(line));
    state_->wake.notify_one();
}

std::uint64_t LineWriter::dropped() const {
    return state_->dropped;
}

void set_log_level(Level level) {
    process_level = level;
}

void log(Level level, std::string_view event, Fields fields) {
    if (level < process_level.load(std::memory_order_relaxed)) return;
    process_writer().write(format_line(level, event, fields, wall_ms()));
}

std::uint64_t log_lines_dropped() {
    return process_writer().dropped();
}

}  // namespace paraninfo::observe
