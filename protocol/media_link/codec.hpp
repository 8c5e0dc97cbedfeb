// Frames of the media link: one function that encodes a message, one incremental decoder that trusts nothing.
// No sockets. A decoder belongs to one thread and to one connection.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <boost/system/result.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::media_link {

// Why a frame was refused. The connection is of no use afterwards.
enum class Fault {
    too_long,         // header's length over the limit (of its type)
    wrong_version,    // header's version is not ours
    unknown_type,     // no such message
    unexpected_type,  // a message of another stream
    bad_body,         // a field cut short, left over, out of range or not in its alphabet
};
std::string_view to_string(Fault fault);

// The whole frame, header included. Throws std::invalid_argument for a message that the decoder would refuse:
// the sender's bug. Text of a Log is cut and made printable instead.
std::string encode(const Message& message);

class Decoder {
  public:
    explicit Decoder(Stream stream) : stream_(stream) {}

    // Adds what was read. At most one frame and one read's bytes are ever kept if drain() is used.
    void append(std::string_view bytes);
    // The next message; nothing while a frame is incomplete; the fault again for ever once there is one.
    boost::system::result<std::optional<Message>, Fault> next();

    std::size_t buffered_bytes() const { return buffer_.size() - read_; }

  private:
    Stream stream_;
    std::string buffer_;
    std::size_t read_ = 0;
    std::optional<Fault> fault_;
};

// Adds what was read and gives each message that is whole by it to `take`, a bool(Message&): false where no
// more is wanted, and what is left then stays for the next time. The fault, where there is one.
template <class Take>
std::optional<Fault> drain(Decoder& decoder, std::string_view read, Take&& take) {
    decoder.append(read);
    for (;;) {
        auto next = decoder.next();
        if (!next) return next.error();
        if (!next->has_value() || !take(**next)) return std::nullopt;
    }
}

}  // namespace paraninfo::media_link
