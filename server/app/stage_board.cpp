#include "server/app/stage_board.hpp"

#include "server/app/echo_state.hpp"
#include "server/live/source_names.hpp"
#include "server/live/state_reach.hpp"
#include "server/workers/feed_source.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::app {

// A feed is called by its id: by that the hall's crew knows it, in whatever language.
StageBoard::StageBoard(live::Hub& hub, workers::Supervisor& supervisor, const config::Settings& settings)
    : hub_(hub), supervisor_(supervisor) {
    for (const config::Room& room : settings.rooms) {
        if (room.contribution.feeds.empty()) continue;
        Board& board = board_of(room.id);
        for (const std::string& id : room.contribution.feeds)
            board.feeds.push_back({workers::hall_source_of(id), id});
        board.sources.set_feeds(board.feeds);
    }
}

StageBoard::Board& StageBoard::board_of(const std::string& room) {
    return boards_.try_emplace(room, room).first->second;
}

void StageBoard::stage_changed(const RoomId& room, const Stage& stage,
                               const std::vector<room::Panelist>& panelists) {
    Board& board = board_of(room.value);
    board.stage = stage;
    board.panelists = panelists;
    tell(room.value, board);
    tell_asides(room.value, board);
    board.sources.set_panelists(panelists);
    show(room.value, board.sources);
}

void StageBoard::intercom_changed(const RoomId& room, const room::Intercom& intercom) {
    Board& board = board_of(room.value);
    board.behind = {intercom.talks(), intercom.hearing(), intercom.listening()};
    tell_asides(room.value, board);
}

void StageBoard::tell_asides(const std::string& room, Board& board) {
    if (!board.stage) return;
    std::vector<room::Panelist> panelists = board.panelists;
    // Where they are too many, those who send are the ones that matter.
    const auto sends = [&](const room::Panelist& one) {
        return board.sources.comes_in(live::camera_of(one.person));
    };
    std::stable_partition(panelists.begin(), panelists.end(), sends);
    media_link::Asides asides = asides_of(*board.stage, panelists, board.behind);
    if (asides == board.told_asides) return;
    supervisor_.set_asides(room, asides);
    board.told_asides = std::move(asides);
}

void StageBoard::test_echo(const RoomId& room) {
    hub_.set_state(room, live::echo_key, echo_runs_json());
    supervisor_.test_echo(room.value);
}

void StageBoard::echo_tested(const std::string& room, const std::optional<media_link::EchoTested>& tested) {
    hub_.set_state({room}, live::echo_key, echo_json(tested));
}

void StageBoard::set_files(const std::string& room, std::vector<RoomFile> files) {
    Board& board = board_of(room);
    if (board.files == files) return;
    board.files = std::move(files);
    board.sources.set_files(board.files);
    tell(room, board);
    show(room, board.sources);
}

// A playing that has come to its end is over for the next run of the worker too.
void StageBoard::tell(const std::string& room, Board& board) {
    if (!board.stage) return;
    media_link::Mix mix = mix_of(*board.stage, board.panelists, board.told, board.files, board.feeds);
    for (media_link::FileMix& file : mix.files) {
        const auto played = board.played.find(file.source);
        if (played != board.played.end() && played->second == file.begun) file.plays = false;
    }
    supervisor_.set_mix(room, mix);
    board.told = board.stage->programme;
}

void StageBoard::sources_changed(const std::string& room, const media_link::Sources& sources) {
    Board& board = board_of(room);
    board.sources.set_sources(sources);
    if (note_ended(board, sources)) tell(room, board);
    // Who sends matters to asides only where not all find room.
    if (board.panelists.size() + board.behind.talks.size() > media_link::asides_max) tell_asides(room, board);
    show(room, board.sources);
}

// Whether one has ended that had not. One that was begun a moment ago may still be told as ended before.
bool StageBoard::note_ended(Board& board, const media_link::Sources& sources) {
    bool news = false;
    for (const media_link::FileState& state : sources.files) {
        if (state.state != media_link::FileState::State::ended || !board.stage) continue;
        const auto wanted = std::ranges::find(board.stage->files, state.source, &StageFile::source);
        if (wanted == board.stage->files.end() || wanted->begun != state.begun) continue;
        const auto [played, is_new] = board.played.try_emplace(state.source, state.begun);
        const bool is_another = std::exchange(played->second, state.begun) != state.begun;
        news = news || is_new || is_another;
    }
    return news;
}

void StageBoard::source_pictured(const std::string& room, const media_link::SourcePicture& picture) {
    board_of(room).sources.set_picture(picture);
}

bool StageBoard::comes_in(const std::string& room, const std::string& source) const {
    const auto found = boards_.find(room);
    return found != boards_.end() && found->second.sources.comes_in(source);
}

SharedBytes StageBoard::picture(const std::string& room, const std::string& source) const {
    const auto found = boards_.find(room);
    return found == boards_.end() ? nullptr : found->second.sources.picture(source);
}

void StageBoard::show(const std::string& room, const RoomSources& sources) {
    hub_.set_state({room}, live::sources_key, sources.json(true));
    hub_.set_state({room}, live::sources_of_panelists_key, sources.json(false));
}

}  // namespace paraninfo::app
