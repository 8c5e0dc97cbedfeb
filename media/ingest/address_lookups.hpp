// Looks up where receivers are, each time in a thread of its own that nobody waits for: the system's resolver
// takes as long as it likes and cannot be broken off. Whoever does not want the answer any more drops the
// future; the thread ends by itself, also after this. Of the outputs' thread.
#pragma once

#include "media/ingest/srt_socket.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace paraninfo::ingest {

class AddressLookups {
  public:
    // Those that nobody waits for any more are among them.
    static constexpr std::size_t under_way_max = 64;

    using Found = std::optional<SocketAddress>;
    // Called on many threads at once; must not refer to what may end before the process.
    using Find = std::function<Found(const std::string& host, std::uint16_t port)>;

    explicit AddressLookups(Find find = find_address) : find_(std::move(find)) {}

    // A future whose destructor does not wait; not valid where too many are under way or the system gives no
    // thread: asked again later.
    std::future<Found> begin(const std::string& host, std::uint16_t port);

  private:
    const Find find_;
    const std::shared_ptr<std::atomic<std::size_t>> under_way_ =
        std::make_shared<std::atomic<std::size_t>>(0);
};

}  // namespace paraninfo::ingest
