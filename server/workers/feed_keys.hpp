// The keys with which RTMP encoders publish: of each feed's only the SHA-256 is kept, in
// <data>/feed-keys.json, {"FEED": HEX}; the key itself is shown once, when it is made. One process writes at
// a time; any thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace paraninfo::workers {

// By feed, in hexadecimal. Throws std::runtime_error, naming the file, if there is one that cannot be
// understood.
std::map<std::string, std::string> feed_key_digests(const std::filesystem::path& data_dir);

// A new key "FEED_SECRET" in place of the one before, durable when it returns. Throws std::runtime_error.
std::string make_feed_key(const std::filesystem::path& data_dir, const std::string& feed);

}  // namespace paraninfo::workers
