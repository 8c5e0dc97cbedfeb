// The house rules that a machine can hold: ranks, sizes, openings, tests beside code, the coroutine trap.
#include "tests/tidy/source_tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

namespace paraninfo::tidy {

namespace {

constexpr std::size_t file_lines_max = 400;
constexpr std::size_t function_lines_max = 70;

// The table of ranks: a file may include its own part and whatever stands on a lower number.
const std::map<std::string, int> ranks = {
    {"protocol", 0},      {"config", 0},         {"server/observe", 0},    {"server/database", 0},
    {"server/room", 1},   {"server/access", 1},  {"server/journal", 1},    {"server/fanout", 1},
    {"server/hls", 1},    {"media/gst", 1},      {"media/cmaf", 1},        {"media/link", 1},
    {"media/rtmp", 1},    {"server/live", 2},    {"server/workers", 2},    {"server/archive", 2},
    {"media/ingest", 2},  {"media/mix", 2},      {"media/encode", 2},      {"server/gateway/strict", 2},
    {"server/export", 3}, {"server/ballots", 3}, {"media/program", 3},     {"server/gateway", 4},
    {"media/app", 4},     {"server/app", 5},     {"server/attendance", 1}, {"media/contribution", 2},
};

// The longest entry of the table that the path lies in; empty when none does.
std::string part_of(const std::string& path) {
    std::string best;
    for (const auto& [part, rank] : ranks) {
        if (path.starts_with(part + "/") && part.size() > best.size()) best = part;
    }
    return best;
}

const std::vector<SourceFile>& product() {
    static const auto files = read_tree(root, {"protocol", "config", "server", "media"});
    return files;
}

const std::vector<SourceFile>& everything() {
    static const auto files = read_tree(root, {"protocol", "config", "server", "media", "tests", "bench"});
    return files;
}

}  // namespace

TEST(HouseRules, TheTreeIsThere) {
    ASSERT_GT(product().size(), 50U);
}

TEST(HouseRules, EveryFileHasAPlaceInTheTableOfRanks) {
    for (const auto& file : product()) EXPECT_FALSE(part_of(file.path).empty()) << file.path;
}

TEST(HouseRules, IncludesOnlyGoDown) {
    for (const auto& file : product()) {
        const auto from = part_of(file.path);
        for (const auto& include : file.includes) {
            const auto to = part_of(include);
            if (to.empty() || from.empty() || to == from) continue;
            EXPECT_LT(ranks.at(to), ranks.at(from)) << file.path << " includes " << include;
        }
    }
}

TEST(HouseRules, ServerAndMediaNeverIncludeEachOther) {
    for (const auto& file : product()) {
        for (const auto& include : file.includes) {
            const bool crosses = (file.path.starts_with("server/") && include.starts_with("media/")) ||
                                 (file.path.starts_with("media/") && include.starts_with("server/"));
            EXPECT_FALSE(crosses) << file.path << " includes " << include;
        }
    }
}

TEST(HouseRules, NoFileIsLongerThanItsLimit) {
    for (const auto& file : everything()) EXPECT_LE(file.lines.size(), file_lines_max) << file.path;
}

TEST(HouseRules, NoFunctionIsLongerThanItsLimit) {
    for (const auto& file : everything()) {
        for (const auto& function : file.functions) {
            EXPECT_LE(function.lines, function_lines_max)
                << file.path << ":" << function.first_line + 1 << " " << function.name;
        }
    }
}

TEST(HouseRules, EachHeaderOpensWithAWordOnWhatItIs) {
    for (const auto& file : product()) {
        if (!file.path.ends_with(".hpp")) continue;
        ASSERT_FALSE(file.lines.empty()) << file.path;
        const auto opening = std::find_if(file.lines.begin(), file.lines.end(), [](const std::string& line) {
            return !line.empty() && line != "#pragma once";
        });
        EXPECT_TRUE(opening != file.lines.end() && opening->starts_with("//")) << file.path;
        EXPECT_NE(std::ranges::find(file.lines, "#pragma once"), file.lines.end()) << file.path;
    }
}

// What its own source file includes first compiles alone; a header without one is compiled by the target
// headers_alone.
TEST(HouseRules, ASourceFileIncludesItsOwnHeaderFirst) {
    for (const auto& file : product()) {
        if (!file.path.ends_with(".cpp")) continue;
        const auto header = file.path.substr(0, file.path.size() - 4) + ".hpp";
        if (!std::filesystem::exists(root / header)) continue;
        ASSERT_FALSE(file.includes.empty()) << file.path;
        EXPECT_EQ(file.includes.front(), header) << file.path;
    }
}

TEST(HouseRules, BeastStaysInAHandfulOfFiles) {
    std::set<std::string> with_beast;
    for (const auto& file : product()) {
        for (const auto& line : file.lines) {
            if (line.starts_with("#include <boost/beast")) with_beast.insert(file.path);
        }
    }
    EXPECT_LE(with_beast.size(), 6U);
    for (const auto& path : with_beast) EXPECT_TRUE(path.starts_with("server/gateway/")) << path;
}

TEST(HouseRules, MessagesKnowTheJsonLibraryInOnePlace) {
    for (const auto& file : product()) {
        if (!file.path.starts_with("server/room/") && !file.path.starts_with("server/fanout/")) continue;
        for (const auto& line : file.lines) EXPECT_EQ(line.find("nlohmann"), std::string::npos) << file.path;
    }
}

// x.cpp has x_test.cpp in the mirrored folder, or a line "path: test" in tested_elsewhere.txt that names what
// drives it.
TEST(HouseRules, NoSourceFileIsWithoutATest) {
    std::map<std::string, std::string> elsewhere;
    std::ifstream list(root / "tests/tidy/tested_elsewhere.txt");
    for (std::string line; std::getline(list, line);) {
        const auto colon = line.find(": ");
        if (line.starts_with("#") || colon == std::string::npos) continue;
        elsewhere[line.substr(0, colon)] = line.substr(colon + 2);
    }
    for (const auto& file : product()) {
        if (!file.path.ends_with(".cpp")) continue;
        const auto named = elsewhere.find(file.path);
        const auto test =
            named != elsewhere.end()
                ? root / named->second
                : root / "tests/unit" / (file.path.substr(0, file.path.size() - 4) + "_test.cpp");
        EXPECT_TRUE(std::filesystem::exists(test)) << file.path << " wants " << test;
    }
    for (const auto& [path, test] : elsewhere) EXPECT_TRUE(std::filesystem::exists(root / path)) << path;
}

// GCC 12 destroys some temporaries twice inside an expression with co_await (a braced aggregate, a capturing
// lambda, a conditional): such a value gets a name first.
TEST(HouseRules, NoTemporaryLivesInsideAnAwait) {
    const std::regex trap(R"(co_await[^;]*(\w\{[^}]|\[[&=\w][^\]]*\]\s*[({]|\?))");
    for (const auto& file : product()) {
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            EXPECT_FALSE(std::regex_search(file.lines[i], trap)) << file.path << ":" << i + 1;
        }
    }
}

TEST(HouseRules, TestsDoNotSleepAndAreNotSwitchedOff) {
    for (const auto& file : everything()) {
        if (!file.path.starts_with("tests/unit/") && !file.path.starts_with("tests/flow/")) continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            for (const char* word :
                 {"sleep_for", "sleep_until", "usleep(", "TEST(DISABLED_", ", DISABLED_"}) {
                EXPECT_EQ(file.lines[i].find(word), std::string::npos) << file.path << ":" << i + 1;
            }
        }
    }
}

}  // namespace paraninfo::tidy
