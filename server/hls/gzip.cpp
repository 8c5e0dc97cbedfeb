#include "server/hls/gzip.hpp"

#include <zlib.h>

#include <new>
#include <stdexcept>

namespace paraninfo::hls {

struct Gzip::State {
    z_stream stream{};
};

Gzip::Gzip() : state_(std::make_unique<State>()) {
    constexpr int level = 6;
    constexpr int gzip_window = 15 + 16;
    constexpr int memory = 8;
    if (deflateInit2(&state_->stream, level, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
}

Gzip::~Gzip() {
    deflateEnd(&state_->stream);
}

std::string Gzip::compress(std::string_view text) {
    z_stream& stream = state_->stream;
    deflateReset(&stream);
    std::string out;
    out.resize(deflateBound(&stream, text.size()));
    // zlib's interface is not const, but it does not write to its input.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::logic_error("gzip: the bound did not hold");
    out.resize(stream.total_out);
    return out;
}

}  // namespace paraninfo::hls
