#include "server/live/random_ids.hpp"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace paraninfo::live {

std::string random_id() {
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::array<unsigned char, 12> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw std::system_error(errno, std::generic_category(), "getrandom");
    std::string id;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const unsigned group = static_cast<unsigned>(bytes[i]) << 16 |
                               static_cast<unsigned>(bytes[i + 1]) << 8 | static_cast<unsigned>(bytes[i + 2]);
        for (int shift = 18; shift >= 0; shift -= 6) id += alphabet[(group >> shift) & 63];
    }
    return id;
}

}  // namespace paraninfo::live
