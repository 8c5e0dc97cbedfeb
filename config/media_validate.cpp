#include "config/media_validate.hpp"

#include <algorithm>
#include <set>

#include "config/audio_title.hpp"

namespace paraninfo::config {
namespace {

constexpr std::size_t name_bytes_max = 16;

std::string key_of(const char* list, std::size_t index, const std::string& member) {
    return std::string("media.") + list + "[" + std::to_string(index) + "]." + member;
}

// The form of a BCP 47 tag: subtags of one to eight letters or digits, the first of two or three letters.
bool is_language_tag(std::string_view text) {
    std::size_t length = 0;
    bool first = true;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool digit = c >= '0' && c <= '9';
        if (c == '-') {
            if (length == 0 || (first && length < 2)) return false;
            first = false;
            length = 0;
        } else if ((!letter && (first || !digit)) || ++length > (first ? 3 : 8)) {
            return false;
        }
    }
    return length >= (first ? 2 : 1);
}

bool can_stand_in_playlist(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return c == '"' || static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
}

class MediaJudge {
  public:
    MediaJudge(const Settings& settings, std::vector<Complaint>& complaints)
        : media_(settings.media),
          is_recorded_(settings.recording.on),
          languages_(settings.event.languages),
          complaints_(complaints) {}

    void run() {
        const std::string& profile = media_.profile;
        must(profile == "low" || profile == "default" || profile == "safe", "media.profile",
             "must be one of \"low\", \"default\", \"safe\"");
        must(std::any_of(media_.audio.begin(), media_.audio.end(),
                         [](const Audio& a) { return a.source == AudioSource::floor; }),
             "media.audio", "needs one with the source \"floor\"");
        for (std::size_t i = 0; i < media_.audio.size(); ++i) audio(i);
        must(!media_.renditions.empty(), "media.renditions", "needs one rendition at least");
        for (std::size_t i = 0; i < media_.renditions.size(); ++i) rendition(i);
        slate();
        must(media_.dvr_minutes == 0 || is_recorded_, "media.dvr_minutes",
             "needs \"recording\": {\"on\": true}, from which the past is read");
    }

  private:
    void must(bool holds, std::string key, std::string message) {
        if (!holds) complaints_.push_back({std::move(key), std::move(message)});
    }

    void name(const std::string& text, const std::string& key) {
        must(is_id(text) && text.size() <= name_bytes_max, key, "must be 1 to 16 of a-z, 0-9 and -");
        must(names_.insert(text).second, key, "another rendition has this name");
    }

    void audio(std::size_t i) {
        const Audio& audio = media_.audio[i];
        name(audio.name, key_of("audio", i, "name"));
        // The folder of its variant without a picture.
        must(media_.audio_only_kbit == 0 || names_.insert(audio.name + "-low").second,
             key_of("audio", i, "name"), "another rendition has this name with \"-low\" behind it");
        must(audio.language.empty() || is_language_tag(audio.language), key_of("audio", i, "language"),
             "must be a BCP 47 tag such as \"es\" or \"pt-BR\"");
        for (const auto& [language, title] : audio.title) {
            const std::string key = key_of("audio", i, "title.") + language;
            must(std::find(languages_.begin(), languages_.end(), language) != languages_.end(), key,
                 "is not a language of the event");
            must(can_stand_in_playlist(title), key, "must be one line without quotation marks");
        }
        if (languages_.empty()) return;
        must(titles_.insert(audio_title(audio, languages_.front())).second, key_of("audio", i, "title"),
             "players could not tell it from another one of the same title");
    }

    void rendition(std::size_t i) {
        const Rendition& rendition = media_.renditions[i];
        const auto key = [i](const char* member) { return key_of("renditions", i, member); };
        name(rendition.name, key("name"));
        must(rendition.width > 0 && rendition.width % 2 == 0, key("width"), "must be given and even");
        must(rendition.height > 0 && rendition.height % 2 == 0, key("height"), "must be given and even");
        must(rendition.kbit > 0, key("kbit"), "must be given");
        must(i == 0 || rendition.kbit <= media_.renditions[i - 1].kbit, key("kbit"),
             "must not be above that of the rendition before: they stand from best to least");
    }

    void slate() {
        for (const auto& [language, text] : media_.slate.text)
            must(std::find(languages_.begin(), languages_.end(), language) != languages_.end(),
                 "media.slate.text." + language, "is not a language of the event");
        const std::filesystem::path& picture = media_.slate.picture;
        if (picture.empty()) return;
        const std::string kind = picture.extension();
        must(kind == ".png" || kind == ".jpg" || kind == ".jpeg", "media.slate.picture",
             "must end in .png, .jpg or .jpeg");
        std::error_code ec;
        if (!std::filesystem::is_regular_file(picture, ec))
            return must(false, "media.slate.picture", no_such_file(picture));
        must(std::filesystem::file_size(picture, ec) <= slate_picture_bytes_max, "media.slate.picture",
             "is larger than 8 MiB");
    }

    const Media& media_;
    const bool is_recorded_;
    const std::vector<std::string>& languages_;
    std::vector<Complaint>& complaints_;
    std::set<std::string> names_;
    std::set<std::string> titles_;
};

}  // namespace

void validate_media(const Settings& settings, std::vector<Complaint>& complaints) {
    MediaJudge(settings, complaints).run();
}

}  // namespace paraninfo::config
