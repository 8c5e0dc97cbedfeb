// A message's body as it is on the wire.
#pragma once

#include "protocol/media_link/bodies.hpp"

#include <string>

namespace paraninfo::media_link::test {

inline std::string body_of(const Message& message) {
    std::string body;
    Writer out{body};
    write_body(out, message);
    return body;
}

}  // namespace paraninfo::media_link::test
