#include "bench/load/http_client.hpp"

#include <strings.h>

#include <charconv>

namespace paraninfo::load {

std::string_view Response::header(std::string_view name) const {
    for (auto at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        const auto line = head.substr(at + 2);
        if (line.size() < name.size() + 2 || line[name.size()] != ':') continue;
        if (strncasecmp(line.data(), name.data(), name.size()) != 0) continue;
        return line.substr(name.size() + 2, line.find("\r\n") - name.size() - 2);
    }
    return {};
}

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
        response_.head = std::string_view(in_).substr(0, end + 2);
        std::from_chars(in_.data() + 9, in_.data() + 12, response_.status);
        body_from_ = end + 4;
        std::size_t length = 0;
        const auto text = response_.header("content-length");
        std::from_chars(text.data(), text.data() + text.size(), length);
        whole_size_ = body_from_ + length;
    }
    if (in_.size() >= whole_size_) finish(true);
}

void HttpClient::finish(bool whole) {
    if (whole) {
        // Both again: what came since may have moved the buffer.
        response_.head = std::string_view(in_).substr(0, body_from_ - 2);
        response_.body = std::string_view(in_).substr(body_from_, whole_size_ - body_from_);
        response_.wire_bytes = whole_size_;
        response_.arrived = connection_->arrived();
        if (!session_) session_ = connection_->session();
    } else {
        response_.status = 0;
    }
    const auto done = std::move(done_);
    done_ = nullptr;
    done(response_);
}

}  // namespace paraninfo::load
