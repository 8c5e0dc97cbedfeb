// Bytes that are written once and then shared between threads by reference count.
#pragma once

#include <memory>
#include <string>
#include <utility>

namespace paraninfo {

using SharedBytes = std::shared_ptr<const std::string>;

inline SharedBytes share_bytes(std::string bytes) {
    return std::make_shared<const std::string>(std::move(bytes));
}

}  // namespace paraninfo
