// Between the rooms' stages and their workers: what producers want goes down as a mix, and how the sources
// are comes up as a state. On the rooms thread.
#pragma once

#include "server/app/room_sources.hpp"
#include "server/live/hub.hpp"
#include "server/workers/supervisor.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::app {

class StageBoard {
  public:
    // Both outlive it.
    StageBoard(live::Hub& hub, workers::Supervisor& supervisor) : hub_(hub), supervisor_(supervisor) {}
    StageBoard(const StageBoard&) = delete;
    StageBoard& operator=(const StageBoard&) = delete;

    void stage_changed(const RoomId& room, const Stage& stage, const std::vector<room::Panelist>& panelists);
    void sources_changed(const std::string& room, const media_link::Sources& sources);
    void source_pictured(const std::string& room, const media_link::SourcePicture& picture);
    // Null: there is none.
    SharedBytes picture(const std::string& room, const std::string& source) const;

  private:
    RoomSources& sources_of(const std::string& room);
    void show(const std::string& room, const RoomSources& sources);

    live::Hub& hub_;
    workers::Supervisor& supervisor_;
    std::map<std::string, RoomSources> sources_;  // by room
    std::map<std::string, Scene> told_;           // by room: what its worker shows or is about to
};

}  // namespace paraninfo::app
