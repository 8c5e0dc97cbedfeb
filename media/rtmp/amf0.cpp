#include "media/rtmp/amf0.hpp"

#include "media/rtmp/big_endian.hpp"

#include <bit>
#include <cstdint>
#include <utility>

namespace paraninfo::rtmp {
namespace {

enum Marker : std::uint8_t {
    number_marker = 0,
    boolean_marker = 1,
    string_marker = 2,
    object_marker = 3,
    null_marker = 5,
    undefined_marker = 6,
    ecma_array_marker = 8,
    object_end_marker = 9,
    strict_array_marker = 10,
    date_marker = 11,
    long_string_marker = 12,
};

class Reader {
  public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    bool at_end() const { return rest_.empty(); }

    std::optional<AmfValue> value(int depth) {
        if (depth > amf_depth_max || ++values_ > amf_values_max) return std::nullopt;
        const auto marker = integer(1);
        if (!marker) return std::nullopt;
        switch (*marker) {
            case number_marker:
                return number();
            case boolean_marker:
                return boolean();
            case string_marker:
                return string(2);
            case long_string_marker:
                return string(4);
            case object_marker:
                return members(depth);
            case ecma_array_marker:
                return integer(4) ? members(depth) : std::nullopt;  // the number is only a hint
            case strict_array_marker:
                return elements(depth);
            case date_marker:
                return date();
            case null_marker:
            case undefined_marker:
                return AmfValue{};
            default:
                return std::nullopt;
        }
    }

  private:
    std::optional<std::uint64_t> integer(std::size_t size) {
        if (rest_.size() < size) return std::nullopt;
        const std::uint64_t value = read_big_endian(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return value;
    }

    std::optional<AmfValue> number() {
        const auto bits = integer(8);
        if (!bits) return std::nullopt;
        return AmfValue{std::bit_cast<double>(*bits)};
    }

    std::optional<AmfValue> boolean() {
        const auto byte = integer(1);
        if (!byte) return std::nullopt;
        return AmfValue{*byte != 0};
    }

    std::optional<std::string> text(std::size_t length_size) {
        const auto length = integer(length_size);
        if (!length || rest_.size() < *length) return std::nullopt;
        std::string text{rest_.substr(0, *length)};
        rest_.remove_prefix(*length);
        return text;
    }

    std::optional<AmfValue> string(std::size_t length_size) {
        auto read = text(length_size);
        if (!read) return std::nullopt;
        return AmfValue{std::move(*read)};
    }

    // Its time zone is reserved.
    std::optional<AmfValue> date() {
        auto time = number();
        return integer(2) ? time : std::nullopt;
    }

    // Up to an empty name with the marker of the end.
    std::optional<AmfValue> members(int depth) {
        AmfObject object;
        for (;;) {
            auto name = text(2);
            if (!name) return std::nullopt;
            if (name->empty() && !rest_.empty() &&
                static_cast<std::uint8_t>(rest_.front()) == object_end_marker) {
                rest_.remove_prefix(1);
                return AmfValue{std::move(object)};
            }
            auto member = value(depth + 1);
            if (!member) return std::nullopt;
            object.push_back({std::move(*name), std::move(*member)});
        }
    }

    std::optional<AmfValue> elements(int depth) {
        const auto count = integer(4);
        if (!count || *count > amf_values_max) return std::nullopt;
        AmfObject array;
        for (std::uint64_t i = 0; i < *count; ++i) {
            auto element = value(depth + 1);
            if (!element) return std::nullopt;
            array.push_back({"", std::move(*element)});
        }
        return AmfValue{std::move(array)};
    }

    std::string_view rest_;
    std::size_t values_ = 0;
};

void put_text(std::string& out, std::string_view text) {
    text = text.substr(0, 0xFFFF);
    put_big_endian(out, text.size(), 2);
    out += text;
}

void put_value(std::string& out, const AmfValue& value);

struct Writer {
    std::string& out;

    void operator()(std::monostate) const { put_big_endian(out, null_marker, 1); }
    void operator()(double number) const {
        put_big_endian(out, number_marker, 1);
        put_big_endian(out, std::bit_cast<std::uint64_t>(number), 8);
    }
    void operator()(bool boolean) const {
        put_big_endian(out, boolean_marker, 1);
        put_big_endian(out, boolean ? 1 : 0, 1);
    }
    void operator()(const std::string& text) const {
        put_big_endian(out, string_marker, 1);
        put_text(out, text);
    }
    void operator()(const AmfObject& object) const {
        put_big_endian(out, object_marker, 1);
        for (const AmfMember& member : object) {
            put_text(out, member.name);
            put_value(out, member.value);
        }
        put_big_endian(out, object_end_marker, 3);
    }
};

void put_value(std::string& out, const AmfValue& value) {
    std::visit(Writer{out}, value.is);
}

}  // namespace

std::optional<std::vector<AmfValue>> parse_amf0(std::string_view bytes) {
    Reader reader{bytes};
    std::vector<AmfValue> values;
    while (!reader.at_end()) {
        auto value = reader.value(0);
        if (!value) return std::nullopt;
        values.push_back(std::move(*value));
    }
    return values;
}

std::string encode_amf0(const std::vector<AmfValue>& values) {
    std::string out;
    for (const AmfValue& value : values) put_value(out, value);
    return out;
}

const std::string* text_member(const AmfValue& object, std::string_view name) {
    const AmfObject* members = object.object();
    if (members == nullptr) return nullptr;
    for (const AmfMember& member : *members)
        if (member.name == name) return member.value.text();
    return nullptr;
}

}  // namespace paraninfo::rtmp
