#pragma once
// One keep-alive HTTP/1.1 connection: one request at a time, answers with Content-Length only.
// It reconnects by itself when the server ended the connection between two requests.

#include "bench/load/tls_connection.hpp"

#include <string_view>

namespace paraninfo::load {

struct Response {
    int status = 0;         // 0: the connection ended before an answer
    std::string_view head;  // as it came; valid, like the body, until the next request
    std::string_view body;
    std::size_t wire_bytes = 0;
    TimePoint arrived{};  // its last byte, at the generator's kernel

    // The value of the first header of this name, in any case; empty where there is none.
    std::string_view header(std::string_view name) const;
};

class HttpClient {
  public:
    HttpClient(Loop& loop, const TlsContext& context, Endpoint endpoint);

    // `head` is the request line and headers without the blank line; `done` is called once.
    void request(std::string head, std::string body, std::function<void(Response&)> done);
    bool busy() const { return static_cast<bool>(done_); }

  private:
    void connect();
    void take(std::string_view bytes);
    void finish(bool whole);

    Loop& loop_;
    const TlsContext& context_;
    Endpoint endpoint_;
    std::unique_ptr<TlsConnection> connection_;
    std::unique_ptr<TlsConnection> ended_;
    TlsSession session_;
    std::string pending_;
    std::string in_;
    std::size_t body_from_ = 0;
    std::size_t whole_size_ = 0;
    Response response_;
    std::function<void(Response&)> done_;
};

// Method, path and the headers that every request of the generator has.
std::string request_head(std::string_view method, std::string_view path, const Endpoint& endpoint,
                         std::string_view cookie);

}  // namespace paraninfo::load
