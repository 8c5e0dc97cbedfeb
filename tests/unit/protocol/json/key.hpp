// A command's key as a page makes one.
#pragma once

namespace paraninfo::json {

inline constexpr const char* key = "6f1c2f0e-3d0a-4c8e-9a51-0c7b8f1d2e30";

}  // namespace paraninfo::json
