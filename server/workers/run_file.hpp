// What must outlive the gateway about one worker: which process it is, and for a programme the publication
// that its parts belong to and the numbers already given away. One small JSON file each, replaced as a whole
// and synced. Blocks for the sync; the rooms thread calls it once a worker's start.
#pragma once

#include "server/hls/types.hpp"
#include "server/workers/processes.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace paraninfo::workers {

struct RunRecord {
    std::string boot;  // the kernel's boot id: process ids and CLOCK_MONOTONIC hold within it only
    std::string run;
    ProcessId process;
    bool operator==(const RunRecord&) const = default;
};

// Of a programme. `first` are the numbers of the last run that began; `begun` says whether that is the run
// above.
struct PublicationRecord {
    std::string prefix;
    std::string configuration;  // a digest of Configure
    hls::TimeAnchor anchor;
    hls::Run first;
    std::int64_t begun_at_ns = 0;  // CLOCK_MONOTONIC when that run, or this publication within it, began
    bool begun = false;
    // The run's segment that got the first number; nothing until the first that lies wholly in the broadcast.
    std::optional<std::uint64_t> first_segment = 0;
    bool ended = false;
    std::uint32_t timeline = 0;          // of the run, that these numbers belong to
    bool recorded = true;                // as the room said last, where it can be recorded
    std::int64_t recorded_since_ms = 0;  // UTC; 0: from its beginning
    bool operator==(const PublicationRecord&) const = default;
};

struct RunFile {
    RunRecord run;
    std::optional<PublicationRecord> publication;  // of a programme that has none: the room waits
    std::int64_t run_begun_ns = 0;                 // CLOCK_MONOTONIC when the process was started
    bool operator==(const RunFile&) const = default;
};

// Nothing if there is none, or none that can be read in full (a newer or damaged one counts as none).
std::optional<RunFile> load_run(const std::filesystem::path& path);
// Throws std::system_error when the disk refuses.
void store_run(const std::filesystem::path& path, const RunFile& file);

std::string boot_id();
std::int64_t monotonic_ns();
// Lower-case hexadecimal random, `bytes` long before the encoding.
std::string random_hex(std::size_t bytes);
std::string random_bytes(std::size_t size);

// A first number above all that a run which began then may have used, however long it has lived since: no
// segment is shorter than a second.
std::uint64_t first_msn_above(const PublicationRecord& record, std::int64_t now_ns);

}  // namespace paraninfo::workers
