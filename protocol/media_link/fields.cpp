#include "protocol/media_link/fields.hpp"

#include <stdexcept>

namespace paraninfo::media_link {

void Writer::string(std::string_view text) {
    if (text.size() > std::numeric_limits<std::uint16_t>::max())
        throw std::invalid_argument{"string too long"};
    integer(static_cast<std::uint16_t>(text.size()));
    out_.append(text);
}

void Writer::bytes(std::string_view data) {
    if (data.size() > std::numeric_limits<std::uint32_t>::max())
        throw std::invalid_argument{"bytes too long"};
    integer(static_cast<std::uint32_t>(data.size()));
    out_.append(data);
}

std::string_view Reader::take(std::size_t count) {
    if (failed_ || rest_.size() < count) {
        failed_ = true;
        return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
}

std::string Reader::string(std::size_t most) {
    const std::size_t size = integer<std::uint16_t>();
    require(size <= most);
    return std::string{take(size)};
}

std::string Reader::bytes(std::size_t most) {
    const std::size_t size = integer<std::uint32_t>();
    require(size <= most);
    return std::string{take(size)};
}

}  // namespace paraninfo::media_link
