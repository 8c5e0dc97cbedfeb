#include "protocol/media_link/codec.hpp"

#include "protocol/media_link/bodies.hpp"

#include <algorithm>
#include <stdexcept>

namespace paraninfo::media_link {
namespace {

struct Header {
    std::uint32_t length = 0;
    std::uint16_t type = 0;
    std::uint16_t version = 0;
};

void put_header(std::string& frame, Type type, std::size_t length) {
    std::string header;
    Writer out{header};
    out.integer(static_cast<std::uint32_t>(length));
    out.integer(static_cast<std::uint16_t>(type));
    out.integer(version);
    frame.replace(0, header_bytes, header);
}

Header read_header(std::string_view bytes) {
    Reader in{bytes.substr(0, header_bytes)};
    Header header;
    header.length = in.integer<std::uint32_t>();
    header.type = in.integer<std::uint16_t>();
    header.version = in.integer<std::uint16_t>();
    return header;
}

std::optional<Fault> judge(const Header& header, Stream stream) {
    if (header.version != version) return Fault::wrong_version;
    if (!is_type(header.type)) return Fault::unknown_type;
    const auto type = static_cast<Type>(header.type);
    if (stream_of(type) != stream) return Fault::unexpected_type;
    if (header.length > body_bytes_max_of(type)) return Fault::too_long;
    return std::nullopt;
}

Log printable(Log log) {
    if (log.text.size() > text_bytes_max) log.text.resize(text_bytes_max);
    std::replace_if(
        log.text.begin(), log.text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return log;
}

}  // namespace

std::string_view to_string(Fault fault) {
    switch (fault) {
        case Fault::too_long:
            return "too long";
        case Fault::wrong_version:
            return "wrong version";
        case Fault::unknown_type:
            return "unknown type";
        case Fault::unexpected_type:
            return "unexpected type";
        case Fault::bad_body:
            return "bad body";
    }
    return "fault";
}

std::string encode(const Message& message) {
    if (const auto* log = std::get_if<Log>(&message)) {
        Log clean = printable(*log);
        if (clean != *log) return encode(clean);
    }
    if (!valid(message)) throw std::invalid_argument{"a media link message over its limits"};
    std::string frame(header_bytes, '\0');
    Writer out{frame};
    write_body(out, message);
    put_header(frame, type_of(message), frame.size() - header_bytes);
    return frame;
}

void Decoder::append(std::string_view bytes) {
    if (fault_) return;
    if (read_ > 0) buffer_.erase(0, std::exchange(read_, 0));
    buffer_.append(bytes);
}

boost::system::result<std::optional<Message>, Fault> Decoder::next() {
    if (fault_) return *fault_;
    const std::string_view rest = std::string_view{buffer_}.substr(read_);
    if (rest.size() < header_bytes) return std::optional<Message>{};
    const Header header = read_header(rest);
    fault_ = judge(header, stream_);
    if (fault_) return *fault_;
    if (rest.size() - header_bytes < header.length) return std::optional<Message>{};
    Reader in{rest.substr(header_bytes, header.length)};
    Message message = read_body(in, static_cast<Type>(header.type));
    if (!in.complete() || !valid(message)) {
        fault_ = Fault::bad_body;
        return *fault_;
    }
    read_ += header_bytes + header.length;
    return std::optional<Message>{std::move(message)};
}

}  // namespace paraninfo::media_link
