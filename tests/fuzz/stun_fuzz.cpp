// The first bytes of a stranger's connection to ICE by TCP: whom they call, if anybody, is a part of what
// came, not empty and without a colon; and what calls somebody still does where its size is said truly alone.
#include "server/gateway/ice_tcp.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace paraninfo::gateway;
    const std::span<const std::uint8_t> request(data, size);
    const auto called = called_by(request);
    if (!called) return 0;
    const auto* begin = reinterpret_cast<const char*>(data);
    demand(called->data() > begin && called->data() + called->size() < begin + size);
    demand(!called->empty() && called->find(':') == std::string_view::npos);
    demand(!called_by(request.first(size - 1)));
    return 0;
}
