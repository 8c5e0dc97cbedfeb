#include "media/contribution/announced.hpp"

#include "media/contribution/sdp/sdp.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <optional>

namespace paraninfo::contribution {
namespace {

template <class Address>
bool can_bind(int family, Address& to) {
    const int socket = ::socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0) return false;
    const bool bound = ::bind(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
    ::close(socket);
    return bound;
}

bool is_six(std::string_view address) {
    return address.find(':') != std::string_view::npos;
}

// "a=candidate:1 1 UDP 2130706431 192.0.2.1 40000 typ host" with another address; nothing for another kind.
std::optional<std::string> elsewhere(std::string_view line, const std::string& address) {
    std::array<std::string_view, 8> words;
    std::string_view rest = line;
    for (std::string_view& word : words) word = sdp::take_word(rest);
    const auto priority = sdp::number(words[3], 4294967295U);
    const bool fits = (words[2] == "UDP" || words[2] == "udp") && words[7] == "host" && priority &&
                      *priority > 1 && is_six(words[4]) == is_six(address);
    if (!fits) return std::nullopt;
    const std::string foundation = std::string(words[0]) + "9";
    return foundation + ' ' + std::string(words[1]) + " UDP " + std::to_string(*priority - 1) + ' ' +
           address + ' ' + std::string(words[5]) + " typ host\r\n";
}

}  // namespace

bool is_of_this_machine(const std::string& address) {
    sockaddr_in four{};
    four.sin_family = AF_INET;
    if (::inet_pton(AF_INET, address.c_str(), &four.sin_addr) == 1) return can_bind(AF_INET, four);
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    return ::inet_pton(AF_INET6, address.c_str(), &six.sin6_addr) == 1 && can_bind(AF_INET6, six);
}

std::string announced_in(const std::string& answer, const std::vector<std::string>& addresses) {
    std::string text;
    std::string_view rest = answer;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
        rest.remove_prefix(line.size());
        text += line;
        if (!line.starts_with("a=candidate:")) continue;
        for (const std::string& address : addresses)
            if (const auto other = elsewhere(line.substr(0, line.find('\r')), address)) text += *other;
    }
    return text;
}

}  // namespace paraninfo::contribution
