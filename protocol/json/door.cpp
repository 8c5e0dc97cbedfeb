#include "protocol/json/door.hpp"

#include "protocol/json/strict.hpp"

#include <algorithm>

namespace paraninfo::json {
namespace {

constexpr std::size_t code_bytes_max = 64;
constexpr std::int64_t minutes_max = 24 * 60;

bool is_key(const std::string& text) {
    return text.size() >= 8 && text.size() <= 36 && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

// Takes members out of an object until something is missing or of another type.
class Taking {
  public:
    Taking(std::string_view text, std::size_t members) : parsed_(parse_strict(text)) {
        good_ = parsed_ && parsed_->is_object() && parsed_->size() == members;
    }

    std::string text(const char* name) {
        const auto* found = member(name);
        good_ = good_ && found->is_string();
        return good_ ? found->get<std::string>() : std::string();
    }
    std::int64_t number(const char* name, std::int64_t most) {
        const auto* found = member(name);
        good_ = good_ && found->is_number_integer();
        const auto number = good_ ? found->get<std::int64_t>() : 0;
        good_ = good_ && number >= 0 && number <= most;
        return number;
    }
    void must(bool holds) { good_ = good_ && holds; }
    bool good() const { return good_; }

  private:
    const nlohmann::json* member(const char* name) {
        good_ = good_ && parsed_->contains(name);
        return good_ ? &(*parsed_)[name] : nullptr;
    }

    std::optional<nlohmann::json> parsed_;
    bool good_ = false;
};

}  // namespace

std::optional<DoorScan> parse_door_scan(std::string_view text) {
    Taking body(text, 4);
    DoorScan scan;
    scan.key = body.text("key");
    scan.code = body.text("code");
    const std::string way = body.text("way");
    scan.ago_ms = body.number("ago_ms", integer_max);
    scan.out = way == "out";
    body.must(is_key(scan.key) && scan.code.size() <= code_bytes_max && (scan.out || way == "in"));
    if (!body.good()) return std::nullopt;
    return scan;
}

std::optional<AttendanceCorrection> parse_attendance_correction(std::string_view text) {
    Taking body(text, 5);
    AttendanceCorrection correction;
    correction.key = body.text("key");
    correction.session = body.text("session");
    correction.person = body.text("person");
    correction.minutes = static_cast<int>(body.number("minutes", minutes_max));
    correction.reason = body.text("reason");
    body.must(is_key(correction.key));
    if (!body.good()) return std::nullopt;
    return correction;
}

}  // namespace paraninfo::json
