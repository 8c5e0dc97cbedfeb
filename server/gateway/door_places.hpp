// Who has a place at a door that a server other than HTTP's stands behind: so many in all and so many of an
// address. Who holds connections without using them keeps nobody out: the oldest of those goes, first of the
// address that has many. One thread.
//
// `One` says from() (an address, as a group), is_over(), is_idle(), and ends by end().
#pragma once

#include <algorithm>
#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <utility>

namespace paraninfo::gateway {

template <class One>
class DoorPlaces {
  public:
    DoorPlaces(std::size_t most, std::size_t most_of_address)
        : most_(most), most_of_address_(most_of_address) {}

    void add(const std::shared_ptr<One>& one) { all_.push_back(one); }

    // Whether one more from there may come in; an idle one may have been ended for it.
    bool has_room(const std::string& from) {
        std::erase_if(all_, [](const std::weak_ptr<One>& each) {
            const auto one = each.lock();
            return !one || one->is_over();
        });
        const auto is_from_there = [&](const One& one) { return one.from() == from; };
        const auto from_there = std::ranges::count_if(
            all_, [&](const std::weak_ptr<One>& each) { return is_from_there(*each.lock()); });
        if (std::cmp_greater_equal(from_there, most_of_address_)) return end_idle(is_from_there);
        return all_.size() < most_ || end_idle([](const One&) { return true; });
    }

  private:
    template <typename Which>
    bool end_idle(const Which& which) {
        for (const auto& each : all_) {
            const auto one = each.lock();
            if (!which(*one) || !one->is_idle()) continue;
            one->end();
            return true;
        }
        return false;
    }

    const std::size_t most_;
    const std::size_t most_of_address_;
    std::list<std::weak_ptr<One>> all_;  // oldest first
};

}  // namespace paraninfo::gateway
