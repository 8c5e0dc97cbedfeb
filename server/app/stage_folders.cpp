#include "server/app/stage_folders.hpp"

#include "protocol/media_link/file_endings.hpp"
#include "protocol/text.hpp"
#include "server/live/source_names.hpp"
#include "server/observe/log.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <system_error>

namespace paraninfo::app {

namespace {

namespace fs = std::filesystem;

// No link: where it leads the worker sees nothing. No hidden file: it may still be on its way here.
bool is_own_file(const fs::directory_entry& entry) {
    std::error_code ec;
    return entry.symlink_status(ec).type() == fs::file_type::regular &&
           !entry.path().filename().string().starts_with('.');
}

void log_left_out(const fs::path& file, const std::string& why) {
    observe::log_warn("stage.file_left_out", {{"file", file.string()}, {"why", why}});
}

// Whole names; the worker's link refuses one that is longer.
bool fits(const std::string& name) {
    return media_link::file_container(name) && media_link::is_file_name(name);
}

}  // namespace

std::vector<RoomFile> files_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code ec;
    for (fs::directory_iterator at(folder, ec), end; !ec && at != end; at.increment(ec)) {
        const std::string name = at->path().filename().string();
        if (is_own_file(*at) && fits(name))
            names.push_back(name);
        else
            log_left_out(at->path(), "not a file of its own that ends in " +
                                         std::string(media_link::file_endings_in_words));
    }
    if (ec) observe::log_error("stage.no_folder", {{"folder", folder.string()}, {"why", ec.message()}});
    std::ranges::sort(names);
    std::vector<RoomFile> files;
    for (const std::string& name : names) {
        if (files.size() < media_link::files_max)
            files.push_back({live::file_of(name), name, text::clean_line(fs::path(name).stem().string())});
        else
            log_left_out(folder / name, "more than twelve");
    }
    return files;
}

StageFolders::StageFolders(boost::asio::io_context& rooms, StageBoard& board,
                           const config::Settings& settings)
    : rooms_(rooms), board_(board) {
    for (const config::Room& room : settings.rooms)
        if (!room.stage.files.empty()) folders_.emplace_back(room.id, room.stage.files);
}

void StageFolders::look() {
    for (const auto& [room, folder] : folders_) {
        std::vector<RoomFile> files = files_in(folder);
        observe::log_info("stage.files", {{"room", room}, {"files", files.size()}});
        boost::asio::post(rooms_, [this, room = room, files = std::move(files)]() mutable {
            board_.set_files(room, std::move(files));
        });
    }
}

}  // namespace paraninfo::app
