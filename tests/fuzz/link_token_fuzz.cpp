// Tokens as a stranger may send them; and, so that the payload is reached behind the signature, the same
// bytes as a payload. What is read must be written and read again as the same.
#include "server/access/link_token.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace paraninfo::access;
    static const LinkKeys keys(Key32{1, 2, 3}, {});
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto link = read_token(text, keys)) {
        if (read_token(mint(*link, keys), keys) != link) std::abort();
    }
    if (const auto link = read_payload(text)) {
        const auto written = write_payload(*link);
        if (written.size() <= link_payload_bytes_max && read_payload(written) != link) std::abort();
    }
    return 0;
}
