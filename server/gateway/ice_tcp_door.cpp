#include "server/gateway/ice_tcp_door.hpp"

#include "server/gateway/door_listener.hpp"
#include "server/observe/log.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace paraninfo::gateway {
namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using Udp = asio::ip::udp;
using ErrorCode = boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr std::size_t length_bytes = 2;   // before each packet (RFC 4571, section 2)
constexpr std::size_t packet_max = 2048;  // beyond what any path carries as one
constexpr int unsent_bytes_max =
    64 << 10;  // a picture that waits longer is of no use: the session's packets are lost then
constexpr std::chrono::seconds looked_every{1};

// One connection: both directions until either ends.
class IceTcpLine : public std::enable_shared_from_this<IceTcpLine> {
  public:
    IceTcpLine(Tcp::socket panelist, const IceTcpSessions& sessions, std::string from)
        : panelist_(std::move(panelist)),
          session_(panelist_.get_executor()),
          timer_(panelist_.get_executor()),
          sessions_(sessions),
          from_(std::move(from)) {}
    IceTcpLine(const IceTcpLine&) = delete;
    IceTcpLine& operator=(const IceTcpLine&) = delete;

    const std::string& from() const { return from_; }
    bool is_over() const { return over_; }
    bool is_idle() const { return !session_.is_open(); }

    void start() {
        heard_ = Clock::now();
        look();
        read();
    }

    void end() {
        over_ = true;
        timer_.cancel();
        ErrorCode ignored;
        panelist_.close(ignored);
        session_.close(ignored);
    }

  private:
    // Each second: whether it still says something, and what it may send in the next one.
    void look() {
        const auto silent = Clock::now() - heard_;
        if (over_ || silent > (is_idle() ? IceTcpDoor::named_within : IceTcpDoor::silent_max)) return end();
        taken_bytes_ = 0;
        if (std::exchange(paused_, false)) read();
        timer_.expires_after(looked_every);
        timer_.async_wait([self = shared_from_this()](ErrorCode ec) {
            if (!ec) self->look();
        });
    }

    void read() {
        if (taken_bytes_ > IceTcpDoor::bytes_a_second_max) {
            paused_ = true;
            return;
        }
        asio::async_read(panelist_, asio::buffer(inward_.data(), length_bytes),
                         [self = shared_from_this()](ErrorCode ec, std::size_t) {
                             ec ? self->end() : self->read_packet();
                         });
    }

    void read_packet() {
        const std::size_t size = std::size_t{inward_[0]} << 8 | inward_[1];
        if (size > packet_max) return end();
        taken_bytes_ += length_bytes + size;
        asio::async_read(panelist_, asio::buffer(inward_.data(), size),
                         [self = shared_from_this()](ErrorCode ec, std::size_t read) {
                             ec ? self->end() : self->take({self->inward_.data(), read});
                         });
    }

    void take(std::span<const std::uint8_t> packet) {
        if (is_idle() && !reach_session(packet)) return end();
        heard_ = Clock::now();
        // What a full socket does not take is lost, as on any line.
        ErrorCode ec;
        session_.send(asio::buffer(packet.data(), packet.size()), 0, ec);
        if (ec && ec != asio::error::would_block) return end();
        read();
    }

    bool reach_session(std::span<const std::uint8_t> packet) {
        const auto fragment = called_by(packet);
        ErrorCode ec;
        const auto here = panelist_.local_endpoint(ec);
        const auto way = fragment && !ec ? sessions_.find(*fragment, here.address()) : std::nullopt;
        if (!way) return false;
        session_.open(way->protocol(), ec);
        if (!ec) session_.connect(*way, ec);
        if (!ec) session_.non_blocking(true, ec);
        if (!ec) pass_back();
        return !ec;
    }

    void pass_back() {
        session_.async_receive(asio::buffer(outward_.data() + length_bytes, packet_max),
                               [self = shared_from_this()](ErrorCode ec, std::size_t size) {
                                   ec ? self->end() : self->write(size);
                               });
    }

    void write(std::size_t size) {
        outward_[0] = static_cast<std::uint8_t>(size >> 8);
        outward_[1] = static_cast<std::uint8_t>(size & 0xFF);
        asio::async_write(
            panelist_, asio::buffer(outward_.data(), length_bytes + size),
            [self = shared_from_this()](ErrorCode ec, std::size_t) { ec ? self->end() : self->pass_back(); });
    }

    Tcp::socket panelist_;
    Udp::socket session_;  // open once it is known whose
    asio::steady_timer timer_;
    const IceTcpSessions& sessions_;
    const std::string from_;  // an address, as a group
    Clock::time_point heard_;
    std::size_t taken_bytes_ = 0;  // in this second
    bool paused_ = false;          // until the next one
    bool over_ = false;
    std::array<std::uint8_t, packet_max> inward_;
    std::array<std::uint8_t, length_bytes + packet_max> outward_;
};

}  // namespace

class IceTcpDoor::Impl : public DoorListener<IceTcpLine> {
    using DoorListener::DoorListener;
};

IceTcpDoor::IceTcpDoor(asio::io_context& context, const std::string& address, std::uint16_t port,
                       const IceTcpSessions& sessions)
    : impl_(std::make_shared<Impl>(
          context, Tcp::endpoint(asio::ip::make_address(address), port), connections_max,
          connections_of_address_max, [&sessions](Tcp::socket socket, std::string from) {
              ErrorCode ignored;
              socket.set_option(asio::socket_base::send_buffer_size(unsent_bytes_max), ignored);
              return std::make_shared<IceTcpLine>(std::move(socket), sessions, std::move(from));
          })) {
    observe::log_info("ice_tcp.listening", {{"address", address}, {"port", port}});
    impl_->accept_next();
}

IceTcpDoor::~IceTcpDoor() {
    impl_->close();
}

void IceTcpDoor::close() {
    impl_->close();
}

}  // namespace paraninfo::gateway
