#include "server/access/check_in_code.hpp"

#include "server/access/derived_code.hpp"

namespace paraninfo::access {

std::string CheckInCodes::code(const PersonRow& person) const {
    if (!person.issuer.empty()) return code(person.issuer, person.external_id);
    return derived_code(key_, "person/" + person.id, check_in_letters);
}

// An issuer's name has no slash.
std::string CheckInCodes::code(std::string_view issuer, std::string_view external_id) const {
    return derived_code(key_, "named/" + std::string(issuer) + "/" + std::string(external_id),
                        check_in_letters);
}

std::optional<std::string> clean_check_in_code(std::string_view typed) {
    std::string code;
    for (const char c : typed) {
        if (c == ' ' || c == '-') continue;
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        const bool letter = (upper >= 'A' && upper <= 'Z') || (upper >= '2' && upper <= '7');
        if (!letter || code.size() == check_in_letters) return std::nullopt;
        code += upper;
    }
    if (code.size() != check_in_letters) return std::nullopt;
    return code;
}

}  // namespace paraninfo::access
