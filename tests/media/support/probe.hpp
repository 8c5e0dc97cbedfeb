#pragma once

// Asks ffprobe and ffmpeg about a file, so that our writer is not only judged by our reader.

#include <array>
#include <cstdio>
#include <string>

namespace paraninfo::testing {

// Standard output and error of a command line made of fixed words and paths of this test.
inline std::string output_of(const std::string& command) {
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (!pipe) return "cannot run";
    std::string all;
    std::array<char, 4096> bytes{};
    while (const std::size_t count = std::fread(bytes.data(), 1, bytes.size(), pipe))
        all.append(bytes.data(), count);
    const int status = ::pclose(pipe);
    return status == 0 ? all : all + "\n(exit status " + std::to_string(status) + ")";
}

// Decodes the whole file; what ffmpeg complains about, nothing where all is well.
inline std::string decode_complaints(const std::string& path) {
    return output_of("ffmpeg -nostdin -v warning -i " + path + " -f null -");
}

inline std::string probe(const std::string& path, const std::string& entries) {
    return output_of("ffprobe -v error -of default=nw=1 -show_entries " + entries + " " + path);
}

}  // namespace paraninfo::testing
