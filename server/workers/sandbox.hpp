// Whether this machine can confine workers by bubblewrap, and the filter of system calls that goes with it
// (docs/decisions/sandbox.md). Blocks for the moment that a trial takes; called at start.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace paraninfo::workers {

struct Sandbox {
    std::filesystem::path bubblewrap;
};

// Nothing, and why, where it cannot be used: not installed, or the kernel allows no namespaces here.
std::optional<Sandbox> find_sandbox(std::string& why_not);

// An open file with the filter, to be inherited; below 0 if it cannot be made (errno). The caller closes it.
int open_call_filter();

}  // namespace paraninfo::workers
