#include "protocol/json/strict.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace paraninfo::json {

namespace {

using nlohmann::json;

// Builds the value while nlohmann's lexer checks grammar, UTF-8 and surrogates. Returning false stops it.
class StrictBuilder : public nlohmann::json_sax<json> {
  public:
    json take() { return std::move(root_); }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return value >= -integer_max && add(value); }
    bool number_unsigned(number_unsigned_t value) override {
        return value <= static_cast<number_unsigned_t>(integer_max) && add(value);
    }
    bool number_float(number_float_t value, const string_t& literal) override {
        const bool integer = literal.find_first_of(".eE") == string_t::npos;  // one that did not fit 64 bits
        return !integer && std::isfinite(value) && add(value);
    }
    bool string(string_t& value) override { return has_no_nul(value) && add(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_array() override { return close(); }
    bool key(string_t& value) override {
        if (!has_no_nul(value) || open_.back()->contains(value)) return false;
        key_ = std::move(value);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
        return false;
    }

  private:
    static bool has_no_nul(const std::string& text) { return text.find('\0') == std::string::npos; }

    json* place(json value) {
        if (open_.empty()) {
            root_ = std::move(value);
            return &root_;
        }
        json& parent = *open_.back();
        if (parent.is_object()) return &(parent[key_] = std::move(value));
        parent.push_back(std::move(value));
        return &parent.back();
    }
    bool add(json value) {
        place(std::move(value));
        return true;
    }
    bool open(json value) {
        if (open_.size() == depth_max) return false;
        // A parent's address is stable while a child is open: nothing is added to the parent meanwhile.
        open_.push_back(place(std::move(value)));
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    json root_;
    std::vector<json*> open_;
    std::string key_;
};

}  // namespace

std::optional<json> parse_strict(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        return std::nullopt;  // the lexer would pass over a mark of byte order
    StrictBuilder builder;
    if (!json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
    return builder.take();
}

}  // namespace paraninfo::json
