#include "media/ingest/output_table.hpp"

#include <limits>

namespace paraninfo::ingest {

void OutputTable::set(const std::vector<media_link::SrtOutput>& outputs) {
    const std::lock_guard lock{mutex_};
    auto before = std::exchange(entries_, {});
    for (const media_link::SrtOutput& output : outputs) {
        const auto had = before.find(output.id);
        const bool stays = had != before.end() && had->second.output == output;
        Entry& entry = entries_[output.id];
        entry.output = output;
        if (stays) entry.state = had->second.state;
        entry.state.output = output.id;
    }
}

std::optional<std::variant<media_link::SrtOutput, Refusal>> OutputTable::admit(
    std::string_view streamid) const {
    const auto request = parse_streamid(streamid);
    if (!request) return std::nullopt;
    const std::lock_guard lock{mutex_};
    const auto found = entries_.find(request->name);
    if (found == entries_.end() || !found->second.output.host.empty()) return std::nullopt;
    // A plain name says nothing of what is wanted: here it can only be to receive.
    const bool says = streamid != request->name;
    if (says && request->publishes) return Refusal{request->name, 403};
    if (found->second.state.receivers >= media_link::receivers_max) return Refusal{request->name, 503};
    return found->second.output;
}

bool OutputTable::has(std::string_view id) const {
    const std::lock_guard lock{mutex_};
    return entries_.contains(id);
}

void OutputTable::refused(const std::string& id, std::uint16_t code) {
    const std::lock_guard lock{mutex_};
    const auto found = entries_.find(id);
    if (found == entries_.end()) return;
    ++found->second.state.refused;
    found->second.state.refusal = code;
}

void OutputTable::count(const std::string& id, std::size_t receivers, std::uint32_t kbit,
                        std::uint64_t breaks) {
    const std::lock_guard lock{mutex_};
    const auto found = entries_.find(id);
    if (found == entries_.end()) return;
    found->second.state.receivers = static_cast<std::uint8_t>(receivers);
    found->second.state.kbit = receivers > 0 ? kbit : 0;  // what is counted is of a while ago
    found->second.state.breaks = breaks;
}

media_link::OutputStates OutputTable::states() const {
    const std::lock_guard lock{mutex_};
    media_link::OutputStates states;
    for (const auto& [id, entry] : entries_) states.outputs.push_back(entry.state);
    return states;
}

}  // namespace paraninfo::ingest
