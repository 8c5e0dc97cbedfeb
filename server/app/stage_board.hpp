// Between the rooms' stages and their workers: what producers want goes down as a mix, and how the sources
// are, and how a hall echoes, comes up as a state. On the rooms thread.
#pragma once

#include "server/app/room_sources.hpp"
#include "server/live/hub.hpp"
#include "server/room/intercom.hpp"
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
    void intercom_changed(const RoomId& room, const room::Intercom& intercom);
    void test_echo(const RoomId& room);
    void echo_tested(const std::string& room, const std::optional<media_link::EchoTested>& tested);
    void sources_changed(const std::string& room, const media_link::Sources& sources);
    void source_pictured(const std::string& room, const media_link::SourcePicture& picture);
    // Null: there is none.
    SharedBytes picture(const std::string& room, const std::string& source) const;

  private:
    RoomSources& sources_of(const std::string& room);
    void show(const std::string& room, const RoomSources& sources);
    void tell_asides(const std::string& room);

    live::Hub& hub_;
    workers::Supervisor& supervisor_;
    std::map<std::string, RoomSources> sources_;  // by room
    std::map<std::string, Scene> told_;           // by room: what its worker shows or is about to

    struct Behind {  // what is said behind the programme is made of
        Stage stage;
        std::vector<room::Panelist> panelists;
        std::vector<room::Talk> talks;
        std::vector<PersonId> hearing;
        media_link::Asides told;
    };
    std::map<std::string, Behind> behind_;  // by room
};

}  // namespace paraninfo::app
