// Brings offers, candidates and ends of sessions from the addresses to the rooms' workers, and answers back.
// Its calls may come on any thread; everything it has lives on the rooms thread.
#pragma once

#include "server/app/stage_board.hpp"
#include "server/app/stage_sessions.hpp"
#include "server/app/whip_keys.hpp"
#include "server/gateway/stage_api.hpp"
#include "server/workers/supervisor.hpp"

#include <boost/asio/io_context.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace paraninfo::app {

class StageCalls final : public gateway::StageDesk {
  public:
    // All outlive its calls.
    StageCalls(boost::asio::io_context& rooms, workers::Supervisor& supervisor, const StageBoard& board,
               live::People& people, std::filesystem::path whip_keys)
        : rooms_(rooms),
          supervisor_(supervisor),
          board_(board),
          people_(people),
          keys_(std::move(whip_keys)) {}

    void offer(gateway::StageOffer offer, std::function<void(gateway::StageAnswer)> answered) override;
    void candidate(gateway::StageSession session, std::string fragment,
                   std::function<void(bool)> done) override;
    void leave(gateway::StageSession session, std::function<void(bool)> done) override;
    void make_key(Seat seat, std::function<void(gateway::StageAnswer)> done) override;
    void picture(const RoomId& room, const std::string& source,
                 std::function<void(SharedBytes)> done) override;
    // A login is over, and its sessions with it. On the rooms thread.
    void end_login(const std::string& login);
    // These may be on the room's stage; the sessions of panelists who may not any more are over. On the rooms
    // thread.
    void end_absent(const RoomId& room, const std::vector<room::Panelist>& panelists);

  private:
    void make(gateway::StageOffer offer, const std::function<void(gateway::StageAnswer)>& answered);
    void begin(StageSessionRecord record);
    // As whom a WHIP client's key lets it publish; false: nobody any more.
    bool name_bearer(gateway::StageOffer& offer) const;
    // Whether a page would push aside what its panelist has put in its place: an encoder, or, where it asks
    // `again` by itself, another device.
    bool is_in_the_way(const StageSessionRecord& asked, bool again) const;
    bool is_on_stage(const RoomId& room, const PersonId& person) const;
    void leave_all(const std::vector<StageSessionRecord>& over);
    const StageSessionRecord* session_of(const gateway::StageSession& session) const;

    boost::asio::io_context& rooms_;
    workers::Supervisor& supervisor_;
    const StageBoard& board_;
    live::People& people_;
    WhipKeys keys_;
    StageSessions sessions_;
};

}  // namespace paraninfo::app
