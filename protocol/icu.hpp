// What ICU answers, checked. Included by the sources that call ICU, by no other header.
#pragma once

#include <unicode/utypes.h>

#include <stdexcept>
#include <string>

namespace paraninfo::text {

// Throws where ICU could not do what it was asked: only without its data or without memory.
inline void require(UErrorCode error) {
    if (U_FAILURE(error)) throw std::runtime_error(std::string("ICU: ") + u_errorName(error));
}

}  // namespace paraninfo::text
