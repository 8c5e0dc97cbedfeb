#include "server/observe/health.hpp"

#include "server/observe/log.hpp"

#include <algorithm>

namespace paraninfo::observe {

void Health::expect(std::string_view part) {
    const std::lock_guard lock(mutex_);
    parts_.try_emplace(std::string(part));
}

void Health::set(std::string_view part, bool fit, std::string_view reason) {
    const std::lock_guard lock(mutex_);
    parts_.insert_or_assign(std::string(part), Part{fit, std::string(reason)});
}

bool Health::ready() const {
    const std::lock_guard lock(mutex_);
    return std::all_of(parts_.begin(), parts_.end(), [](const auto& entry) { return entry.second.fit; });
}

std::string Health::json() const {
    std::string out = ready() ? R"({"ready":true,"parts":{)" : R"({"ready":false,"parts":{)";
    const std::lock_guard lock(mutex_);
    bool first = true;
    for (const auto& [name, part] : parts_) {
        if (!first) out += ',';
        first = false;
        append_json_string(out, name);
        out += part.fit ? R"(:{"ok":true)" : R"(:{"ok":false)";
        if (!part.reason.empty()) {
            out += R"(,"reason":)";
            append_json_string(out, part.reason);
        }
        out += '}';
    }
    out += "}}";
    return out;
}

}  // namespace paraninfo::observe
