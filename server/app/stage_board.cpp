#include "server/app/stage_board.hpp"

#include "server/app/stage_mix.hpp"
#include "server/live/state_reach.hpp"

#include <utility>

namespace paraninfo::app {

RoomSources& StageBoard::sources_of(const std::string& room) {
    return sources_.try_emplace(room, room).first->second;
}

void StageBoard::stage_changed(const RoomId& room, const Stage& stage,
                               const std::vector<room::Panelist>& panelists) {
    const auto told = told_.find(room.value);
    const auto before = told == told_.end() ? std::nullopt : std::optional(told->second);
    supervisor_.set_mix(room.value, mix_of(stage, panelists, before));
    told_[room.value] = stage.programme;
    RoomSources& sources = sources_of(room.value);
    sources.set_panelists(panelists);
    show(room.value, sources);
}

void StageBoard::sources_changed(const std::string& room, const media_link::Sources& sources) {
    RoomSources& board = sources_of(room);
    board.set_sources(sources);
    show(room, board);
}

void StageBoard::source_pictured(const std::string& room, const media_link::SourcePicture& picture) {
    sources_of(room).set_picture(picture);
}

SharedBytes StageBoard::picture(const std::string& room, const std::string& source) const {
    const auto found = sources_.find(room);
    return found == sources_.end() ? nullptr : found->second.picture(source);
}

void StageBoard::show(const std::string& room, const RoomSources& sources) {
    hub_.set_state({room}, live::sources_key, sources.json(true));
    hub_.set_state({room}, live::sources_of_panelists_key, sources.json(false));
}

}  // namespace paraninfo::app
