#include "bench/load/http_client.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace paraninfo::load {

namespace {

void parse_head(std::string_view head, Response& response) {
    std::from_chars(head.data() + 9, head.data() + 12, response.status);
    for (auto at = head.find("\r\n"); at != std::string_view::npos && at + 2 < head.size();) {
        const auto end = head.find("\r\n", at + 2);
        const auto line = head.substr(at + 2, end == std::string_view::npos ? end : end - at - 2);
        const auto colon = line.find(": ");
        if (colon != std::string_view::npos) {
            std::string name(line.substr(0, colon));
            std::ranges::transform(name, name.begin(),
                                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            response.headers[name] = line.substr(colon + 2);
        }
        at = end;
    }
}

}  // namespace

std::string request_head(std::string_view method, std::string_view path, const Endpoint& endpoint,
                         std::string_view cookie) {
    const auto authority = endpoint.host + ":" + std::to_string(endpoint.port);
    std::string head;
    head.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: ").append(authority);
    head.append("\r\nOrigin: https://").append(authority);
    head.append("\r\nAccept-Encoding: gzip");
    if (!cookie.empty()) head.append("\r\nCookie: __Host-paraninfo=").append(cookie);
    return head;
}

HttpClient::HttpClient(Loop& loop, const TlsContext& context, Endpoint endpoint)
    : loop_(loop), context_(context), endpoint_(std::move(endpoint)) {
}

void HttpClient::connect() {
    ended_ = std::move(connection_);
    connection_ = std::make_unique<TlsConnection>(
        loop_, context_, endpoint_,
        TlsConnection::Handlers{.opened = [this] { connection_->send(pending_); },
                                .received = [this](std::string_view bytes) { take(bytes); },
                                .closed =
                                    [this] {
                                        if (done_) finish(false);
                                    }},
        session_.get());
}

void HttpClient::request(std::string head, std::string body, std::function<void(Response&)> done) {
    pending_ = std::move(head);
    if (!body.empty()) {
        pending_ += "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size());
    }
    pending_ += "\r\n\r\n" + body;
    done_ = std::move(done);
    response_ = {};
    in_.clear();
    whole_size_ = 0;
    if (!connection_ || !connection_->open()) return connect();
    connection_->send(pending_);
}

void HttpClient::take(std::string_view bytes) {
    in_.append(bytes);
    if (!done_) return;
    if (whole_size_ == 0) {
        const auto end = in_.find("\r\n\r\n");
        if (end == std::string::npos) return;
        parse_head(std::string_view(in_).substr(0, end), response_);
        body_from_ = end + 4;
        std::size_t length = 0;
        const auto& text = response_.headers["content-length"];
        std::from_chars(text.data(), text.data() + text.size(), length);
        whole_size_ = body_from_ + length;
    }
    if (in_.size() >= whole_size_) finish(true);
}

void HttpClient::finish(bool whole) {
    if (whole) {
        response_.body = in_.substr(body_from_, whole_size_ - body_from_);
        response_.wire_bytes = whole_size_;
        if (!session_) session_ = connection_->session();
    } else {
        response_.status = 0;
    }
    const auto done = std::move(done_);
    done_ = nullptr;
    done(response_);
}

}  // namespace paraninfo::load
