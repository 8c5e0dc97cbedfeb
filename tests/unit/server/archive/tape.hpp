// Made-up broadcasts for the archive's tests: a publication with one video and one audio rendition, and what
// it finishes, as values.
#pragma once

#include "server/archive/recording_writer.hpp"

#include <zlib.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace paraninfo::archive::test {

inline constexpr std::int64_t began_ms = 1'764'000'000'000;

inline hls::PublicationSettings publication(const std::string& name = "p1") {
    hls::PublicationSettings settings;
    settings.room = "auditorium";
    settings.publication = name;
    settings.renditions = {{"720p", hls::Kind::video, "", "", 1'800'000},
                           {"audio", hls::Kind::audio, "es", "Español", 96'000}};
    settings.anchor = {began_ms, 0};
    return settings;
}

inline hls::FinishedBytes bytes(const std::string& body) {
    hls::FinishedBytes made;
    made.answer = share_bytes("HTTP/1.1 200 OK\r\n\r\n" + body);
    made.body_at = made.answer->size() - body.size();
    made.checksum =
        static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(body.data()), body.size()));
    return made;
}

inline hls::Finished init(std::size_t rendition, std::uint32_t number = 0, const std::string& body = "init") {
    hls::FinishedInit made;
    made.rendition = rendition;
    made.number = number;
    made.description = rendition == 0 ? hls::InitSegment{"avc1.4d401f", 1280, 720, 30'000, 0, 0, {}}
                                      : hls::InitSegment{"mp4a.40.2", 0, 0, 0, 48'000, 2, {}};
    made.media = bytes(body);
    return made;
}

inline std::string body_of(std::size_t rendition, std::uint64_t msn) {
    return std::string(rendition == 0 ? 300 : 40, static_cast<char>('a' + msn % 26)) + std::to_string(msn);
}

inline hls::Finished segment(std::size_t rendition, std::uint64_t msn) {
    hls::FinishedSegment made;
    made.rendition = rendition;
    made.msn = msn;
    made.wall_ms = began_ms + static_cast<std::int64_t>(msn) * 2000;
    made.duration = std::chrono::seconds{2};
    made.media = bytes(body_of(rendition, msn));
    return made;
}

inline hls::Finished thumbnail(std::int64_t programme_ms) {
    return hls::FinishedThumbnail{programme_ms, bytes("jpeg of " + std::to_string(programme_ms))};
}

inline std::vector<hls::Finished> inits() {
    return {init(0), init(1)};
}

inline std::vector<hls::Finished> segments(std::uint64_t first, std::uint64_t last) {
    std::vector<hls::Finished> all;
    for (auto msn = first; msn <= last; ++msn) {
        all.push_back(segment(0, msn));
        all.push_back(segment(1, msn));
    }
    return all;
}

inline std::string contents(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

inline Recording recorded_in(const std::filesystem::path& folder) {
    Recording recording;
    read_lines(contents(folder / index_name), recording);
    return recording;
}

}  // namespace paraninfo::archive::test
