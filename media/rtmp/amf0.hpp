// AMF0, the notation of RTMP's commands (Adobe, "Action Message Format -- AMF 0", 2007): what encoders send
// of it, and no more. Pure; depth, number and length are bounded, so that no message takes more memory than
// it has bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace paraninfo::rtmp {

inline constexpr int amf_depth_max = 8;
inline constexpr std::size_t amf_values_max = 256;  // of one message, nested ones included

struct AmfMember;
using AmfObject = std::vector<AmfMember>;  // arrays too: with names, or with empty ones

struct AmfValue {
    std::variant<std::monostate, double, bool, std::string, AmfObject> is;  // nothing: null and undefined

    const double* number() const { return std::get_if<double>(&is); }
    const std::string* text() const { return std::get_if<std::string>(&is); }
    const AmfObject* object() const { return std::get_if<AmfObject>(&is); }
};

struct AmfMember {
    std::string name;
    AmfValue value;
};

// All values of a command; nothing where the bytes are no AMF0, hold a kind that no encoder sends, or too
// much.
std::optional<std::vector<AmfValue>> parse_amf0(std::string_view bytes);

// For strings of up to 65,535 bytes.
std::string encode_amf0(const std::vector<AmfValue>& values);

// The member of that name, if it is a text.
const std::string* text_member(const AmfValue& object, std::string_view name);

}  // namespace paraninfo::rtmp
