#include "media/program/played_files.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::program {

PlayedFiles::PlayedFiles(std::filesystem::path folder, const FeedPlace& place, Say say)
    : folder_(std::move(folder)), place_(place), say_(std::move(say)) {
}

// Whatever must be opened or ended is so outside of the lock: the pump waits for nobody.
void PlayedFiles::mix(const std::vector<media_link::FileMix>& files) {
    if (folder_.empty()) return;
    const auto before = entries();
    const auto after = std::make_shared<Entries>();
    for (const media_link::FileMix& one : files) {
        const auto found = before->find(one.source);
        const bool same = found != before->end() && found->second.name == one.name;
        (*after)[one.source] = same ? found->second : Entry{one.name, made(one.name)};
    }
    {
        const std::lock_guard lock(mutex_);
        files_ = after;
    }
    for (const media_link::FileMix& one : files) after->at(one.source).file->take(one);
}

std::shared_ptr<PlayedFile> PlayedFiles::made(const std::string& name) const {
    const Say say = [say = say_, name](const std::string& text) { say(name + ": " + text); };
    return std::make_shared<PlayedFile>((folder_ / name).string(), place_, say);
}

std::shared_ptr<const PlayedFiles::Entries> PlayedFiles::entries() const {
    const std::lock_guard lock(mutex_);
    return files_;
}

void PlayedFiles::tend(Instant now) {
    const auto all = entries();
    bool busy = std::ranges::any_of(*all, [](const auto& one) { return one.second.file->opens(); });
    for (const auto& [source, entry] : *all) {
        const bool waits = entry.file->waits();
        if (waits && busy) continue;
        entry.file->tend(now);
        busy = busy || waits;
    }
}

std::vector<media_link::FileState> PlayedFiles::states() const {
    std::vector<media_link::FileState> states;
    const auto all = entries();
    for (const auto& [source, entry] : *all) {
        states.push_back(entry.file->state());
        states.back().source = source;
    }
    return states;
}

std::vector<Contributed::Seen> PlayedFiles::pictures(Instant now) {
    std::vector<Contributed::Seen> seen;
    const auto all = entries();
    for (const auto& [source, entry] : *all) seen.push_back({source, entry.file->picture(now)});
    return seen;
}

void PlayedFiles::sound_of(const std::string& source, std::uint64_t first, std::span<std::int16_t> out) {
    const auto all = entries();
    const auto found = all->find(source);
    if (found != all->end()) return found->second.file->sound(first, out);
    std::fill(out.begin(), out.end(), std::int16_t{0});
}

}  // namespace paraninfo::program
