// The hall as somebody who hears: under this name a room keeps the levels of its return, and by it they go
// down to the worker. No person is called so: their ids are random.
#pragma once

namespace paraninfo {

inline constexpr const char* hall_listener = "hall";

}  // namespace paraninfo
