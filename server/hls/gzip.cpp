#include "server/hls/gzip.hpp"

#include <zlib.h>

#include <array>
#include <new>
#include <stdexcept>

namespace paraninfo::hls {
namespace {

// No name, no time, made on Unix (RFC 1952, 2.3).
constexpr std::string_view member_header{"\x1f\x8b\x08\0\0\0\0\0\0\x03", 10};
constexpr std::size_t flush_bytes_max = 16;  // what a flush adds to zlib's bound

void append_number(std::string& out, std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xff);
}

}  // namespace

struct Gzip::State {
    z_stream stream{};
};

Gzip::Gzip() : state_(std::make_unique<State>()) {
    constexpr int level = 6;
    constexpr int raw_window = -15;  // header and end are join()'s
    constexpr int memory = 8;
    if (deflateInit2(&state_->stream, level, Z_DEFLATED, raw_window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
}

Gzip::~Gzip() {
    deflateEnd(&state_->stream);
}

Deflated Gzip::deflate(std::string_view piece, bool is_last) {
    z_stream& stream = state_->stream;
    deflateReset(&stream);
    // zlib's interface is not const, but it does not write to its input.
    auto* const input = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
    Deflated out;
    out.size = piece.size();
    out.checksum = static_cast<std::uint32_t>(crc32_z(crc32_z(0, nullptr, 0), input, piece.size()));
    out.bytes.resize(deflateBound(&stream, piece.size()) + flush_bytes_max);
    stream.next_in = input;
    stream.avail_in = static_cast<uInt>(piece.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.bytes.data());
    stream.avail_out = static_cast<uInt>(out.bytes.size());
    const int done = ::deflate(&stream, is_last ? Z_FINISH : Z_FULL_FLUSH);
    if (done != (is_last ? Z_STREAM_END : Z_OK) || stream.avail_out == 0)
        throw std::logic_error("gzip: the bound did not hold");
    out.bytes.resize(stream.total_out);
    return out;
}

std::string Gzip::join(std::span<const Deflated* const> pieces) {
    constexpr std::size_t trailer = 8;
    std::size_t bytes = member_header.size() + trailer;
    for (const auto* piece : pieces) bytes += piece->bytes.size();
    std::string out;
    out.reserve(bytes);
    out += member_header;
    uLong checksum = crc32_z(0, nullptr, 0);
    std::size_t size = 0;
    for (const auto* piece : pieces) {
        out += piece->bytes;
        checksum = crc32_combine(checksum, piece->checksum, static_cast<z_off_t>(piece->size));
        size += piece->size;
    }
    append_number(out, static_cast<std::uint32_t>(checksum));
    append_number(out, static_cast<std::uint32_t>(size));
    return out;
}

std::string Gzip::compress(std::string_view text) {
    const Deflated whole = deflate(text, true);
    const std::array<const Deflated*, 1> pieces{&whole};
    return join(pieces);
}

}  // namespace paraninfo::hls
