// Which files are played, by the endings of their names: the gateway offers no others as sources, and a
// worker opens no others. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace paraninfo::media_link {

enum class FileContainer : std::uint8_t { mp4, matroska, mpeg_ts };

struct FileEnding {
    std::string_view ending;
    FileContainer container;
};

inline constexpr std::array<FileEnding, 6> file_endings{{{".mp4", FileContainer::mp4},
                                                         {".m4v", FileContainer::mp4},
                                                         {".mov", FileContainer::mp4},
                                                         {".mkv", FileContainer::matroska},
                                                         {".ts", FileContainer::mpeg_ts},
                                                         {".m2ts", FileContainer::mpeg_ts}}};
// As a log says them.
inline constexpr std::string_view file_endings_in_words = ".mp4, .m4v, .mov, .mkv, .ts or .m2ts";

constexpr std::optional<FileContainer> file_container(std::string_view name) {
    for (const auto& [ending, container] : file_endings)
        if (name.ends_with(ending)) return container;
    return std::nullopt;
}

}  // namespace paraninfo::media_link
