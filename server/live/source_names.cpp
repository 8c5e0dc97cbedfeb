#include "server/live/source_names.hpp"

#include "protocol/stage.hpp"

#include <openssl/sha.h>

#include <array>

namespace paraninfo::live {

namespace {

std::string named(const char* prefix, const PersonId& person) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
    ::SHA256(reinterpret_cast<const unsigned char*>(person.value.data()), person.value.size(), hash.data());
    constexpr const char* digits = "0123456789abcdef";
    std::string name = prefix;
    for (std::size_t i = 0; i < source_digits / 2; ++i) {
        name += digits[hash[i] >> 4];
        name += digits[hash[i] & 15];
    }
    return name;
}

}  // namespace

std::string camera_of(const PersonId& person) {
    return named("cam-", person);
}

std::string screen_of(const PersonId& person) {
    return named("scr-", person);
}

std::string talkback_of(const PersonId& person) {
    return named("talk-", person);
}

}  // namespace paraninfo::live
