#include "server/app/admin_socket.hpp"

#include "server/gateway/response.hpp"
#include "server/gateway/strict/request_head.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/read.hpp>
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
        const auto head = gateway::strict::parse_head(std::string_view(input_).substr(0, size));
        if (!head || head->content_length > AdminSocket::body_bytes_max)
            return respond(gateway::plain_text(400, "bad request\n"));
        const std::size_t wanted = size + static_cast<std::size_t>(head->content_length);
        if (input_.size() >= wanted) return on_body(size);
        boost::asio::async_read(socket_, boost::asio::dynamic_buffer(input_),
                                boost::asio::transfer_exactly(wanted - input_.size()),
                                [self = shared_from_this(), size](ErrorCode failed, std::size_t) {
                                    failed ? self->end() : self->on_body(size);
                                });
    }

    // The head is read once more: it pointed into what has grown since.
    void on_body(std::size_t head_size) {
        const std::string_view input = input_;
        const auto head = gateway::strict::parse_head(input.substr(0, head_size));
        auto page = answer_({head->method == gateway::strict::Method::post, head->path, head->query,
                             input.substr(head_size)});
        gateway::Response response = gateway::plain_text(page.status, page.body);
        response.content_type = page.content_type;
        respond(std::move(response));
    }

    void respond(gateway::Response response) {
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
