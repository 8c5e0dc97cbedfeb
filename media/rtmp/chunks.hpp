// RTMP's chunk stream ("Adobe's Real Time Messaging Protocol", 2012, section 5.3): messages cut into pieces
// that share one connection, put together again and cut. Pure and bounded; what belongs to the chunk stream
// alone (set chunk size, abort) is done here and not handed on. Not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::rtmp {

inline constexpr std::size_t chunk_streams_max = 16;
inline constexpr std::size_t message_bytes_max = 4U << 20;     // a key frame of 1080p is a tenth of it
inline constexpr std::size_t unfinished_bytes_max = 8U << 20;  // of all messages of one connection
inline constexpr std::size_t chunk_bytes_min = 16;  // smaller pieces cost more to take apart than to send

enum class MessageType : std::uint8_t {
    set_chunk_size = 1,
    abort = 2,
    acknowledgement = 3,
    user_control = 4,
    window_size = 5,
    peer_bandwidth = 6,
    audio = 8,
    video = 9,
    data = 18,
    command_amf3 = 17,
    command = 20,
};

struct Message {
    std::uint8_t type = 0;
    std::uint32_t stream = 0;
    std::uint32_t timestamp = 0;  // milliseconds, wraps
    std::string payload;
    bool is(MessageType wanted) const { return type == static_cast<std::uint8_t>(wanted); }
    bool operator==(const Message&) const = default;
};

class ChunkReader {
  public:
    // Appends the messages that are complete with these bytes. False, for ever: the stream breaks a rule or a
    // bound.
    bool push(std::string_view bytes, std::vector<Message>& messages);

  private:
    struct Header {
        std::uint32_t timestamp = 0;
        std::uint32_t delta = 0;
        std::uint32_t length = 0;
        std::uint8_t type = 0;
        std::uint32_t message_stream = 0;
        bool extended = false;  // the last one had an extended timestamp
        std::uint32_t extended_timestamp = 0;
    };
    struct ChunkStream {
        Header header;
        std::string payload;
    };
    enum class Step : std::uint8_t { done, needs_more, broken };

    bool take(std::string_view& bytes, std::vector<Message>& messages);
    Step take_header(std::string_view& rest);
    bool begin_chunk(std::uint32_t number, const Header& header, std::size_t had);
    bool take_payload(std::string_view& bytes, std::vector<Message>& messages);
    bool finish(ChunkStream& stream, std::vector<Message>& messages);
    bool control(const Message& message);

    static Step read_fields(std::string_view& rest, int format, Header& header);
    static Step read_extended(std::string_view& rest, int format, Header& header, std::uint32_t& field);

    std::string kept_;  // the beginning of a header
    std::map<std::uint32_t, ChunkStream> streams_;
    ChunkStream* current_ = nullptr;  // whose chunk is being read
    std::size_t left_ = 0;            // of that chunk
    std::size_t chunk_size_ = 128;
    std::size_t unfinished_ = 0;
    bool broken_ = false;
};

// The message as chunks of at most `chunk_size` bytes, on a chunk stream of the numbers 2 to 63.
std::string in_chunks(const Message& message, std::uint8_t chunk_stream, std::size_t chunk_size);

}  // namespace paraninfo::rtmp
