// Offers as clients write them, and what is done to them in tests.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace paraninfo::testing {

inline std::string offer_of(const std::string& client) {
    std::ifstream in(PARANINFO_SOURCE_DIR "/tests/unit/media/contribution/sdp/offers/" + client + ".sdp",
                     std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.empty()) throw std::runtime_error("no offer of " + client);
    return text;
}

// Each place; throws where there is none.
inline std::string with(std::string text, const std::string& old, const std::string& instead) {
    std::size_t at = text.find(old);
    if (at == std::string::npos) throw std::runtime_error("not in the offer: " + old);
    for (; at != std::string::npos; at = text.find(old, at + instead.size()))
        text.replace(at, old.size(), instead);
    return text;
}

}  // namespace paraninfo::testing
