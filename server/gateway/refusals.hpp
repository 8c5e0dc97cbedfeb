// The answers to requests for what there is not, and by a method that an address does not know. Pure.
#pragma once

#include "server/gateway/response.hpp"

#include <string>

namespace paraninfo::gateway {

Response not_found();
Response wrong_method(std::string allowed);  // as in the field Allow

}  // namespace paraninfo::gateway
