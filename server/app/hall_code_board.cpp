#include "server/app/hall_code_board.hpp"

#include "protocol/json/writer.hpp"

#include <chrono>

namespace paraninfo::app {
namespace {

// The same code again is no news to a room: what is looked for is a new minute, or a link that was revoked.
constexpr std::chrono::seconds look_for_codes_again{2};

}  // namespace

HallCodeBoard::HallCodeBoard(boost::asio::io_context& main, const config::Settings& settings,
                             const access::Access& access, live::Hub& hub)
    : settings_(settings), access_(access), hub_(hub), timer_(main) {
}

void HallCodeBoard::start() {
    bool any = false;
    for (const auto& room : settings_.rooms) any = any || room.hall_code.most > 0;
    if (any) show();
}

void HallCodeBoard::show() {
    for (const auto& room : settings_.rooms) {
        const auto code = access_.hall_code(room.id);
        if (!code) continue;
        json::Writer state;
        state.open_object().member("address", config::public_url(settings_) + "/join#" + code->token);
        state.member("until", code->until_ms).close_object();
        hub_.set_state({room.id}, "hall_code", state.take());
    }
    timer_.expires_after(look_for_codes_again);
    timer_.async_wait([this](boost::system::error_code ec) {
        if (!ec) show();
    });
}

}  // namespace paraninfo::app
