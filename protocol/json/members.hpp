// Takes the members of one JSON object, each once and of the right type; remembers the first that is wrong,
// and what was not taken counts as unknown. Lives on the stack of one reading. Only for protocol/json.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::json {

class Members {
  public:
    explicit Members(const nlohmann::json& object) : object_(object) {}

    std::string text(const char* name);                // required
    std::string optional_text(const char* name);       // empty if it is not there
    bool truth(const char* name);                      // required
    bool optional_truth(const char* name);             // false if it is not there
    std::uint64_t positive(const char* name);          // required, ≥ 1
    std::uint64_t natural(const char* name);           // required, ≥ 0
    std::int64_t integer(const char* name);            // required
    const nlohmann::json* any(const char* name);       // optional
    const nlohmann::json& required(const char* name);  // null and a problem if it is not there
    void wrong(std::string_view name);

    // The first wrong, missing or unknown member.
    std::optional<std::string> problem() const;

  private:
    const nlohmann::json& object_;
    std::vector<std::string> taken_;
    std::optional<std::string> wrong_;
};

// [A-Za-z0-9_-]{min,max}
bool is_token(std::string_view text, std::size_t min, std::size_t max);

}  // namespace paraninfo::json
