// Why a worker ended itself, as it said to its error file: "programme ends (3): …" (media/program/run.cpp).
// What else stands there, a library's complaint, may quote an address with its password and is not for the
// log.
#pragma once

#include <filesystem>
#include <string>

namespace paraninfo::workers {

// The newest such line among the file's last 2 KiB, at most 200 characters of it, printable ASCII alone;
// empty where there is none.
std::string last_words(const std::filesystem::path& error_file);

}  // namespace paraninfo::workers
