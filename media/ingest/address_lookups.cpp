#include "media/ingest/address_lookups.hpp"

#include <system_error>
#include <thread>
#include <utility>

namespace paraninfo::ingest {

std::future<AddressLookups::Found> AddressLookups::begin(const std::string& host, std::uint16_t port) {
    if (*under_way_ >= under_way_max) return {};
    std::packaged_task<Found()> task([find = find_, host, port] { return find(host, port); });
    std::future<Found> found = task.get_future();
    ++*under_way_;
    try {
        std::thread([task = std::move(task), under_way = under_way_]() mutable {
            task();
            --*under_way;
        }).detach();
    } catch (const std::system_error&) {
        --*under_way_;
        return {};
    }
    return found;
}

}  // namespace paraninfo::ingest
