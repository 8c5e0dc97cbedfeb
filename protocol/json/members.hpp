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

using Value = nlohmann::json;

class Members {
  public:
    explicit Members(const nlohmann::json& object) : object_(object) {}

    std::string text(const char* name);           // required
    std::string optional_text(const char* name);  // empty if it is not there
    bool truth(const char* name);                 // required
    bool optional_truth(const char* name);        // false if it is not there
    std::uint64_t positive(const char* name);     // required, ≥ 1
    std::uint64_t natural(const char* name);      // required, ≥ 0
    std::int64_t integer(const char* name);       // required
    // required, of that range; 0 where it is not
    std::int32_t within(const char* name, std::int32_t least, std::int32_t most);
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

// One of the names that `find` knows.
template <typename T>
T named(Members& members, const char* name, std::optional<T> (*find)(std::string_view)) {
    const auto value = find(members.text(name));
    if (!value) members.wrong(name);
    return value.value_or(T{});
}

inline constexpr std::size_t entity_id_length_max = 32;

// The id of a thing: a token.
template <typename IdType>
IdType entity(Members& members, const char* name) {
    IdType id{members.text(name)};
    if (!is_token(id.value, 1, entity_id_length_max)) members.wrong(name);
    return id;
}

// Adds each of a list to `to`; false where it is no list, or `read` makes nothing of one.
template <typename T, typename Read>
bool read_each(const nlohmann::json& from, std::vector<T>& to, Read read) {
    if (!from.is_array()) return false;
    for (const auto& value : from) {
        auto one = read(value);
        if (!one) return false;
        to.push_back(*std::move(one));
    }
    return true;
}

// A moderator's command about a question, which names the version that was seen.
template <typename T>
T versioned(Members& members) {
    T command;
    command.question = entity<decltype(T::question)>(members, "question");
    command.version = members.positive("version");
    return command;
}

}  // namespace paraninfo::json
