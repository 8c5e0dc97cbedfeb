// Little-endian fields of a frame's body: a writer that appends and a reader that never reads past the end.
// After the first failed read the reader stays failed and gives zeros, so a body is checked once, at its end.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace paraninfo::media_link {

class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    template <typename Integer>
    void integer(Integer value) {
        auto bits = static_cast<std::make_unsigned_t<Integer>>(value);
        for (std::size_t i = 0; i < sizeof(Integer); ++i) {
            out_.push_back(static_cast<char>(static_cast<unsigned char>(bits)));
            if constexpr (sizeof(Integer) > 1) bits = static_cast<decltype(bits)>(bits >> 8);
        }
    }
    void boolean(bool value) { integer(static_cast<std::uint8_t>(value ? 1 : 0)); }
    void string(std::string_view text);  // u16 length; longer is the caller's bug and throws
    void bytes(std::string_view data);   // u32 length
    // u16 count and what `write` makes of each.
    template <typename Items, typename Write>
    void list(const Items& items, Write write) {
        integer(static_cast<std::uint16_t>(items.size()));
        for (const auto& item : items) write(item);
    }

  private:
    std::string& out_;
};

class Reader {
  public:
    explicit Reader(std::string_view body) : rest_(body) {}

    template <typename Integer>
    Integer integer() {
        std::make_unsigned_t<Integer> bits = 0;
        const std::string_view raw = take(sizeof(Integer));
        for (std::size_t i = raw.size(); i-- > 0;) {
            if constexpr (sizeof(Integer) > 1) bits = static_cast<decltype(bits)>(bits << 8);
            bits = static_cast<decltype(bits)>(bits | static_cast<unsigned char>(raw[i]));
        }
        return static_cast<Integer>(bits);
    }
    bool boolean() {
        const auto value = integer<std::uint8_t>();
        require(value <= 1);
        return value == 1;
    }
    // Fails on a length over `most`.
    std::string string(std::size_t most);
    std::string bytes(std::size_t most);
    // `read` fills each item. Fails on a count over `most`.
    template <typename Item, typename Read>
    std::vector<Item> list(std::size_t most, Read read) {
        std::vector<Item> items;
        const std::size_t count = integer<std::uint16_t>();
        require(count <= most);
        for (std::size_t i = 0; i < count && !failed(); ++i) read(items.emplace_back());
        return items;
    }

    void require(bool condition) { failed_ = failed_ || !condition; }
    bool failed() const { return failed_; }
    // Everything was read, and nothing failed.
    bool complete() const { return !failed_ && rest_.empty(); }

  private:
    std::string_view take(std::size_t count);

    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace paraninfo::media_link
