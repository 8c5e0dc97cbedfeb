// The media link's decoder: whatever comes, in whatever pieces, it gives valid messages or one lasting fault,
// and what it accepts encodes to the same bytes again.
#include "protocol/media_link/bodies.hpp"
#include "protocol/media_link/codec.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace paraninfo::media_link;

void demand(bool holds) {
    if (!holds) std::abort();
}

// All messages of the stream, encoded again; stops at the first fault.
std::string echo(Stream stream, std::string_view bytes, std::size_t piece) {
    Decoder decoder{stream};
    std::string again;
    while (!bytes.empty()) {
        const std::string_view read = bytes.substr(0, piece);
        bytes.remove_prefix(read.size());
        const auto fault = drain(decoder, read, [&again](const Message& message) {
            demand(valid(message));
            again += encode(message);
            return true;
        });
        if (!fault) continue;
        demand(decoder.next().has_error());
        return again;
    }
    return again;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const auto stream = static_cast<Stream>(data[0] % 4);
    const std::size_t piece = data[1] == 0 ? size : data[1];
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 2, size - 2};
    const std::string whole = echo(stream, bytes, size);
    demand(bytes.substr(0, whole.size()) == whole);
    demand(echo(stream, bytes, piece) == whole);
    return 0;
}
