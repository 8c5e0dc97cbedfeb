#include "config/host_port.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace paraninfo::config {
namespace {

constexpr std::size_t host_port_bytes_max = 256;

std::optional<std::uint16_t> port_in(std::string_view text) {
    int port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    if (!whole || port < 1 || port > 65535) return std::nullopt;
    return static_cast<std::uint16_t>(port);
}

std::optional<std::string> host_in(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) {
        std::string address(text.substr(1, text.size() - 2));
        return is_address(address) ? std::optional(std::move(address)) : std::nullopt;
    }
    const bool fits = !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
    return fits ? std::optional(std::string(text)) : std::nullopt;
}

}  // namespace

bool is_address(const std::string& text) {
    std::array<unsigned char, 16> bytes{};
    return inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
           inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

std::optional<HostPort> host_and_port(std::string_view text) {
    const auto colon = text.rfind(':');
    if (text.size() > host_port_bytes_max || colon == std::string_view::npos) return std::nullopt;
    auto host = host_in(text.substr(0, colon));
    const auto port = port_in(text.substr(colon + 1));
    if (!host || !port) return std::nullopt;
    return HostPort{std::move(*host), *port};
}

}  // namespace paraninfo::config
