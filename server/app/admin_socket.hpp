// The operator's face: plain HTTP on a unix socket that only the server's own user can open, for /metrics,
// /readyz with its reasons, and what `paraninfo ctl` does. On the main thread's io_context.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace paraninfo::app {

class AdminSocket {
  public:
    struct Page {
        unsigned status = 404;
        std::string content_type = "text/plain; charset=utf-8";
        std::string body = "not found\n";
    };
    struct Request {
        bool post = false;  // otherwise GET or HEAD
        std::string_view path, query, body;
    };
    static constexpr std::size_t body_bytes_max = 16 << 10;
    // On the same thread. Throws boost::system::system_error when it cannot listen.
    using Answer = std::function<Page(const Request& request)>;
    AdminSocket(boost::asio::io_context& context, const std::filesystem::path& path, Answer answer);
    ~AdminSocket();
    AdminSocket(const AdminSocket&) = delete;
    AdminSocket& operator=(const AdminSocket&) = delete;

  private:
    void accept_next();

    std::filesystem::path path_;
    Answer answer_;
    boost::asio::local::stream_protocol::acceptor acceptor_;
};

}  // namespace paraninfo::app
