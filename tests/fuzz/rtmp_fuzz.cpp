// An RTMP connection from its first byte: the handshake is given, so that what follows is looked at, and any
// key may publish. Whatever comes, what is sent back and what is kept stay within bounds.

#include "media/rtmp/flv.hpp"
#include "media/rtmp/session.hpp"

#include <cstdlib>
#include <string_view>

using namespace paraninfo::rtmp;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes{reinterpret_cast<const char*>(data), size};
    std::size_t flv_bytes = 0;
    Session session{{[](const std::string& key) { return key.size() <= name_bytes_max; },
                     [&flv_bytes](const Message& message) {
                         if (medium_of(message) != Medium::other) flv_bytes += flv_tag(message).size();
                     }}};
    session.receive('\x03' + std::string(1536 + 1536, '\0'));
    session.output();
    // The first byte says in what pieces the others come.
    const std::size_t piece = bytes.empty() ? 1 : 1 + static_cast<std::uint8_t>(bytes.front());
    while (!bytes.empty()) {
        const std::string_view next = bytes.substr(0, piece);
        bytes.remove_prefix(next.size());
        if (!session.receive(next)) break;
        if (session.output().size() > 2 * command_bytes_max) std::abort();
    }
    if (flv_bytes > 32 * size + 64) std::abort();
    return 0;
}
