#include "config/added_feeds.hpp"

#include "config/fields.hpp"
#include "config/node.hpp"
#include "config/validate.hpp"

namespace paraninfo::config {

std::filesystem::path added_feeds_file(const Settings& settings) {
    return settings.data_dir / "feeds.json";
}

std::vector<Problem> add_feeds(Settings& settings, std::string_view text, const std::string& file) {
    const auto root = read_node(text, file);
    if (!root) return root.error();
    std::vector<Problem> problems;
    {
        Reader reader(*root, "", file, problems);
        read_feeds(reader, settings.feeds);
    }
    if (!problems.empty()) return problems;
    for (const auto& complaint : validate(settings))
        problems.push_back({file, 0, complaint.key, complaint.message});
    return problems;
}

Settings with_added_feeds(Settings settings) {
    const auto path = added_feeds_file(settings);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return settings;
    const auto text = read_text(path, file_bytes_max);
    if (!text) throw Error(text.error());
    const auto problems = add_feeds(settings, *text, path.string());
    if (!problems.empty()) throw Error(problems);
    return settings;
}

}  // namespace paraninfo::config
