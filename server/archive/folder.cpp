#include "server/archive/folder.hpp"

#include "server/archive/file.hpp"
#include "server/archive/recording_writer.hpp"
#include "server/hls/address.hpp"

#include <algorithm>
#include <system_error>

namespace paraninfo::archive {
namespace {

// The names in the index are those of its folder: nothing else is believed.
std::optional<Recording> read_one(const std::filesystem::path& folder) {
    try {
        const File index = File::readable(folder / index_name);
        Recording recording;
        read_lines(index.read(0, index.size()), recording);
        const bool named = recording.publication == folder.filename() &&
                           recording.room == folder.parent_path().filename() &&
                           hls::is_name(recording.publication);
        return named ? std::optional{std::move(recording)} : std::nullopt;
    } catch (const std::system_error&) {
        return std::nullopt;
    }
}

void read_room(const std::filesystem::path& folder, std::vector<Recording>& into) {
    std::error_code ec;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ec)) {
        if (into.size() >= recordings_max) return;
        if (auto one = read_one(entry.path())) into.push_back(*std::move(one));
    }
}

void sort_by_age(std::vector<Recording>& recordings) {
    std::sort(recordings.begin(), recordings.end(),
              [](const auto& a, const auto& b) { return a.started_ms < b.started_ms; });
}

}  // namespace

std::vector<Recording> recordings_of(const std::filesystem::path& folder, const std::string& room) {
    std::vector<Recording> found;
    if (hls::is_name(room)) read_room(folder / room, found);
    sort_by_age(found);
    return found;
}

std::optional<Recording> recording_of(const std::filesystem::path& folder, const std::string& room,
                                      const std::string& publication) {
    if (!hls::is_name(room) || !hls::is_name(publication)) return std::nullopt;
    return read_one(folder / room / publication);
}

std::vector<Recording> recordings_in(const std::filesystem::path& folder) {
    std::vector<Recording> found;
    std::error_code ec;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ec)) read_room(entry.path(), found);
    sort_by_age(found);
    return found;
}

}  // namespace paraninfo::archive
