// What is wrong with a configuration file, at its place. A value.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include <boost/assert/source_location.hpp>

namespace paraninfo::config {

struct Problem {
    std::string file;
    int line = 0;     // from 1; 0 where the file as a whole is meant
    std::string key;  // dotted path, "rooms[0].id"
    std::string message;
    bool operator==(const Problem&) const = default;
};

// "file:line: key: message"
std::string to_string(const Problem& problem);

// what() has one line for each problem.
class Error : public std::runtime_error {
  public:
    explicit Error(const std::vector<Problem>& problems);
};

// Found by boost::system::result when value() is asked of a failed load.
[[noreturn]] void throw_exception_from_error(const std::vector<Problem>& problems,
                                             const boost::source_location& where);

}  // namespace paraninfo::config
