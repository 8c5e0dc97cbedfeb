// What the rooms need of whoever keeps secret ballots (docs/decisions/secret-polls.md). Declared here, by its
// user. Called on the rooms thread; nothing here waits for a disk, and answers come on the rooms thread.
#pragma once

#include "protocol/ids.hpp"
#include "protocol/poll.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::live {

class Ballots {
  public:
    virtual ~Ballots() = default;
    // The modulus of a new key that is on the disk already; nothing: none is ready yet.
    virtual std::optional<std::string> take_key() = 0;
    // The signature of a blinded serial, both base64url; nothing where there is no such key.
    virtual std::optional<std::string> sign(const std::string& modulus, const std::string& blinded) = 0;
    // The room was read: the keys of these polls are still needed. Those that no room names go.
    virtual void restored(const RoomId& room, const std::vector<Poll>& uncounted) = 0;
    // The poll was opened, durably: its ballots are taken from now on. May be said again.
    virtual void admit(const RoomId& room, const Poll& poll) = 0;
    // Takes no more ballots of it and counts those that came; nothing: it failed, ask again. May be asked
    // again and gives the same.
    virtual void count(const RoomId& room, const Poll& poll,
                       std::function<void(std::optional<SecretCount>)> done) = 0;
    // The count is durable in the journal: the key may go. May be said again.
    virtual void counted(const Poll& poll) = 0;
};

}  // namespace paraninfo::live
