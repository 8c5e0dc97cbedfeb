#include "protocol/json/writer.hpp"

namespace paraninfo::json {

void append_string(std::string& to, std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    to += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            to += '\\';
            to += c;
        } else if (c == '\n') {
            to += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            to += "\\u00";
            to += digits[byte >> 4];
            to += digits[byte & 15];
        } else {
            to += c;
        }
    }
    to += '"';
}

void Writer::separate() {
    if (!first_) text_ += ',';
    first_ = false;
}

Writer& Writer::open(char bracket) {
    separate();
    text_ += bracket;
    first_ = true;
    return *this;
}

Writer& Writer::close(char bracket) {
    text_ += bracket;
    first_ = false;
    return *this;
}

Writer& Writer::key(std::string_view name) {
    separate();
    append_string(text_, name);
    text_ += ':';
    first_ = true;
    return *this;
}

Writer& Writer::value(std::string_view text) {
    separate();
    append_string(text_, text);
    return *this;
}

Writer& Writer::raw(std::string_view json) {
    separate();
    text_ += json;
    return *this;
}

}  // namespace paraninfo::json
