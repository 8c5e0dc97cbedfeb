#include "server/app/echo_state.hpp"

#include "protocol/json/writer.hpp"

#include <string_view>

namespace paraninfo::app {
namespace {

std::string_view echo_word_of(media_link::EchoTested::Outcome outcome) {
    using Outcome = media_link::EchoTested::Outcome;
    switch (outcome) {
        case Outcome::heard:
            return "heard";
        case Outcome::clean:
            return "clean";
        case Outcome::no_hall:
            return "no_hall";
        case Outcome::no_floor:
            return "no_floor";
    }
    return "failed";
}

std::string without_figures(std::string_view state) {
    json::Writer to;
    to.open_object().member("state", state).key("level").null().key("delay_ms").null();
    return to.close_object().take();
}

}  // namespace

std::string echo_runs_json() {
    return without_figures("runs");
}

std::string echo_json(const std::optional<media_link::EchoTested>& tested) {
    if (!tested) return without_figures("failed");
    const std::string_view state = echo_word_of(tested->outcome);
    if (tested->outcome != media_link::EchoTested::Outcome::heard) return without_figures(state);
    json::Writer to;
    to.open_object().member("state", state).member("level", tested->level);
    return to.member("delay_ms", tested->delay.count()).close_object().take();
}

}  // namespace paraninfo::app
