// What a player calls a sound rendition. A pure function over ICU's names of languages.
#pragma once

#include <string>

#include "config/media.hpp"

namespace paraninfo::config {

// In `language`, the event's first: the title that the configuration gives, else the name of the rendition's
// language, else the word for what is heard in the hall.
std::string audio_title(const Audio& audio, const std::string& language);

}  // namespace paraninfo::config
