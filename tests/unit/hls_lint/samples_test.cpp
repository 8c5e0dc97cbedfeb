// Every stored broken playlist is rejected for the rule that its name says, every good one accepted.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/hls_lint/lint.hpp"

namespace paraninfo::hls_lint {
namespace {

std::vector<std::filesystem::path> files_in(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string{PARANINFO_SOURCE_DIR} + "/tests/hls_lint/" + folder))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<Finding> lint_file(const std::filesystem::path& path) {
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return lint(read_playlists(text, "/hls/auditorium/p7/720p/live.m3u8"));
}

// "rule-07-no-date.m3u8" is of rule 7, "syntax-….m3u8" of syntax.
std::string rule_of(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    if (!name.starts_with("rule-")) return "syntax";
    return std::to_string(std::stoi(name.substr(5, 2)));
}

TEST(Samples, BrokenPlaylistsAreRejectedForTheirRuleAlone) {
    const auto files = files_in("broken");
    EXPECT_GT(files.size(), 60U);
    for (const auto& path : files) {
        const auto findings = lint_file(path);
        EXPECT_FALSE(findings.empty()) << path.filename() << " was accepted";
        for (const auto& finding : findings)
            EXPECT_EQ(finding.rule, rule_of(path)) << path.filename() << ": " << finding.what;
    }
}

TEST(Samples, EachRuleHasABrokenSample) {
    std::set<std::string> rules;
    for (const auto& path : files_in("broken")) rules.insert(rule_of(path));
    EXPECT_EQ(rules.size(), 16U);
}

TEST(Samples, GoodPlaylistsAreAccepted) {
    const auto files = files_in("good");
    EXPECT_GT(files.size(), 5U);
    for (const auto& path : files)
        for (const auto& finding : lint_file(path))
            ADD_FAILURE() << path.filename() << " rule " << finding.rule << " " << finding.url << ": "
                          << finding.what;
}

}  // namespace
}  // namespace paraninfo::hls_lint
