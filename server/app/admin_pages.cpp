#include "server/app/admin_pages.hpp"

#include "protocol/json/writer.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace paraninfo::app {

AdminSocket::Page json_page(unsigned status, std::string body) {
    return {status, "application/json", std::move(body) + "\n"};
}

AdminSocket::Page refusal_page(unsigned status, const std::string& why) {
    json::Writer to;
    return json_page(status, to.open_object().member("error", why).close_object().take());
}

std::string id_in(const nlohmann::json& request) {
    const bool there = request.is_object() && request.contains("id") && request["id"].is_string();
    return there ? request["id"].get<std::string>() : std::string();
}

}  // namespace paraninfo::app
