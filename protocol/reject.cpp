#include "protocol/reject.hpp"

#include <array>
#include <cstddef>

namespace paraninfo {

namespace {

struct Row {
    std::string_view name;
    int code;
};

constexpr std::array<Row, 18> rows{{{"parse", -32700},
                                    {"invalid", -32600},
                                    {"unknown_method", -32601},
                                    {"invalid_params", -32602},
                                    {"internal", -32603},
                                    {"not_allowed", 1001},
                                    {"not_found", 1002},
                                    {"stale", 1003},
                                    {"closed", 1004},
                                    {"limited", 1005},
                                    {"too_long", 1006},
                                    {"empty", 1007},
                                    {"wrong_state", 1008},
                                    {"overloaded", 1009},
                                    {"unavailable", 1010},
                                    {"not_joined", 1011},
                                    {"full", 1012},
                                    {"silenced", 1013}}};

}  // namespace

std::string_view name_of(Reason reason) {
    return rows[static_cast<std::size_t>(reason)].name;
}
int code_of(Reason reason) {
    return rows[static_cast<std::size_t>(reason)].code;
}

}  // namespace paraninfo
