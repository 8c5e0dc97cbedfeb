#include "config/problem.hpp"

namespace paraninfo::config {
namespace {

std::string joined(const std::vector<Problem>& problems) {
    std::string text;
    for (const auto& problem : problems) {
        if (!text.empty()) text += '\n';
        text += to_string(problem);
    }
    return text;
}

}  // namespace

std::string to_string(const Problem& problem) {
    std::string text = problem.file;
    if (problem.line > 0) text += ":" + std::to_string(problem.line);
    if (!problem.key.empty()) text += ": " + problem.key;
    return text + ": " + problem.message;
}

Error::Error(const std::vector<Problem>& problems) : std::runtime_error(joined(problems)) {
}

void throw_exception_from_error(const std::vector<Problem>& problems, const boost::source_location&) {
    throw Error(problems);
}

}  // namespace paraninfo::config
