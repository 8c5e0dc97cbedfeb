#pragma once
// Many signed-in people of one room, each with a WebSocket: joining at a pace, asking, voting, counting what
// arrives. Frames of the hot path are searched as text; only replies are parsed.

#include "bench/load/websocket_client.hpp"

#include <vector>

namespace paraninfo::load {

struct Person {
    std::string cookie;
    std::string seat;
};

// One line "cookie seat" a person.
std::vector<Person> read_people(const std::string& path);

struct Target {
    Endpoint endpoint;
    std::string room = "auditorium";
    bool plain_peer = false;  // the npm ws server: no login, no join
};

// What one person's connection has seen.
struct Member {
    Person person;
    std::unique_ptr<WebSocketClient> socket;
    TimePoint connecting_at;
    bool joined = false;
    bool resumed = false;
    std::uint64_t through = 0;
    std::string history;
    std::uint64_t next_id = 1;
    TlsSession tls;
};

class Population {
  public:
    struct Handlers {
        std::function<void(std::size_t member)> joined;
        std::function<void(std::size_t member, std::string_view frame)> frame;
        std::function<void(std::size_t member, int code)> closed;
    };

    Population(Loop& loop, const TlsContext& context, Target target, std::vector<Person> people);

    void on(Handlers handlers) { handlers_ = std::move(handlers); }
    // Opens members [first, last) evenly over `spread`.
    void open(std::size_t first, std::size_t last, std::chrono::nanoseconds spread);
    // Connects a member (again): with its position when it has one.
    void connect(std::size_t member);
    void cut_all();
    // Sends a request of the protocol; the id is returned and stands in the reply.
    std::uint64_t request(std::size_t member, std::string_view method, std::string_view params);

    std::size_t joined() const { return joined_; }
    Member& at(std::size_t member) { return members_[member]; }
    std::size_t size() const { return members_.size(); }

  private:
    void opened(std::size_t member);
    void took(std::size_t member, std::string_view frame);
    void note_position(Member& member, std::string_view frame);

    Loop& loop_;
    const TlsContext& context_;
    Target target_;
    std::vector<Member> members_;
    Handlers handlers_;
    std::size_t joined_ = 0;
};

// A random UUID, version 4.
std::string make_key();

}  // namespace paraninfo::load
