// Answers the rooms' questions about persons from access, and passes on whom they ban. Rooms thread.
#pragma once

#include "server/access/access.hpp"
#include "server/live/people.hpp"

#include <boost/asio/io_context.hpp>

namespace paraninfo::app {

class RoomPeople final : public live::People {
  public:
    // Both outlive it.
    RoomPeople(boost::asio::io_context& rooms, access::Access& access) : rooms_(rooms), access_(access) {}

    std::optional<room::KnownPerson> find(const RoomId& room, const PersonId& person) override;
    std::vector<room::Panelist> panelists(const RoomId& room) override;
    void seat_guests(const RoomId& room, const std::vector<PersonId>& persons) override;
    void keep_out(const RoomId& room, std::vector<PersonId> banned,
                  std::function<void(bool durable)> done) override;

  private:
    boost::asio::io_context& rooms_;
    access::Access& access_;
};

}  // namespace paraninfo::app
