// Requests that are held until a playlist or a part exists: bounded, counted, cancelled with their owner,
// and none past its deadline. One shard's thread; no timer of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "protocol/shared_bytes.hpp"
#include "server/hls/address.hpp"
#include "server/hls/response.hpp"
#include "server/hls/types.hpp"

namespace paraninfo::hls {

// What is asked for; the views live only as long as the call.
struct Request {
    Method method = Method::get;
    std::string_view target;  // whole request target, see parse_address
    bool gzip = false;        // Accept-Encoding allows it
    std::string_view range;   // header values, empty if absent
    std::string_view if_range;
    std::string_view if_none_match;
};

// A request as it is kept while it waits.
struct Want {
    File file = File::playlist;
    std::uint64_t number = 0;
    std::uint32_t part = 0;
    Directives directives;
    bool gzip = false;
    Conditions conditions;
    std::size_t withheld = 0;  // of the best renditions, to a new viewer
};

class Waiters;
class Waiter;

// Those who wait for one playlist, with its parts. Owned by the shelf; its address must not change.
struct Line {
    struct Held {
        Waiter* who = nullptr;
        Want want;
        Time deadline;
    };
    std::vector<Held> held;
};

// A connection that can be held, one request at a time. Destroying it cancels.
class Waiter {
  public:
    Waiter() = default;
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;

    bool waiting() const { return waiters_ != nullptr; }
    void cancel();

    // The complete HTTP response of the request that was held. Called from Shelf::release(); may ask the
    // shelf again at once, and may destroy this and any other waiter.
    virtual void answered(const SharedBytes& response, unsigned status) = 0;

  protected:
    virtual ~Waiter() { cancel(); }

  private:
    friend class Waiters;
    Waiters* waiters_ = nullptr;
    Line* line_ = nullptr;  // null while due
    std::size_t slot_ = 0;  // position in its line, or number among those due
};

// All waiters of one shelf: lines of those held, and one queue of those whose answer is ready.
class Waiters {
  public:
    explicit Waiters(std::size_t waiters_max) : waiters_max_(waiters_max) {}
    ~Waiters();
    Waiters(const Waiters&) = delete;
    Waiters& operator=(const Waiters&) = delete;

    // False, and nothing kept, if waiters_max wait already.
    bool hold(Line& line, Waiter& who, Want want, Time deadline);
    void cancel(Waiter& who);

    // Forgets all of a line without a word to them: it is about to be destroyed.
    void abandon(Line& line);

    // Makes each waiter of the line due for which `answer` has an answer; says how many.
    std::size_t settle(Line& line, const std::function<std::optional<Answer>(const Line::Held&)>& answer);

    // Calls at most `most` due waiters; returns how many are left.
    std::size_t release(std::size_t most);

    std::size_t waiting() const { return held_ + due_count_; }

  private:
    struct Due {
        Waiter* who = nullptr;  // null: cancelled meanwhile
        Answer answer;
    };

    void take_from_line(Line& line, std::size_t slot);

    std::size_t waiters_max_;
    std::size_t held_ = 0;
    std::size_t due_count_ = 0;
    std::size_t due_first_ = 0;  // number of due_.front()
    std::deque<Due> due_;
};

}  // namespace paraninfo::hls
