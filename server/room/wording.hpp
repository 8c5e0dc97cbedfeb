// Text that goes into a room: cleaned, and within its limit. Pure.
#pragma once

#include "protocol/reject.hpp"

#include <boost/system/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace paraninfo::room {

enum class Lines { one, many };

// The text as it is kept; Reason::empty if nothing is left, Reason::too_long beyond `most` graphemes.
boost::system::result<std::string, Reject> word(std::string_view text, std::size_t most, Lines lines);

}  // namespace paraninfo::room
