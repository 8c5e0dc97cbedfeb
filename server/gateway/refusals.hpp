// The answers to requests for what there is not, by a method that an address does not know, and that come too
// soon. Pure.
#pragma once

#include "server/gateway/response.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace paraninfo::gateway {

Response not_found();
Response wrong_method(std::string allowed);  // as in the field Allow
// With Retry-After.
Response refusal_for_now(unsigned status, std::string_view reason, std::chrono::seconds wait);

}  // namespace paraninfo::gateway
