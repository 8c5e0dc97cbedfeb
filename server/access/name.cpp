#include "server/access/name.hpp"

#include "protocol/annotations.hpp"
#include "protocol/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <array>
#include <memory>
#include <set>
#include <stdexcept>

namespace paraninfo::access {
namespace {

class Skeletons {
  public:
    Skeletons() {
        UErrorCode ec = U_ZERO_ERROR;
        checker_.reset(uspoof_open(&ec));
        compatible_ = icu::Normalizer2::getNFKCCasefoldInstance(ec);
        if (U_FAILURE(ec)) throw std::runtime_error("ICU has no table of confusable characters");
    }

    // What two words have in common when people take one for the other.
    icu::UnicodeString of(icu::UnicodeString word) const {
        for (int round = 0; round < 2; ++round) {
            UErrorCode ec = U_ZERO_ERROR;
            word = compatible_->normalize(word, ec);
            icu::UnicodeString skeleton;
            uspoof_getSkeletonUnicodeString(checker_.get(), 0, word, skeleton, &ec);
            if (U_SUCCESS(ec)) word = skeleton;
        }
        return word;
    }

  private:
    struct Close {
        void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
    };
    std::unique_ptr<USpoofChecker, Close> checker_;
    const icu::Normalizer2* compatible_ = nullptr;  // ICU's own
};

const Skeletons& skeletons() {
    static const Skeletons only;  // immutable once made
    return only;
}

constexpr std::array offices = {
    "moderator",      "moderators",     "moderador",    "moderadora",    "moderadores",   "moderación",
    "moderacion",     "moderation",     "admin",        "administrator", "administrador", "administradora",
    "administración", "administracion", "organizer",    "organiser",     "organizador",   "organizadora",
    "organización",   "organizacion",   "organization", "organisation",  "paraninfo",     "soporte",
    "sistema",        "presidencia",    "moderação",    "moderacao",     "organização",   "organizacao",
    "administração",  "administracao",  "suporte",      "presidência",   "主持人",        "主辦單位",
    "管理員",         "系統管理員"};

const std::set<icu::UnicodeString>& office_skeletons() {
    static const auto all = [] {
        std::set<icu::UnicodeString> made;
        for (const auto* office : offices) made.insert(skeletons().of(icu::UnicodeString::fromUTF8(office)));
        return made;
    }();
    return all;
}

bool is_office(icu::UnicodeString word) {
    while (word.length() > 0 && u_isdigit(word.char32At(word.length() - 1)) != 0)
        word.truncate(word.length() - 1);
    return word.length() > 0 && office_skeletons().contains(skeletons().of(word));
}

}  // namespace

std::optional<std::string> clean_name(std::string_view utf8) {
    auto name = text::clean_line(utf8);
    if (name.empty() || text::graphemes(name) > name_characters_max || name.size() > name_bytes_max)
        return std::nullopt;
    return name;
}

bool reserved_name(std::string_view name) {
    const auto all =
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
    icu::UnicodeString word;
    icu::UnicodeString joined;
    for (int32_t at = 0; at < all.length(); at = all.moveIndex32(at, 1)) {
        const auto character = all.char32At(at);
        if (u_isalnum(character) != 0 || u_getCombiningClass(character) != 0) {
            word.append(character);
            joined.append(character);
        } else {
            if (is_office(word)) return true;
            word.remove();
        }
    }
    return is_office(word) || is_office(joined);
}

std::string default_name(Audience role, std::string_view language, std::int64_t number) {
    using Words = std::array<std::string_view, all_languages.size()>;  // in the order of Language
    static constexpr std::array<Words, audience_count> words = {
        {{"Participante", "Participant", "Participante", "與會者"},
         {"Asistente en sala", "Hall guest", "Participante no auditório", "現場與會者"},
         {"Pantalla", "Screen", "Telão", "會場螢幕"},
         {"Moderación", "Moderator", "Moderação", "主持人"},
         {"Ponente", "Panelist", "Palestrante", "與談人"},
         {"Realización", "Producer", "Direção", "導播"}}};
    const auto spoken = static_cast<std::size_t>(language_named(language).value_or(Language::en));
    return std::string(words[static_cast<std::size_t>(role)][spoken]) + " " + std::to_string(number);
}

}  // namespace paraninfo::access
