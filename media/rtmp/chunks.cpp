#include "media/rtmp/chunks.hpp"

#include "media/rtmp/big_endian.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace paraninfo::rtmp {
namespace {

constexpr std::uint32_t extended_mark = 0xFFFFFF;

std::uint32_t big_endian(std::string_view bytes) {
    return static_cast<std::uint32_t>(read_big_endian(bytes));
}

std::uint32_t little_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = bytes.size(); i > 0; --i)
        value = value << 8 | static_cast<std::uint8_t>(bytes[i - 1]);
    return value;
}

// The number of a chunk stream in the basic header; its size is 1 to 3 bytes. False: not all there.
bool take_number(std::string_view& rest, std::uint32_t& number) {
    number = static_cast<std::uint8_t>(rest.front()) & 0x3FU;
    const std::size_t more = number == 0 ? 1 : number == 1 ? 2 : 0;
    if (rest.size() < 1 + more) return false;
    if (more > 0) number = 64 + little_endian(rest.substr(1, more));
    rest.remove_prefix(1 + more);
    return true;
}

}  // namespace

bool ChunkReader::push(std::string_view bytes, std::vector<Message>& messages) {
    while (!broken_ && !bytes.empty()) broken_ = !take(bytes, messages);
    return !broken_;
}

// Some of the payload of the chunk that is being read, or one more byte of a header.
bool ChunkReader::take(std::string_view& bytes, std::vector<Message>& messages) {
    if (current_ != nullptr) return take_payload(bytes, messages);
    kept_.push_back(bytes.front());
    bytes.remove_prefix(1);
    std::string_view rest = kept_;
    const Step step = take_header(rest);
    if (step != Step::done) return step == Step::needs_more;
    const std::string after{rest};  // what was looked at and is payload
    rest = after;
    const bool fine = take_payload(rest, messages);
    kept_ = std::string{rest};
    return fine;
}

ChunkReader::Step ChunkReader::take_header(std::string_view& rest) {
    const int format = static_cast<std::uint8_t>(rest.front()) >> 6;
    std::uint32_t number = 0;
    if (!take_number(rest, number)) return Step::needs_more;
    const auto found = streams_.find(number);
    const bool known = found != streams_.end();
    if (!known && (format != 0 || streams_.size() >= chunk_streams_max)) return Step::broken;
    Header header = known ? found->second.header : Header{};
    const std::size_t had = known ? found->second.payload.size() : 0;
    if (had > 0 && format != 3) return Step::broken;  // a new message before the last one was whole
    const Step step = read_fields(rest, had > 0 ? 4 : format, header);
    if (step != Step::done) return step;
    return begin_chunk(number, header, had) ? Step::done : Step::broken;
}

bool ChunkReader::begin_chunk(std::uint32_t number, const Header& header, std::size_t had) {
    left_ = std::min<std::size_t>(chunk_size_, header.length - had);
    if (unfinished_ + left_ > unfinished_bytes_max) return false;
    current_ = &streams_[number];
    current_->header = header;
    return true;
}

bool ChunkReader::take_payload(std::string_view& bytes, std::vector<Message>& messages) {
    ChunkStream& stream = *current_;
    const std::size_t size = std::min(left_, bytes.size());
    stream.payload += bytes.substr(0, size);
    bytes.remove_prefix(size);
    unfinished_ += size;
    left_ -= size;
    if (left_ > 0) return true;
    current_ = nullptr;
    return stream.payload.size() < stream.header.length || finish(stream, messages);
}

// Formats 0 to 3 begin a message; 4 is written as 3 and goes on with one.
ChunkReader::Step ChunkReader::read_fields(std::string_view& rest, int format, Header& header) {
    static constexpr std::array<std::size_t, 5> sizes{11, 7, 3, 0, 0};
    const std::size_t size = sizes.at(static_cast<std::size_t>(format));
    if (rest.size() < size) return Step::needs_more;
    const std::string_view fields = rest.substr(0, size);
    rest.remove_prefix(size);
    std::uint32_t time = format < 3 ? big_endian(fields.substr(0, 3)) : 0;
    if (format <= 1) {
        header.length = big_endian(fields.substr(3, 3));
        header.type = static_cast<std::uint8_t>(fields[6]);
        if (header.length > message_bytes_max) return Step::broken;
    }
    if (format == 0) header.message_stream = little_endian(fields.substr(7, 4));
    if (format < 3) header.extended = time == extended_mark;
    if (read_extended(rest, format, header, time) == Step::needs_more) return Step::needs_more;
    if (format == 0) {
        header.timestamp = time;
        header.delta = 0;
    }
    if (format == 1 || format == 2) header.delta = time;
    if (format >= 1 && format <= 3) header.timestamp += header.delta;
    return Step::done;
}

// Most encoders repeat the extended timestamp in the pieces that go on, and some do not: it is taken for one
// only if it is the one that the message began with.
ChunkReader::Step ChunkReader::read_extended(std::string_view& rest, int format, Header& header,
                                             std::uint32_t& field) {
    if (!header.extended) return Step::done;
    if (rest.size() < 4) return Step::needs_more;
    const std::uint32_t value = big_endian(rest.substr(0, 4));
    if (format < 3) header.extended_timestamp = field = value;
    if (value == header.extended_timestamp) rest.remove_prefix(4);
    return Step::done;
}

bool ChunkReader::finish(ChunkStream& stream, std::vector<Message>& messages) {
    Message message{stream.header.type, stream.header.message_stream, stream.header.timestamp,
                    std::exchange(stream.payload, {})};
    unfinished_ -= message.payload.size();
    if (message.is(MessageType::set_chunk_size) || message.is(MessageType::abort)) return control(message);
    messages.push_back(std::move(message));
    return true;
}

bool ChunkReader::control(const Message& message) {
    if (message.payload.size() < 4) return false;
    const std::uint32_t value = big_endian(message.payload.substr(0, 4));
    if (message.is(MessageType::set_chunk_size)) {
        chunk_size_ = std::min<std::size_t>(value, message_bytes_max);
        return value <= 0x7FFFFFFF && chunk_size_ >= chunk_bytes_min;
    }
    if (const auto stream = streams_.find(value); stream != streams_.end()) {
        unfinished_ -= stream->second.payload.size();
        stream->second.payload.clear();
    }
    return true;
}

std::string in_chunks(const Message& message, std::uint8_t chunk_stream, std::size_t chunk_size) {
    std::string out;
    const bool extended = message.timestamp >= extended_mark;
    out.push_back(static_cast<char>(chunk_stream));
    put_big_endian(out, extended ? extended_mark : message.timestamp, 3);
    put_big_endian(out, static_cast<std::uint32_t>(message.payload.size()), 3);
    put_big_endian(out, message.type, 1);
    for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>(message.stream >> shift));
    if (extended) put_big_endian(out, message.timestamp, 4);
    for (std::size_t at = 0; at < message.payload.size(); at += chunk_size) {
        if (at > 0) {
            out.push_back(static_cast<char>(0xC0 | chunk_stream));
            if (extended) put_big_endian(out, message.timestamp, 4);
        }
        out += message.payload.substr(at, chunk_size);
    }
    return out;
}

}  // namespace paraninfo::rtmp
