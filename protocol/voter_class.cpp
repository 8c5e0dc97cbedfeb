#include "protocol/voter_class.hpp"

#include "protocol/names.hpp"

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, voter_class_count> voter_classes{"registered", "hall", "open"};
}

std::string_view name_of(VoterClass voter_class) {
    return voter_classes[static_cast<std::size_t>(voter_class)];
}

std::optional<VoterClass> voter_class_named(std::string_view name) {
    return named<VoterClass>(voter_classes, name);
}

}  // namespace paraninfo
