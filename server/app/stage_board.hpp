// Between the rooms' stages and their workers: what producers want goes down as a mix, and how the sources
// are, and how a hall echoes, comes up as a state. On the rooms thread.
#pragma once

#include "config/settings.hpp"
#include "server/app/room_sources.hpp"
#include "server/app/stage_asides.hpp"
#include "server/app/stage_mix.hpp"
#include "server/live/hub.hpp"
#include "server/room/intercom.hpp"
#include "server/workers/supervisor.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::app {

class StageBoard {
  public:
    // The first two outlive it. Of the settings it wants the rooms' further feeds.
    StageBoard(live::Hub& hub, workers::Supervisor& supervisor, const config::Settings& settings);
    StageBoard(const StageBoard&) = delete;
    StageBoard& operator=(const StageBoard&) = delete;

    void stage_changed(const RoomId& room, const Stage& stage, const std::vector<room::Panelist>& panelists);
    void intercom_changed(const RoomId& room, const room::Intercom& intercom);
    void test_echo(const RoomId& room);
    void echo_tested(const std::string& room, const std::optional<media_link::EchoTested>& tested);
    // The files that are in the room's folder at this time.
    void set_files(const std::string& room, std::vector<RoomFile> files);
    void sources_changed(const std::string& room, const media_link::Sources& sources);
    void source_pictured(const std::string& room, const media_link::SourcePicture& picture);
    // Whether somebody publishes it, as its worker said last.
    bool comes_in(const std::string& room, const std::string& source) const;
    // Null: there is none.
    SharedBytes picture(const std::string& room, const std::string& source) const;

  private:
    struct Board {
        explicit Board(const std::string& room) : sources(room) {}

        RoomSources sources;
        std::vector<RoomFile> files = {};
        std::vector<RoomFeed> feeds = {};
        std::optional<Stage> stage = {};
        std::vector<room::Panelist> panelists = {};
        std::optional<Scene> told = {};                    // what the worker shows or is about to
        std::map<std::string, std::uint64_t> played = {};  // by file: the playing that came to its end
        Behind behind = {};
        media_link::Asides told_asides = {};
    };

    Board& board_of(const std::string& room);
    bool note_ended(Board& board, const media_link::Sources& sources);
    void tell(const std::string& room, Board& board);
    void show(const std::string& room, const RoomSources& sources);
    void tell_asides(const std::string& room, Board& board);

    live::Hub& hub_;
    workers::Supervisor& supervisor_;
    std::map<std::string, Board> boards_;  // by room
};

}  // namespace paraninfo::app
