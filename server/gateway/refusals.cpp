#include "server/gateway/refusals.hpp"

#include <utility>

namespace paraninfo::gateway {

Response not_found() {
    return plain_text(404, "not found\n");
}

Response wrong_method(std::string allowed) {
    Response response = refusal(405, "bad_request");
    response.headers.emplace_back("Allow", std::move(allowed));
    return response;
}

Response refusal_for_now(unsigned status, std::string_view reason, std::chrono::seconds wait) {
    Response response = refusal(status, reason);
    response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
    return response;
}

}  // namespace paraninfo::gateway
