#include "protocol/json/request.hpp"

#include "protocol/json/commands.hpp"
#include "protocol/json/strict.hpp"

#include <algorithm>

namespace paraninfo::json {

namespace {

constexpr std::size_t text_id_max = 64;

bool is_id(const Value& value) {
    if (value.is_number_integer()) return true;
    return value.is_string() && value.get_ref<const std::string&>().size() <= text_id_max;
}

// The envelope but for the method and what belongs to it.
bool is_envelope(const Value& message) {
    const auto version = message.find("jsonrpc");
    if (version == message.end() || *version != "2.0") return false;
    const auto method = message.find("method");
    if (method == message.end() || !method->is_string()) return false;
    const auto params = message.find("params");
    if (params == message.end() || !params->is_object()) return false;
    return message.size() == 4;  // with `id`: nothing unknown
}

BadRequest bad(RequestId id, Reason reason, std::string detail = {}) {
    BadRequest request{std::move(id), {}};
    request.reject.reason = reason;
    request.reject.detail = std::move(detail);
    return request;
}

}  // namespace

boost::system::result<Request, BadRequest> parse_request(std::string_view text) {
    if (text.size() > request_bytes_max) return bad({}, Reason::invalid);
    const auto message = parse_strict(text);
    if (!message) return bad({}, Reason::parse);
    if (!message->is_object()) return bad({}, Reason::invalid);
    const auto id = message->find("id");
    if (id == message->end() || !is_id(*id)) return bad({}, Reason::invalid);
    RequestId request_id{id->dump()};
    if (!is_envelope(*message)) return bad(std::move(request_id), Reason::invalid);
    auto params = read_params((*message)["method"].get_ref<const std::string&>(), (*message)["params"]);
    if (const auto* problem = std::get_if<BadParams>(&params))
        return bad(std::move(request_id),
                   problem->unknown_method ? Reason::unknown_method : Reason::invalid_params,
                   problem->member);
    return Request{std::move(request_id), std::get<RequestBody>(std::move(params))};
}

}  // namespace paraninfo::json
