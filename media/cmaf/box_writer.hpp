#pragma once

// Writes ISO base media boxes (ISO/IEC 14496-12, 4.2) into one growing byte string; sizes are filled in when
// a box ends. Not a parser. Any thread, one at a time.

#include <cstdint>
#include <string>
#include <string_view>

namespace paraninfo::cmaf {

class BoxWriter {
  public:
    // A box that is open while this lives; its size is written when it goes.
    class Box {
      public:
        Box(BoxWriter& writer, std::string_view type);
        Box(BoxWriter& writer, std::string_view type, std::uint8_t version, std::uint32_t flags);
        Box(const Box&) = delete;
        Box& operator=(const Box&) = delete;
        ~Box();

      private:
        BoxWriter& writer_;
        std::size_t start_;
    };

    [[nodiscard]] Box box(std::string_view type) { return Box(*this, type); }
    // A "full box": version and 24 bits of flags follow the type.
    [[nodiscard]] Box full_box(std::string_view type, std::uint8_t version, std::uint32_t flags) {
        return Box(*this, type, version, flags);
    }

    void u8(std::uint64_t value) { number(value, 1); }
    void u16(std::uint64_t value) { number(value, 2); }
    void u24(std::uint64_t value) { number(value, 3); }
    void u32(std::uint64_t value) { number(value, 4); }
    void u64(std::uint64_t value) { number(value, 8); }
    void zeros(std::size_t count) { bytes_.append(count, '\0'); }
    void bytes(std::string_view raw) { bytes_.append(raw); }
    void overwrite_u32(std::size_t at, std::uint32_t value);

    std::size_t size() const { return bytes_.size(); }
    void reserve(std::size_t count) { bytes_.reserve(count); }
    std::string take() { return std::move(bytes_); }

  private:
    void number(std::uint64_t value, int width);

    std::string bytes_;
};

}  // namespace paraninfo::cmaf
