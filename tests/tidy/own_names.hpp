#pragma once
// What source files name in anonymous namespaces. The release build compiles many files of a target as one
// (CMakePresets.json): such a name is then no file's own, and two that are the same break it, perhaps only
// when another file is added and they come to stand together. Read as text, as source_tree.hpp does:
// overloads are told apart by what their parameters are called.

#include "tests/tidy/source_tree.hpp"

#include <map>

namespace paraninfo::tidy {

struct OwnName {
    enum class Kind { function, alias, other };
    std::string scope;  // the namespaces around it: "paraninfo::room"
    std::string name;
    Kind kind = Kind::other;
    std::string meaning;   // a function's types of parameters; what an alias stands for, where it says so
    std::size_t line = 0;  // counted from 1
};

// In their order; of a file's own namespaces alone, not of what lies within classes and functions.
std::vector<OwnName> own_names_of(const std::vector<std::string>& lines);

// Whether files with these cannot be compiled as one. Overloads can, and two aliases for the same.
bool clash(const OwnName& one, const OwnName& other);

// The folders whose files are compiled together, by target.
std::map<std::string, std::vector<std::string>> targets_compiled_as_one(const std::filesystem::path& root);

}  // namespace paraninfo::tidy
