// What a shard knows of each of its connections: how to look at its deadlines, to end it with its login, and
// to send it away before a stop. On the shard's thread.
#pragma once

#include "protocol/close_code.hpp"

#include <boost/intrusive/list.hpp>

#include <chrono>
#include <string_view>

namespace paraninfo::gateway {

using Steady = std::chrono::steady_clock;

class Connection
    : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
  public:
    virtual ~Connection() = default;
    // Ends it when a deadline has passed. Called a few times a second.
    virtual void sweep(Steady::time_point now) = 0;
    // The server stops: no new request, and a message that says when to come back.
    virtual void drain(std::chrono::milliseconds come_back_after) = 0;
    // The shard is gone: touches nothing of it, nor of the rooms, any more.
    virtual void abandon() = 0;
    virtual void login_ended(std::string_view login, CloseCode code) = 0;
};

using Connections = boost::intrusive::list<Connection, boost::intrusive::constant_time_size<false>>;

}  // namespace paraninfo::gateway
