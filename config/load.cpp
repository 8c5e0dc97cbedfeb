#include "config/load.hpp"

#include <algorithm>

#include "config/event_load.hpp"
#include "config/fields.hpp"
#include "config/node.hpp"
#include "config/validate.hpp"

namespace paraninfo::config {
namespace {

void make_absolute(std::filesystem::path& path) {
    if (!path.empty()) path = std::filesystem::absolute(path).lexically_normal();
}

void make_absolute(Settings& settings) {
    make_absolute(settings.data_dir);
    make_absolute(settings.web_root);
    make_absolute(settings.event_file);
    make_absolute(settings.tls.certificate);
    make_absolute(settings.tls.key);
    make_absolute(settings.media.worker);
    make_absolute(settings.media.slate.picture);
    make_absolute(settings.ice.secret_file);
    if (settings.admin.socket.empty()) settings.admin.socket = settings.data_dir / "run" / "admin.sock";
    make_absolute(settings.admin.socket);
    for (auto& room : settings.rooms) make_absolute(room.stage.files);
    for (auto& feed : settings.feeds) {
        make_absolute(feed.path);
        make_absolute(feed.password_file);
        make_absolute(feed.certificate_file);
    }
    for (auto& room : settings.rooms)
        for (auto& output : room.outputs) make_absolute(output.key_file);
}

// Its problems stand under the event file's own name.
void take_event(Settings& settings, std::vector<Problem>& problems) {
    auto event = load_event(settings.event_file);
    if (!event) {
        problems = std::move(event).error();
        return;
    }
    settings.agenda = std::move(*event);
}

}  // namespace

Loaded load(const std::filesystem::path& path) {
    const auto text = read_text(path, file_bytes_max);
    return text ? parse(*text, path.string()) : Loaded(text.error());
}

Loaded parse(std::string_view text, const std::string& file) {
    auto root = read_node(text, file);
    if (!root) return std::move(root).error();
    Settings settings;
    std::vector<Problem> problems;
    {
        Reader reader(*root, "", file, problems);
        read_settings(reader, settings);
    }
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem& a, const Problem& b) { return a.line < b.line; });
    if (!problems.empty()) return problems;
    make_absolute(settings);
    if (!settings.event_file.empty()) take_event(settings, problems);
    for (const auto& complaint : validate(settings)) {
        problems.push_back({file, line_of(*root, complaint.key), complaint.key, complaint.message});
    }
    if (!problems.empty()) return problems;
    use_event(settings);
    return settings;
}

}  // namespace paraninfo::config
