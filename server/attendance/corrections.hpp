// What somebody responsible says of a person's attendance instead of what was counted. Corrections are only
// added: the newest counts, the earlier ones and the intervals stay as they were. Blocking; any thread,
// beside a server that runs or without one. Failures are thrown as database::Error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace paraninfo::attendance {

inline constexpr std::size_t reason_bytes_max = 500;
inline constexpr std::size_t by_bytes_max = 256;

struct Correction {
    std::string room;
    std::string session;
    std::string person;
    std::int64_t minutes = 0;
    std::string reason;
    std::string by;
    std::int64_t at_ms = 0;
    std::string by_person = {};  // whose desk it came from; empty: the command line
    std::string key = {};        // made by the desk's page; the same again is the same correction
    bool operator==(const Correction&) const = default;
};

// Durable when it returns.
void keep_correction(const std::filesystem::path& attendance_db, const Correction& correction);
// All of a room in the order in which they were made.
std::vector<Correction> read_corrections(const std::filesystem::path& attendance_db, const std::string& room);

}  // namespace paraninfo::attendance
