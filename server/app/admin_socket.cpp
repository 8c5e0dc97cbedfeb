#include "server/app/admin_socket.hpp"

#include "server/gateway/response.hpp"
#include "server/gateway/strict/request_head.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <chrono>
#include <memory>
#include <utility>

namespace paraninfo::app {
namespace {

using Local = boost::asio::local::stream_protocol;
using ErrorCode = boost::system::error_code;
constexpr std::chrono::seconds patience{5};

// One request, one answer, end.
class Exchange : public std::enable_shared_from_this<Exchange> {
  public:
    Exchange(Local::socket socket, AdminSocket::Answer answer)
        : socket_(std::move(socket)), deadline_(socket_.get_executor()), answer_(std::move(answer)) {}

    void start() {
        deadline_.expires_after(patience);
        deadline_.async_wait([self = shared_from_this()](ErrorCode ec) {
            ErrorCode ignored;
            if (!ec) self->socket_.close(ignored);
        });
        boost::asio::async_read_until(
            socket_, boost::asio::dynamic_buffer(input_, gateway::strict::head_bytes_max), "\r\n\r\n",
            [self = shared_from_this()](ErrorCode ec, std::size_t size) { self->on_head(ec, size); });
    }

  private:
    void on_head(ErrorCode ec, std::size_t size) {
        if (ec) return end();
        gateway::Response response = gateway::plain_text(400, "bad request\n");
        if (const auto head = gateway::strict::parse_head(std::string_view(input_).substr(0, size))) {
            auto page = answer_(head->path, head->query);
            response = gateway::plain_text(page.status, page.body);
            response.content_type = page.content_type;
        }
        response.close = true;
        output_ = gateway::render(response, "");
        boost::asio::async_write(socket_, boost::asio::buffer(output_),
                                 [self = shared_from_this()](ErrorCode, std::size_t) { self->end(); });
    }

    void end() {
        deadline_.cancel();
        ErrorCode ignored;
        socket_.shutdown(Local::socket::shutdown_both, ignored);
    }

    Local::socket socket_;
    boost::asio::steady_timer deadline_;
    AdminSocket::Answer answer_;
    std::string input_;
    std::string output_;
};

}  // namespace

AdminSocket::AdminSocket(boost::asio::io_context& context, const std::filesystem::path& path, Answer answer)
    : path_(path), answer_(std::move(answer)), acceptor_(context) {
    std::filesystem::create_directories(path.parent_path());
    // The lock on the data directory says that no living server owns it.
    std::filesystem::remove(path);
    acceptor_.open(Local());
    acceptor_.bind(Local::endpoint(path.string()));
    std::filesystem::permissions(path,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    acceptor_.listen(16);
    accept_next();
}

AdminSocket::~AdminSocket() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void AdminSocket::accept_next() {
    acceptor_.async_accept([this](ErrorCode ec, Local::socket socket) {
        if (ec == boost::asio::error::operation_aborted) return;
        if (!ec) std::make_shared<Exchange>(std::move(socket), answer_)->start();
        accept_next();
    });
}

}  // namespace paraninfo::app
