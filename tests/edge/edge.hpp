// A gateway of its own for one edge test: a certificate and web files in a temporary folder, one shard, a
// free port, and whatever router the test gives.
#pragma once

#include "server/gateway/certificate.hpp"
#include "server/gateway/gateway.hpp"
#include "server/gateway/response.hpp"
#include "server/gateway/socket_counts.hpp"
#include "tests/support/temporary_folder.hpp"

#include <functional>
#include <string>

namespace paraninfo::test {

// Routes by a function. Every cookie is of one login, where there is one.
class FunctionRouter final : public gateway::Router {
  public:
    using Route = std::function<void(gateway::HttpConnection&, const gateway::HttpRequest&)>;
    FunctionRouter(Route route, const config::Limits& limits, access::LoginPtr login)
        : route_(std::move(route)),
          login_(std::move(login)),
          places_(std::make_shared<gateway::SocketCounts>(limits.connections_per_login)) {}
    void route(gateway::HttpConnection& connection, const gateway::HttpRequest& request) override {
        route_(connection, request);
    }
    access::LoginPtr verify(std::string_view) override { return login_; }
    std::uint64_t generation() const override { return 1; }
    access::LoginPtr renew(const access::Login&) override { return nullptr; }
    std::shared_ptr<void> place_of(const access::Login& login) override { return places_->take(login.id); }

  private:
    const Route route_;
    const access::LoginPtr login_;
    const std::shared_ptr<gateway::SocketCounts> places_;
};

// Bytes of which none is where another could stand unnoticed.
inline std::string pattern(std::size_t size) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>('a' + (i * 2654435761U >> 7) % 26);
    return bytes;
}

class Edge {
  public:
    explicit Edge(FunctionRouter::Route route, const config::Limits& limits = {}, config::Listen listen = {},
                  access::LoginPtr login = nullptr)
        : security_(gateway::security_headers({"localhost", false})),
          certificate_(gateway::local_certificate(folder_.path() / "tls", "localhost").files),
          context_(gateway::make_tls_context(certificate_)),
          router_(std::move(route), limits, std::move(login)) {
        config::Settings settings;
        settings.listen = std::move(listen);
        settings.listen.port = 0;
        settings.listen.shards = 1;
        settings.limits = limits;
        gateway_ = std::make_unique<gateway::Gateway>(settings.listen, context_.get(), security_);
        site_ = gateway::Site::from(settings, gateway_->port());
        gateway_->open(site_, router_);
    }
    std::uint16_t port() const { return gateway_->port(); }
    gateway::Gateway& gateway() { return *gateway_; }
    const std::string& security() const { return security_; }
    const gateway::CertificateFiles& certificate() const { return certificate_; }

  private:
    TemporaryFolder folder_;
    std::string security_;
    gateway::CertificateFiles certificate_;
    gateway::OpenSslPtr<SSL_CTX> context_;
    FunctionRouter router_;
    gateway::Site site_;
    std::unique_ptr<gateway::Gateway> gateway_;
};

}  // namespace paraninfo::test
