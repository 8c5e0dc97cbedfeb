#include "server/workers/run_file.hpp"

#include "protocol/media_link/messages.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/random.h>
#include <system_error>
#include <unistd.h>

namespace paraninfo::workers {
namespace {

using nlohmann::json;

constexpr int file_version = 1;
constexpr std::uint64_t msn_reserve = 10;

json to_json(const PublicationRecord& m) {
    return {{"prefix", m.prefix},
            {"configuration", m.configuration},
            {"anchor_wall_ms", m.anchor.wall_ms},
            {"anchor_monotonic_ns", m.anchor.monotonic_ns},
            {"first_msn", m.first.first_msn},
            {"ordinal", m.first.ordinal},
            {"begun_at_ns", m.begun_at_ns},
            {"begun", m.begun}};
}

PublicationRecord publication_of(const json& in) {
    PublicationRecord m;
    m.prefix = in.at("prefix").get<std::string>();
    m.configuration = in.at("configuration").get<std::string>();
    m.anchor.wall_ms = in.at("anchor_wall_ms").get<std::int64_t>();
    m.anchor.monotonic_ns = in.at("anchor_monotonic_ns").get<std::int64_t>();
    m.first.first_msn = in.at("first_msn").get<std::uint64_t>();
    m.first.ordinal = in.at("ordinal").get<std::uint32_t>();
    m.begun_at_ns = in.at("begun_at_ns").get<std::int64_t>();
    m.begun = in.at("begun").get<bool>();
    if (!media_link::is_name(m.prefix) || m.first.first_msn < 1) throw std::invalid_argument{"publication"};
    return m;
}

RunFile file_of(const json& in) {
    if (in.at("version").get<int>() != file_version) throw std::invalid_argument{"version"};
    RunFile file;
    file.run.boot = in.at("boot").get<std::string>();
    file.run.run = in.at("run").get<std::string>();
    file.run.process.pid = in.at("pid").get<pid_t>();
    file.run.process.started = in.at("started").get<std::uint64_t>();
    if (!media_link::is_run_id(file.run.run)) throw std::invalid_argument{"run"};
    if (in.contains("publication")) file.publication = publication_of(in.at("publication"));
    return file;
}

[[noreturn]] void fail(const std::filesystem::path& path) {
    throw std::system_error{errno, std::generic_category(), path.string()};
}

void write_synced(const std::filesystem::path& path, const std::string& text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) fail(path);
    const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    const bool synced = written && ::fdatasync(file) == 0;
    const int reason = errno;
    ::close(file);
    errno = reason;
    if (!synced) fail(path);
}

void sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail(folder);
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

std::optional<RunFile> load_run(const std::filesystem::path& path) {
    std::ifstream in{path};
    if (!in) return std::nullopt;
    try {
        return file_of(json::parse(in));
    } catch (const json::exception&) {
        return std::nullopt;
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

void store_run(const std::filesystem::path& path, const RunFile& file) {
    json out{{"version", file_version},
             {"boot", file.run.boot},
             {"run", file.run.run},
             {"pid", file.run.process.pid},
             {"started", file.run.process.started}};
    if (file.publication) out["publication"] = to_json(*file.publication);
    std::filesystem::path fresh = path;
    fresh += ".new";
    write_synced(fresh, out.dump(2) + "\n");
    if (::rename(fresh.c_str(), path.c_str()) != 0) fail(path);
    sync_folder(path.parent_path());
}

std::string boot_id() {
    std::ifstream in{"/proc/sys/kernel/random/boot_id"};
    std::string id;
    in >> id;
    return id;
}

std::int64_t monotonic_ns() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

std::string random_hex(std::size_t bytes) {
    std::string random(bytes, '\0');
    if (::getrandom(random.data(), bytes, 0) != static_cast<ssize_t>(bytes)) {
        throw std::runtime_error{"the system gives no random bytes"};
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : random) {
        text.push_back(digits[static_cast<unsigned char>(byte) >> 4]);
        text.push_back(digits[static_cast<unsigned char>(byte) & 15]);
    }
    return text;
}

std::uint64_t first_msn_above(const PublicationRecord& record, std::int64_t now_ns) {
    const std::int64_t lived = std::max<std::int64_t>(0, now_ns - record.begun_at_ns);
    return record.first.first_msn + static_cast<std::uint64_t>(lived / 1'000'000'000) + msn_reserve;
}

}  // namespace paraninfo::workers
