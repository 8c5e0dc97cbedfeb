#include "server/gateway/rtmps_door.hpp"

#include "server/gateway/door_listener.hpp"
#include "server/observe/log.hpp"

#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <chrono>
#include <utility>

namespace paraninfo::gateway {
namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr std::chrono::seconds handshake_within{10};
constexpr std::size_t piece_bytes = 16U << 10;  // of one direction; the sender waits while it is full
// Who has sent less publishes nothing yet: what is said before it is a third of this.
constexpr std::size_t idle_bytes = 16U << 10;

// One encoder: both directions until either ends.
class Passage : public std::enable_shared_from_this<Passage> {
  public:
    Passage(Tcp::socket encoder, asio::ssl::context& tls, Tcp::endpoint inside, std::string from)
        : encoder_(std::move(encoder), tls),
          ingest_(encoder_.get_executor()),
          deadline_(encoder_.get_executor()),
          inside_(std::move(inside)),
          from_(std::move(from)) {}
    Passage(const Passage&) = delete;
    Passage& operator=(const Passage&) = delete;

    const std::string& from() const { return from_; }
    bool is_over() const { return over_; }
    bool is_idle() const { return sent_bytes_ < idle_bytes; }

    void start() {
        deadline_.expires_after(handshake_within);
        deadline_.async_wait([self = shared_from_this()](ErrorCode ec) {
            if (!ec) self->end();
        });
        encoder_.async_handshake(asio::ssl::stream_base::server, [self = shared_from_this()](ErrorCode ec) {
            ec ? self->end() : self->reach_ingest();
        });
    }

    // Without TLS's farewell: an encoder is never told anything that a cut could falsify.
    void end() {
        over_ = true;
        deadline_.cancel();
        ErrorCode ignored;
        encoder_.lowest_layer().close(ignored);
        ingest_.close(ignored);
    }

  private:
    void reach_ingest() {
        ingest_.async_connect(inside_, [self = shared_from_this()](ErrorCode ec) {
            if (ec) return self->end();
            self->deadline_.cancel();
            self->pass(self->encoder_, self->ingest_, self->inward_);
            self->pass(self->ingest_, self->encoder_, self->outward_);
        });
    }

    template <typename From, typename To>
    void pass(From& from, To& to, std::array<char, piece_bytes>& piece) {
        from.async_read_some(asio::buffer(piece),
                             [self = shared_from_this(), &from, &to, &piece](ErrorCode ec, std::size_t size) {
                                 if (ec) return self->end();
                                 if (&piece == &self->inward_) self->sent_bytes_ += size;
                                 asio::async_write(to, asio::buffer(piece, size),
                                                   [self, &from, &to, &piece](ErrorCode failed, std::size_t) {
                                                       failed ? self->end() : self->pass(from, to, piece);
                                                   });
                             });
    }

    asio::ssl::stream<Tcp::socket> encoder_;
    Tcp::socket ingest_;
    asio::steady_timer deadline_;
    const Tcp::endpoint inside_;
    const std::string from_;  // an address, as a group
    std::size_t sent_bytes_ = 0;
    bool over_ = false;
    std::array<char, piece_bytes> inward_, outward_;
};

SSL_CTX* shared(SSL_CTX* tls) {
    SSL_CTX_up_ref(tls);
    return tls;
}

// Where this machine reaches a listener that may listen everywhere.
Tcp::endpoint reached(const RtmpsSettings& settings) {
    auto address = asio::ip::make_address(settings.rtmp_address);
    if (address.is_unspecified())
        address = address.is_v4() ? asio::ip::address(asio::ip::address_v4::loopback())
                                  : asio::ip::address(asio::ip::address_v6::loopback());
    return {address, settings.rtmp_port};
}

}  // namespace

class RtmpsDoor::Impl {
  public:
    Impl(asio::io_context& context, SSL_CTX* tls, const RtmpsSettings& settings)
        : tls_(shared(tls)),
          listener_(std::make_shared<DoorListener<Passage>>(
              context, Tcp::endpoint(asio::ip::make_address(settings.address), settings.port),
              connections_max, connections_of_address_max,
              [this, inside = reached(settings)](Tcp::socket socket, std::string from) {
                  return std::make_shared<Passage>(std::move(socket), tls_, inside, std::move(from));
              })) {
        observe::log_info("rtmps.listening", {{"address", settings.address}, {"port", listener_->port()}});
        listener_->accept_next();
    }
    ~Impl() { listener_->close(); }

    DoorListener<Passage>& listener() { return *listener_; }

  private:
    asio::ssl::context tls_;
    const std::shared_ptr<DoorListener<Passage>> listener_;
};

RtmpsDoor::RtmpsDoor(asio::io_context& context, SSL_CTX* tls, const RtmpsSettings& settings)
    : impl_(std::make_unique<Impl>(context, tls, settings)) {
}

RtmpsDoor::~RtmpsDoor() = default;

std::uint16_t RtmpsDoor::port() const {
    return impl_->listener().port();
}

void RtmpsDoor::close() {
    impl_->listener().close();
}

}  // namespace paraninfo::gateway
