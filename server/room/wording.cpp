#include "server/room/wording.hpp"

#include "protocol/text.hpp"

namespace paraninfo::room {

boost::system::result<std::string, Reject> word(std::string_view text, std::size_t most, Lines lines) {
    std::string clean = lines == Lines::one ? text::clean_line(text) : text::clean_lines(text);
    Reject refused;
    if (clean.empty()) {
        refused.reason = Reason::empty;
        return refused;
    }
    if (text::graphemes(clean) > most) {
        refused.reason = Reason::too_long;
        refused.most = static_cast<std::int64_t>(most);
        return refused;
    }
    return clean;
}

}  // namespace paraninfo::room
