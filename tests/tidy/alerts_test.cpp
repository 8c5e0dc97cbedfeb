// An alarm for a metric that nobody counts would never sound.

#include "tests/tidy/source_tree.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace paraninfo::tidy {
namespace {

namespace fs = std::filesystem;
std::set<std::string> names_in(const fs::path& path) {
    std::ifstream in(path);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    static const std::regex name("paraninfo_[a-z0-9_]+");
    std::set<std::string> names;
    for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at)
        names.insert(at->str());
    return names;
}

TEST(Alerts, AreOfMetricsThatTheServerHas) {
    std::set<std::string> there;
    for (const auto& entry : fs::recursive_directory_iterator(root / "server"))
        if (entry.path().extension() == ".cpp") there.merge(names_in(entry.path()));
    const auto alarmed = names_in(root / "packaging/prometheus/alerts.yml");
    EXPECT_GE(alarmed.size(), 10U);
    for (const std::string& name : alarmed) EXPECT_TRUE(there.contains(name)) << name;
}

}  // namespace
}  // namespace paraninfo::tidy
