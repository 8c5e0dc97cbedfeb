// Which sockets of one shard have become readable or writable: an epoll instance of the shard's own, in which
// a socket is entered once, edge-triggered, for its whole life. Asio waits for the instance as a whole; so a
// wait costs no system call and no operation of its own (docs/decisions/readiness.md). On its shard's thread.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/intrusive/list.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>

namespace paraninfo::gateway {

class Readiness {
  public:
    // So many sockets are told in one turn; then comes what else is queued on the loop.
    static constexpr std::size_t told_in_a_turn = 32;
    // In dense traffic the thread sleeps until the next look, which finds more: waking up for each socket
    // costs more than serving it. What is posted to the shard meanwhile waits as long. After a quiet time
    // the first socket is told at once.
    static constexpr std::chrono::microseconds looks_apart{1000};
    static constexpr int quiet_after = 4;  // looks that found nothing

    class Watched : public boost::intrusive::list_base_hook<
                        boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
      public:
        virtual ~Watched() = default;
        // Keeps it alive while the sockets of one turn are told.
        virtual std::shared_ptr<Watched> hold() = 0;
        // What was true at the time of the change, and is told once: the peer's end counts as readable.
        virtual void ready(bool readable, bool writable, bool ended) = 0;
        // The shard is over, or `ready` threw: drops whatever waits, and with it the references that keep it
        // alive.
        virtual void let_go() = 0;
    };

    // Throws std::system_error when there is no descriptor left.
    Readiness();
    ~Readiness();
    Readiness(const Readiness&) = delete;
    Readiness& operator=(const Readiness&) = delete;

    // From here on the sockets are told, on the context's thread; before and after they are not.
    void start(boost::asio::io_context& context);
    // The context's thread has ended: every socket lets go of what it waits for.
    void stop();

    // False: the kernel took it not. Until `remove`, which must come before the descriptor is closed.
    bool add(int descriptor, Watched& watched);
    void remove(int descriptor, Watched& watched);

  private:
    using Steady = std::chrono::steady_clock;
    using Descriptor = boost::asio::posix::basic_stream_descriptor<boost::asio::io_context::executor_type>;
    void wait();
    void look_again(std::size_t told);
    void turn();

    int epoll_;
    std::optional<Descriptor> descriptor_;
    Steady::time_point looked_;
    int empty_looks_ = 0;
    boost::intrusive::list<Watched, boost::intrusive::constant_time_size<false>> watched_;
};

}  // namespace paraninfo::gateway
