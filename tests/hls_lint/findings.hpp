// What the linter has to say, each thing once.
#pragma once

#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace paraninfo::hls_lint {

// `rule`: "syntax", or the number of the rule in docs of low latency ("1" to "15").
struct Finding {
    std::string rule;
    std::string url;
    std::string what;

    bool operator==(const Finding&) const = default;
};

class Findings {
  public:
    void add(const std::string& rule, const std::string& url, const std::string& what) {
        if (seen_.emplace(rule, url.substr(0, url.find('?')), what).second)
            list_.push_back({rule, url, what});
    }
    // Adds it unless `holds`; returns `holds`.
    bool demand(bool holds, const std::string& rule, const std::string& url, const std::string& what) {
        if (!holds) add(rule, url, what);
        return holds;
    }
    const std::vector<Finding>& list() const { return list_; }

  private:
    std::set<std::tuple<std::string, std::string, std::string>> seen_;
    std::vector<Finding> list_;
};

}  // namespace paraninfo::hls_lint
