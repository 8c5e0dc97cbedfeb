#include "config/load.hpp"

#include <algorithm>
#include <fstream>

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
    make_absolute(settings.tls.certificate);
    make_absolute(settings.tls.key);
    make_absolute(settings.media.worker);
    if (settings.admin.socket.empty()) settings.admin.socket = settings.data_dir / "run" / "admin.sock";
    make_absolute(settings.admin.socket);
    for (auto& feed : settings.feeds) make_absolute(feed.path);
}

}  // namespace

Loaded load(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::string text(file_bytes_max + 1, '\0');
    if (stream) stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream.is_open() || stream.bad()) {
        return std::vector<Problem>{{path.string(), 0, "", "cannot be read"}};
    }
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return parse(text, path.string());
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
    for (const auto& complaint : validate(settings)) {
        problems.push_back({file, line_of(*root, complaint.key), complaint.key, complaint.message});
    }
    if (!problems.empty()) return problems;
    return settings;
}

}  // namespace paraninfo::config
