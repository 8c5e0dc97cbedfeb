// The private keys of secret polls as files below <data>/secrets/ballots (folder 0700, files 0600), each
// named after its modulus. Blocking; on one thread at a time. Throws std::runtime_error.
#pragma once

#include "server/ballots/paper_key.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace paraninfo::ballots {

class KeyShelf {
  public:
    explicit KeyShelf(const std::filesystem::path& data_dir);

    // What lies there; what a crash left half-written goes.
    std::vector<PaperKey> read() const;
    // Durable when it returns.
    void keep(const PaperKey& key) const;
    void remove(std::string_view modulus) const;

  private:
    std::filesystem::path file_of(std::string_view modulus) const;
    std::filesystem::path folder_;
};

}  // namespace paraninfo::ballots
