#include "tests/hls_lint/lint.hpp"

#include <map>

#include "tests/hls_lint/playlist.hpp"
#include "tests/hls_lint/rules.hpp"

namespace paraninfo::hls_lint {
namespace {

struct Publication {
    Renditions renditions;
    std::vector<std::pair<const Capture*, Multivariant>> multivariants;
    std::vector<Capture> captures;
};

std::string folder(const std::string& path) {
    return path.substr(0, path.rfind('/') + 1);
}

// Where a multivariant stands, or above the folder that a media playlist or its media stand in.
std::string publication_of(const std::string& path, bool is_multivariant) {
    std::string above = folder(path);
    if (is_multivariant || above.empty()) return above;
    above.pop_back();
    return folder(above);
}

}  // namespace

std::vector<Finding> lint(std::span<const Capture> captures) {
    Findings findings;
    std::map<std::string, Publication> publications;
    std::vector<std::pair<std::string, Parsed>> parsed(captures.size());
    for (std::size_t index = 0; index < captures.size(); ++index) {
        const Capture& capture = captures[index];
        const bool readable = capture.is_playlist() && capture.status == 200;
        if (readable) parsed[index].second = parse(capture.body);
        for (const auto& error : parsed[index].second.errors) findings.add("syntax", capture.url, error);
        // What cannot be read is not judged any further.
        if (!parsed[index].second.errors.empty()) parsed[index].second = {};
        parsed[index].first = publication_of(capture.path(), parsed[index].second.multivariant.has_value());
        publications[parsed[index].first].captures.push_back(capture);
    }
    // The copies stand still from here on: what points into them stays right, and keeps the order.
    std::map<std::string, std::size_t> next;
    for (auto& [folder_name, result] : parsed) {
        Publication& publication = publications[folder_name];
        const Capture& capture = publication.captures[next[folder_name]++];
        if (result.media)
            publication.renditions[capture.path()].push_back({&capture, std::move(*result.media)});
        if (result.multivariant)
            publication.multivariants.emplace_back(&capture, std::move(*result.multivariant));
    }
    for (auto& [folder_name, publication] : publications) {
        for (auto& [path, versions] : publication.renditions) complete_deltas(versions, findings);
        std::erase_if(publication.renditions, [](const auto& one) { return one.second.empty(); });
        for (const auto& [path, versions] : publication.renditions) {
            for (const auto& version : versions) check_version(version, findings);
            check_sequence(versions, findings);
        }
        check_renditions(publication.renditions, findings);
        for (const auto& [capture, multivariant] : publication.multivariants)
            check_multivariant(*capture, multivariant, publication.renditions, publication.captures,
                               findings);
        check_answers(publication.captures, publication.renditions, findings);
    }
    return findings.list();
}

}  // namespace paraninfo::hls_lint
