// The parameters of each method, read strictly: the table of PROTOCOL.md section 4. Only for protocol/json.
#pragma once

#include "protocol/commands/command.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <variant>

namespace paraninfo::json {

struct BadParams {
    bool unknown_method = false;
    std::string member;
};

using RequestBody = std::variant<JoinRoom, SubmitCommand>;

std::variant<RequestBody, BadParams> read_params(const std::string& method, const nlohmann::json& params);

}  // namespace paraninfo::json
