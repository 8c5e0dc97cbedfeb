#include "server/live/source_names.hpp"

#include "protocol/media_link/source_names.hpp"
#include "protocol/stage.hpp"

#include <openssl/sha.h>

#include <array>

namespace paraninfo::live {

namespace {

std::string named(std::string_view prefix, std::string_view what) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
    ::SHA256(reinterpret_cast<const unsigned char*>(what.data()), what.size(), hash.data());
    constexpr const char* digits = "0123456789abcdef";
    std::string name(prefix);
    for (std::size_t i = 0; i < source_digits / 2; ++i) {
        name += digits[hash[i] >> 4];
        name += digits[hash[i] & 15];
    }
    return name;
}

}  // namespace

std::string camera_of(const PersonId& person) {
    return named(media_link::camera_prefix, person.value);
}

std::string screen_of(const PersonId& person) {
    return named(media_link::screen_prefix, person.value);
}

std::string file_of(std::string_view name) {
    return named(media_link::file_prefix, name);
}

std::string talkback_of(const PersonId& person) {
    return named(media_link::talkback_prefix, person.value);
}

}  // namespace paraninfo::live
