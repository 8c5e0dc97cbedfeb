// How many times a feed's passphrase has been replaced: the one thing about it that is stored, in
// <data>/feed-generations.json, {"FEED": NUMBER}. A feed that is not in it is in generation 1.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace paraninfo::workers {

// Throws std::runtime_error, naming the file, if there is one that cannot be understood.
std::uint32_t feed_generation(const std::filesystem::path& data_dir, const std::string& feed);

// The next generation: the passphrase before it holds no more. Durable when it returns. Throws
// std::runtime_error.
void next_feed_generation(const std::filesystem::path& data_dir, const std::string& feed);

}  // namespace paraninfo::workers
