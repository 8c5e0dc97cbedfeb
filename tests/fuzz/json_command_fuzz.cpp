// Whatever a client sends is read or refused, and what is read is what was sent: never a crash, never a
// value outside the contract.
#include "protocol/json/journal_entry.hpp"
#include "protocol/json/reply.hpp"
#include "protocol/json/request.hpp"
#include "protocol/json/room_snapshot.hpp"
#include "protocol/text.hpp"

#include <cstdint>
#include <cstdlib>

using namespace paraninfo;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto request = json::parse_request(text);
    if (!request) {
        json::encode_reject(request.error().id, request.error().reject);
    } else if (const auto* submit = std::get_if<SubmitCommand>(&request->what)) {
        if (submit->key.size() != 36) std::abort();
        if (const auto* ask = std::get_if<AskQuestion>(&submit->command)) {
            const std::string clean = text::clean_lines(ask->text);
            if (text::clean_lines(clean) != clean) std::abort();
            if (text::graphemes(clean) > clean.size()) std::abort();
        }
    }
    json::decode_room_snapshot(text);
    const auto change = json::decode_entry("question.asked:pending", text, false);
    if (change) {
        const auto entry = json::encode_entry(*change);
        if (json::decode_entry(entry.kind, entry.payload, false) != change) std::abort();
    }
    return 0;
}
