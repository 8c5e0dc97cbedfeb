#include "protocol/media_link/messages.hpp"

#include "protocol/media_link/limits.hpp"

#include <algorithm>

namespace paraninfo::media_link {
namespace {

bool is_small_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

bool Part::operator==(const Part& other) const {
    const bool same_bytes = bytes == other.bytes || (bytes && other.bytes && *bytes == *other.bytes);
    return same_bytes && rendition == other.rendition && segment == other.segment && index == other.index &&
           duration == other.duration && independent == other.independent && last == other.last &&
           captured_at == other.captured_at;
}

bool is_name(std::string_view name) {
    return !name.empty() && name.size() <= name_bytes_max &&
           std::all_of(name.begin(), name.end(), [](char c) { return is_small_or_digit(c) || c == '-'; });
}

bool is_pem_certificate(std::string_view text) {
    return text.starts_with("-----BEGIN CERTIFICATE-----") && text.size() <= certificate_bytes_max &&
           std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); });
}

bool is_run_id(std::string_view run) {
    return is_hexadecimal(run, run_id_bytes);
}

bool is_jpeg(std::string_view bytes) {
    return bytes.starts_with("\xFF\xD8\xFF") && bytes.ends_with("\xFF\xD9");
}

}  // namespace paraninfo::media_link
