// What the names of sources begin with, by which a worker tells what one is; the gateway makes them
// (PROTOCOL.md section 4.6). Pure.
#pragma once

#include <string_view>

namespace paraninfo::media_link {

inline constexpr std::string_view camera_prefix = "cam-";
inline constexpr std::string_view screen_prefix = "scr-";
inline constexpr std::string_view file_prefix = "file-";
inline constexpr std::string_view feed_prefix = "feed-";
inline constexpr std::string_view talkback_prefix = "talk-";

constexpr bool is_camera(std::string_view source) {
    return source.starts_with(camera_prefix);
}
// Of the same person: both end in what says who.
constexpr bool is_screen_of(std::string_view source, std::string_view camera) {
    return source.starts_with(screen_prefix) && is_camera(camera) &&
           source.substr(screen_prefix.size()) == camera.substr(camera_prefix.size());
}
constexpr bool is_file(std::string_view source) {
    return source.starts_with(file_prefix);
}
// Another feed of the hall than its own, which is called otherwise.
constexpr bool is_feed(std::string_view source) {
    return source.starts_with(feed_prefix);
}
// A producer's microphone by which panelists are spoken to: in no scene, and never in the programme.
constexpr bool is_talkback(std::string_view source) {
    return source.starts_with(talkback_prefix);
}

}  // namespace paraninfo::media_link
