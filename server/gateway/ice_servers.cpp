#include "server/gateway/ice_servers.hpp"

#include "protocol/json/writer.hpp"
#include "server/live/source_names.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <fstream>
#include <stdexcept>

namespace paraninfo::gateway {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::size_t secret_bytes_max = 256;

std::string read_secret(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string secret;
    std::getline(file, secret);
    if (secret.empty() || secret.size() > secret_bytes_max)
        throw std::runtime_error("ice.secret_file must hold one line of 1 to 256 bytes");
    return secret;
}

std::string base64(const unsigned char* bytes, std::size_t size) {
    std::string text(4 * ((size + 2) / 3) + 1, '\0');
    const int length =
        ::EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes, static_cast<int>(size));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::string credential_of(const std::string& username, const std::string& secret) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int size = 0;
    ::HMAC(::EVP_sha1(), secret.data(), static_cast<int>(secret.size()),
           reinterpret_cast<const unsigned char*>(username.data()), username.size(), mac.data(), &size);
    return base64(mac.data(), size);
}

// The workers' form stun://HOST:PORT as browsers write it (RFC 7064).
std::string without_slashes(std::string url) {
    if (const auto at = url.find("//"); at != std::string::npos) url.erase(at, 2);
    return url;
}

}  // namespace

IceServers::IceServers(const config::Ice& ice)
    : ice_(ice), secret_(ice.turn.empty() ? std::string() : read_secret(ice.secret_file)) {
}

std::int64_t IceServers::until_ms(std::int64_t now_ms) const {
    return now_ms + ice_.minutes * minute_ms;
}

std::vector<IceServer> IceServers::servers(const PersonId& person, std::int64_t now_ms) const {
    std::vector<IceServer> all;
    if (!ice_.stun.empty()) all.push_back({without_slashes(ice_.stun), "", ""});
    if (ice_.turn.empty()) return all;
    const std::string name = live::camera_of(person).substr(4);
    const std::string username = std::to_string(until_ms(now_ms) / 1000) + ":" + name;
    const std::string credential = credential_of(username, secret_);
    for (const std::string& url : ice_.turn) all.push_back({url, username, credential});
    return all;
}

std::vector<std::string> IceServers::links(const PersonId& person, std::int64_t now_ms) const {
    std::vector<std::string> all;
    for (const IceServer& server : servers(person, now_ms)) {
        std::string link = '<' + server.url + ">; rel=\"ice-server\"";
        if (!server.username.empty())
            link += "; username=\"" + server.username + "\"; credential=\"" + server.credential +
                    "\"; credential-type=\"password\"";
        all.push_back(std::move(link));
    }
    return all;
}

std::string IceServers::json(const PersonId& person, std::int64_t now_ms) const {
    json::Writer to;
    to.open_object().key("iceServers").open_array();
    for (const IceServer& server : servers(person, now_ms)) {
        to.open_object().key("urls").open_array().value(server.url).close_array();
        if (!server.username.empty())
            to.member("username", server.username).member("credential", server.credential);
        to.close_object();
    }
    return to.close_array().member("until", until_ms(now_ms)).close_object().take();
}

}  // namespace paraninfo::gateway
