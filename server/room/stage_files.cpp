#include "server/room/stage_files.hpp"

#include "server/room/stage.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace paraninfo::room {

namespace {

bool has_source(const Scene& scene, const std::string& source) {
    return std::ranges::find(scene.sources, source) != scene.sources.end();
}

// Room for one more: the one goes of which nothing was said for longest and that nobody sees.
void forget_a_file(Stage& stage) {
    if (stage.files.size() < files_kept_max) return;
    const auto unseen = std::ranges::find_if(
        stage.files, [&](const StageFile& one) { return !has_source(stage.programme, one.source); });
    stage.files.erase(unseen == stage.files.end() ? stage.files.begin() : unseen);
}

}  // namespace

Decision decide(const State& state, const Seat& actor, const SetFile& command, const Context& context) {
    return act_on_stage(state, actor, context, Changes{StageFileSet{command.file, command.rewind}});
}

Changes begun_by_take(const Stage& stage, const Scene& next) {
    Changes begun;
    for (const StageFile& file : stage.files) {
        if (!file.on_take || !has_source(next, file.source) || has_source(stage.programme, file.source))
            continue;
        StageFile plays = file;
        plays.plays = true;
        begun.emplace_back(StageFileSet{std::move(plays), true});
    }
    return begun;
}

void apply(State& state, const Recorded& recorded, const StageFileSet& change) {
    if (change.file.source.empty()) return;
    auto& files = state.stage.files;
    StageFile file = change.file;
    file.begun = 0;
    const auto found = std::ranges::find(files, file.source, &StageFile::source);
    if (found != files.end()) {
        file.begun = found->begun;
        files.erase(found);
    }
    if (change.rewind) file.begun = recorded.offset;
    forget_a_file(state.stage);
    files.push_back(std::move(file));
}

Shown show_stage(const State& after, const Recorded&, const StageFileSet& change) {
    const auto& files = after.stage.files;
    const auto found = std::ranges::find(files, change.file.source, &StageFile::source);
    if (found == files.end()) return backstage(ShowNothing{}, ShowNothing{});
    return backstage(ShowFile{*found}, ShowNothing{});
}

}  // namespace paraninfo::room
