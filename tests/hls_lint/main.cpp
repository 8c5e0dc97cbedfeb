// hls_lint PATH...: reads captured playlists (*.m3u8, *.jsonl, folders of such; - is JSON lines on the
// standard input) and prints what breaks the rules. Status 0 clean, 1 findings, 2 unreadable input.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "tests/hls_lint/lint.hpp"

namespace {

using paraninfo::hls_lint::Capture;

std::string read_all(std::istream& in) {
    return {std::istreambuf_iterator<char>(in), {}};
}

void read_path(const std::filesystem::path& path, std::vector<Capture>& captures) {
    if (std::filesystem::is_directory(path)) {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            const auto extension = entry.path().extension();
            if (extension == ".m3u8" || extension == ".jsonl") files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        for (const auto& file : files) read_path(file, captures);
        return;
    }
    std::ifstream file(path);
    if (path != "-" && !file) throw std::runtime_error("cannot be read");
    const std::string text = path == "-" ? read_all(std::cin) : read_all(file);
    auto read = path.extension() == ".m3u8" ? paraninfo::hls_lint::read_playlists(text, path.string())
                                            : paraninfo::hls_lint::read_json_lines(text);
    std::move(read.begin(), read.end(), std::back_inserter(captures));
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fputs("usage: hls_lint PATH...   (*.m3u8, *.jsonl, folders; - for JSON lines on stdin)\n",
                   stderr);
        return 2;
    }
    std::vector<Capture> captures;
    for (int index = 1; index < count; ++index) {
        try {
            read_path(arguments[index], captures);
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s: %s\n", arguments[index], error.what());
            return 2;
        }
    }
    const auto findings = paraninfo::hls_lint::lint(captures);
    for (const auto& finding : findings)
        std::printf("rule %s: %s: %s\n", finding.rule.c_str(), finding.url.c_str(), finding.what.c_str());
    std::fprintf(stderr, "%zu captures, %zu findings\n", captures.size(), findings.size());
    return findings.empty() ? 0 : 1;
}
