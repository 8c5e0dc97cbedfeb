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
fs::path alert_rules() {
    return root / "packaging/prometheus/alerts.yml";
}

// What the first group of the expression matches.
std::multiset<std::string> found_in(const fs::path& path, const std::regex& expression) {
    std::ifstream in(path);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    std::multiset<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at)
        found.insert((*at)[1]);
    return found;
}

// A name in a comment, or the beginning of one, is no metric: the server gives each as a whole literal.
TEST(Alerts, AreOfMetricsThatTheServerHas) {
    std::multiset<std::string> exported;
    for (const auto& entry : fs::recursive_directory_iterator(root / "server"))
        if (entry.path().extension() == ".cpp")
            exported.merge(found_in(entry.path(), std::regex(R"re("(paraninfo_[a-z0-9_]+)")re")));
    const auto alarmed = found_in(alert_rules(), std::regex("(paraninfo_[a-z0-9_]+)"));
    EXPECT_GE(alarmed.size(), 10U);
    for (const std::string& name : alarmed) EXPECT_TRUE(exported.contains(name)) << name;
}

TEST(Alerts, EachSaysHowUrgentItIsWhatItIsAndWhatToDo) {
    const auto count = [](const char* line) { return found_in(alert_rules(), std::regex(line)).size(); };
    const std::size_t alerts = count(R"(\n +- (alert): \w)");
    EXPECT_GE(alerts, 10U);
    EXPECT_EQ(count(R"(\n +labels: \{severity: (page|warn)\}\n)"), alerts);
    EXPECT_EQ(count(R"(\n +summary: "(.))"), alerts);
    EXPECT_EQ(count(R"(\n +what_to_do: "(.))"), alerts);
}

}  // namespace
}  // namespace paraninfo::tidy
