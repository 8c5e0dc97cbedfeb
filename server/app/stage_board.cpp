#include "server/app/stage_board.hpp"

#include "server/app/echo_state.hpp"
#include "server/app/stage_asides.hpp"
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
    Behind& behind = behind_[room.value];
    behind.stage = stage;
    behind.panelists = panelists;
    tell_asides(room.value);
    RoomSources& sources = sources_of(room.value);
    sources.set_panelists(panelists);
    show(room.value, sources);
}

void StageBoard::intercom_changed(const RoomId& room, const room::Intercom& intercom) {
    Behind& behind = behind_[room.value];
    behind.talks = intercom.talks();
    behind.hearing = intercom.hearing();
    tell_asides(room.value);
}

void StageBoard::tell_asides(const std::string& room) {
    Behind& behind = behind_[room];
    media_link::Asides asides = asides_of(behind.stage, behind.panelists, behind.talks, behind.hearing);
    if (asides == behind.told) return;
    supervisor_.set_asides(room, asides);
    behind.told = std::move(asides);
}

void StageBoard::test_echo(const RoomId& room) {
    hub_.set_state(room, live::echo_key, echo_runs_json());
    supervisor_.test_echo(room.value);
}

void StageBoard::echo_tested(const std::string& room, const std::optional<media_link::EchoTested>& tested) {
    hub_.set_state({room}, live::echo_key, echo_json(tested));
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
