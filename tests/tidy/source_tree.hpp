#pragma once
// The project's own C++ as the house rules see it: files with their lines, includes and functions.
// Read as text; no compiler is asked.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace paraninfo::tidy {

inline const std::filesystem::path root = PARANINFO_SOURCE_DIR;

struct Function {
    std::string name;
    std::size_t first_line;
    std::size_t lines;
};

struct SourceFile {
    std::string path;  // from the project's root, with '/'
    std::vector<std::string> lines;
    std::vector<std::string> includes;  // those in quotes
    std::vector<Function> functions;
};

// Every .hpp and .cpp below the folders named, sorted by path.
std::vector<SourceFile> read_tree(const std::filesystem::path& root, const std::vector<std::string>& folders);

// The lines without strings, characters, comments and directives, so that brackets stand only where they are
// code; raw strings are passed over as a whole.
std::vector<std::string> code_of(const std::vector<std::string>& lines);

// The functions of a file: a block opened at namespace or class level by a line with a parameter list.
std::vector<Function> functions_of(const std::vector<std::string>& lines);

}  // namespace paraninfo::tidy
