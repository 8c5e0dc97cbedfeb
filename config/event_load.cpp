#include "config/event_load.hpp"

#include "config/event_fields.hpp"
#include "config/event_validate.hpp"
#include "config/node.hpp"

#include <sys/stat.h>

#include <algorithm>

namespace paraninfo::config {
namespace {

std::int64_t changed_at_ms(const std::filesystem::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return 0;
    return static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1000 + info.st_mtim.tv_nsec / 1'000'000;
}

// An entry of a list that could not be read is missing from it: the places of the others are no longer those
// of the file.
bool in_place(const std::vector<Problem>& problems) {
    return std::none_of(problems.begin(), problems.end(),
                        [](const Problem& problem) { return problem.key.ends_with(']'); });
}

void note(std::vector<Problem>& problems, const std::vector<Complaint>& complaints, const Node& root,
          const std::string& file) {
    for (const auto& complaint : complaints) {
        // One problem a place: what follows from a value that could not be read is no news.
        const bool known = std::any_of(problems.begin(), problems.end(),
                                       [&](const Problem& problem) { return problem.key == complaint.key; });
        if (!known)
            problems.push_back({file, line_of(root, complaint.key), complaint.key, complaint.message});
    }
}

}  // namespace

LoadedEvent load_event(const std::filesystem::path& path, const EventCheck& more) {
    const auto text = read_text(path, event_file_bytes_max);
    if (!text) return text.error();
    auto loaded = parse_event(*text, path.string(), more);
    if (loaded) loaded->changed_at_ms = changed_at_ms(path);
    return loaded;
}

LoadedEvent parse_event(std::string_view text, const std::string& file, const EventCheck& more) {
    if (text.size() > event_file_bytes_max)
        return std::vector<Problem>{
            {file, 0, "", "larger than " + std::to_string(event_file_bytes_max) + " bytes"}};
    auto root = read_node(text, file);
    if (!root) return std::move(root).error();
    EventFile event;
    std::vector<Problem> problems;
    {
        Reader reader(*root, "", file, problems);
        read_event(reader, event);
    }
    if (in_place(problems)) {
        note(problems, settle_event(event), *root, file);
        if (more) note(problems, more(event), *root, file);
    }
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem& a, const Problem& b) { return a.line < b.line; });
    if (!problems.empty()) return problems;
    std::stable_sort(event.sessions.begin(), event.sessions.end(),
                     [](const Session& a, const Session& b) { return a.starts_ms < b.starts_ms; });
    return event;
}

}  // namespace paraninfo::config
