// Request heads as a stranger may send them: what is taken keeps the promises that the router relies on.
#include "server/gateway/strict/request_head.hpp"
#include "server/gateway/strict/target.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

void demand(bool kept) {
    if (!kept) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace paraninfo::gateway::strict;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto head_bytes = head_size(bytes);
    if (!head_bytes || *head_bytes == 0) return 0;
    demand(*head_bytes <= size && *head_bytes <= head_bytes_max + 4);
    const auto head = parse_head(bytes.substr(0, *head_bytes));
    if (!head) return 0;
    demand(!head->host.empty() && head->path.starts_with('/') && head->fields.size() <= fields_max);
    demand(!head->field("transfer-encoding"));
    demand(head->method == Method::post || head->content_length == 0);
    for (const auto segment : split_path(head->path)) demand(segment != ".." && segment != ".");
    query_value(head->query, "seat");
    cookie_value(head->field("cookie").value_or(""), "__Host-paraninfo");
    return 0;
}
