// Which key of the file goes into which member of Settings, with each member's own type and range.
// What members have to do with each other is judged in config/validate.hpp.
#pragma once

#include "config/reader.hpp"
#include "config/settings.hpp"

namespace paraninfo::config {

void read_settings(Reader& reader, Settings& settings);
// The list "feeds", added to `feeds`.
void read_feeds(Reader& reader, std::vector<Feed>& feeds);
void read_limits(Reader& reader, Limits& limits);
void read_media(Reader& reader, Media& media);
void read_contribution(Reader& reader, Contribution& contribution);
// The list "outputs", added to `outputs`.
void read_outputs(Reader& reader, std::vector<Output>& outputs);
void read_ice(Reader& reader, Ice& ice);
void read_path(Reader& reader, std::string_view key, std::filesystem::path& target);

}  // namespace paraninfo::config
