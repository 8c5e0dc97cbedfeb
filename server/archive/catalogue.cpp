#include "server/archive/catalogue.hpp"

#include "server/archive/file.hpp"
#include "server/archive/folder.hpp"
#include "server/archive/recording_writer.hpp"
#include "server/archive/vod.hpp"
#include "server/hls/address.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <system_error>
#include <utility>
#include <vector>

namespace paraninfo::archive {
namespace {

constexpr std::uint64_t tail_bytes = 8192;  // more than the lines of a segment in all renditions

nlohmann::json described(const Recording& recording, const std::vector<std::uint64_t>& numbers) {
    using std::chrono::duration_cast;
    using std::chrono::milliseconds;
    const std::string base = "/vod/" + recording.room + "/" + recording.publication + "/";
    nlohmann::json to{{"publication", recording.publication},
                      {"started_at", recording.started_ms},
                      {"ended_at", recording.last_ms()},
                      {"duration_ms", duration_cast<milliseconds>(length_of(recording, numbers)).count()},
                      {"bytes", recording.bytes()},
                      {"playlist", base + "index.m3u8"},
                      {"download", base + "recording.mp4"}};
    if (!recording.thumbnails.empty()) to["poster"] = base + "poster.jpg";
    return to;
}

}  // namespace

std::string Catalogue::list(const std::string& room, std::int64_t now_ms, const std::string& live) {
    nlohmann::json all = nlohmann::json::array();
    if (!hls::is_name(room)) return nlohmann::json{{"recordings", all}}.dump();
    Room before;
    {
        const std::lock_guard lock(mutex_);
        before = std::exchange(rooms_[room], {});
    }
    Room found = look(folder_ / room, before, now_ms);
    std::vector<const Known*> listed;
    for (const auto& [publication, known] : found) {
        const bool is_over = known.has_end || is_abandoned(known.last_ms, now_ms);
        if (is_over && publication != live && !known.shown.is_null()) listed.push_back(&known);
    }
    std::ranges::stable_sort(listed, std::greater<>{}, &Known::started_ms);
    for (const Known* one : listed) all.push_back(one->shown);
    const std::lock_guard lock(mutex_);
    rooms_[room] = std::move(found);
    return nlohmann::json{{"recordings", std::move(all)}}.dump();
}

Catalogue::Room Catalogue::look(const std::filesystem::path& folder, Room& before, std::int64_t now_ms) {
    Room found;
    std::error_code ec;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ec)) {
        if (found.size() >= recordings_max) break;
        const std::string publication = entry.path().filename();
        const auto known = before.find(publication);
        auto one = look_at(entry.path(), known == before.end() ? nullptr : &known->second, now_ms);
        if (one) found.emplace(publication, *std::move(one));
    }
    return found;
}

std::optional<Catalogue::Known> Catalogue::look_at(const std::filesystem::path& folder, Known* before,
                                                   std::int64_t now_ms) {
    try {
        const File index = File::readable(folder / index_name);
        Known known;
        known.bytes = index.size();
        known.changed = std::filesystem::last_write_time(folder / index_name);
        if (before != nullptr && before->bytes == known.bytes && before->changed == known.changed)
            return std::move(*before);
        if (goes_on(index, now_ms)) return std::nullopt;
        const auto recording = recording_of(folder.parent_path().parent_path(),
                                            folder.parent_path().filename(), folder.filename());
        if (!recording) return std::nullopt;
        known.started_ms = recording->started_ms;
        known.last_ms = recording->last_ms();
        known.has_end = recording->ended_ms.has_value();
        const auto numbers = listed_numbers(*recording);
        if (!numbers.empty()) known.shown = described(*recording, numbers);
        return known;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

bool Catalogue::goes_on(const File& index, std::int64_t now_ms) {
    const std::uint64_t size = index.size();
    const std::uint64_t most = std::min(size, tail_bytes);
    const auto newest = newest_ms_of(index.read(size - most, static_cast<std::size_t>(most)));
    return newest && !is_abandoned(*newest, now_ms);
}

}  // namespace paraninfo::archive
