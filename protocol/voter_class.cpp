#include "protocol/voter_class.hpp"

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, voter_class_count> names{"registered", "hall", "open"};
}

std::string_view name_of(VoterClass voter_class) {
    return names[static_cast<std::size_t>(voter_class)];
}

std::optional<VoterClass> voter_class_named(std::string_view name) {
    for (const VoterClass one : all_voter_classes)
        if (name_of(one) == name) return one;
    return std::nullopt;
}

}  // namespace paraninfo
