// Answers on the operator's socket. Pure.
#pragma once

#include "server/app/admin_socket.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace paraninfo::app {

AdminSocket::Page json_page(unsigned status, std::string body);
// {"error": why}.
AdminSocket::Page refusal_page(unsigned status, const std::string& why);
// The id that a request's object names; empty where it names none.
std::string id_in(const nlohmann::json& request);

}  // namespace paraninfo::app
