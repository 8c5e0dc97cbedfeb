// The sessions of one shard that listen to rooms, and the order in which they are told things. Work is done
// in slices, and what comes later waits behind a slice that is not finished: each session gets its admission
// and then every publication, in order, once. No sockets; on its shard's thread.
#pragma once

#include "server/live/shard_sink.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <unordered_map>
#include <variant>
#include <vector>

namespace paraninfo::gateway {

// A session as the crowd sees it.
class Listener {
  public:
    virtual ~Listener() = default;
    virtual void deliver(const fanout::Frame& frame, fanout::Kind kind) = 0;
    virtual void end(CloseCode code) = 0;
};

struct AdmitOne {
    std::uint64_t session;
    fanout::Frame frame;
};
struct SendOne {
    std::uint64_t session;
    fanout::Frame frame;
    fanout::Kind kind;
};
struct EndOne {
    std::uint64_t session;
    CloseCode code;
};
using CrowdJob = std::variant<std::shared_ptr<const live::Publication>, AdmitOne, SendOne, EndOne>;

class Crowd {
  public:
    Crowd() = default;
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    // The session's number; it hears nothing before it is admitted.
    std::uint64_t add(Listener& listener, RoomId room, Audience audience, PersonId person);
    // From here on the listener is not called; allowed while it is being called.
    void remove(std::uint64_t session);

    void enqueue(CrowdJob job) { jobs_.push_back(std::move(job)); }
    bool idle() const { return jobs_.empty(); }
    // Does work worth at most `most` deliveries; true while there is more to do.
    bool step(std::size_t most);
    std::size_t size() const { return sessions_.size(); }

  private:
    struct Session {
        Listener* listener;
        RoomId room;
        Audience audience;
        PersonId person;
        bool admitted = false;
    };
    // A place in a room's list; null session: left, to be swept after the job. The hash spares a look at the
    // session of everybody whom a publication does not name.
    struct Place {
        std::uint64_t number = 0;
        const Session* session = nullptr;
        Listener* listener = nullptr;
        std::size_t person_hash = 0;
    };
    struct Row {
        std::vector<Place> places;
        std::size_t gone = 0;
    };
    using Hall = PerAudience<Row>;

    // Each returns how many deliveries it made; a publication sets `finished` false when it stopped midway.
    std::size_t perform(const live::Publication& publication, std::size_t most, bool& finished);
    void perform(const AdmitOne& job);
    void perform(const SendOne& job);
    void perform(const EndOne& job);
    void sweep_row(Row& row);

    std::uint64_t last_number_ = 0;
    std::unordered_map<std::uint64_t, Session> sessions_;
    std::unordered_map<RoomId, Hall> halls_;
    std::deque<CrowdJob> jobs_;
    std::size_t audience_at_ = 0;  // where the publication at the front stands
    std::size_t place_at_ = 0;
};

}  // namespace paraninfo::gateway
