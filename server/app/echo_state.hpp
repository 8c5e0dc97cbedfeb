// The state `echo` of a room (PROTOCOL.md section 5): how a test of the hall's echo stands. Pure.
#pragma once

#include "protocol/media_link/intercom.hpp"

#include <optional>
#include <string>

namespace paraninfo::app {

std::string echo_runs_json();
// Nothing: it could not be made.
std::string echo_json(const std::optional<media_link::EchoTested>& tested);

}  // namespace paraninfo::app
