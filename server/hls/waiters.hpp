// Requests that are held until a playlist or a part exists: bounded, counted, cancelled with their owner,
// and none past its deadline. One shard's thread; no timer of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "protocol/shared_bytes.hpp"
#include "server/hls/address.hpp"
#include "server/hls/types.hpp"

namespace paraninfo::hls {

enum class Method { get, head, other };

// What is asked for, apart from its address; the views live only as long as the call.
struct Request {
    Method method = Method::get;
    std::string_view target;  // whole request target, see parse_address
    bool gzip = false;        // Accept-Encoding allows it
    std::string_view range;   // header values, empty if absent
    std::string_view if_range;
    std::string_view if_none_match;
};

class Waiters;

// A connection that can be held, one request at a time. Destroying it cancels.
class Waiter {
  public:
    Waiter() = default;
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;

    bool waiting() const { return line_ != nullptr; }
    void cancel();

    // The complete HTTP response of the request that was held. Called from Shelf::release(); may ask the
    // shelf again at once, and may destroy this and any other waiter.
    virtual void answered(const SharedBytes& response, unsigned status) = 0;

  protected:
    ~Waiter() { cancel(); }

  private:
    friend class Waiters;
    friend class Shelf;
    struct Held;
    class Line* line_ = nullptr;
    std::size_t slot_ = 0;
};

}  // namespace paraninfo::hls
