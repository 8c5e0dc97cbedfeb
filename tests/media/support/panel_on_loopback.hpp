#pragma once

// A programme whose panelists have browsers over the loopback: who publishes and who plays, and how the
// producer is told that they are.

#include "tests/media/support/watched.hpp"
#include "tests/media/support/webrtc_offerer.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace paraninfo::testing {

class PanelOnLoopback : public ::testing::Test {
  protected:
    using State = media_link::SourceState::State;

    static media_link::Configure panel_on_loopback() {
        media_link::Configure configure = panel();
        configure.contribution.port_min = 41600;
        configure.contribution.port_max = 41699;
        configure.contribution.addresses = {"127.0.0.1"};
        return configure;
    }

    static std::string id(int number) { return std::string(22, 'a') + std::to_string(10 + number); }

    media_link::Answer answer_to(WebrtcOfferer& browser, int number, const std::string& source,
                                 media_link::Offer::Kind kind = media_link::Offer::Kind::publish) {
        const media_link::Offer offer{
            .session = id(number), .kind = kind, .source = source, .sdp = browser.offer()};
        room.studio().take(offer);
        EXPECT_TRUE(room.wait_for([&](const auto& all) { return all.answer(offer.session) != nullptr; }));
        const MixedRoom::Kept kept = room.kept();
        const media_link::Answer* answer = kept.answer(offer.session);
        return answer ? *answer : media_link::Answer{.session = offer.session, .status = 0, .text = ""};
    }
    media_link::Answer join(WebrtcOfferer& browser, int number, const std::string& source,
                            media_link::Offer::Kind kind) {
        const media_link::Answer answer = answer_to(browser, number, source, kind);
        EXPECT_EQ(answer.status, 201) << answer.text;
        if (answer.status == 201) browser.take_answer(answer.text);
        return answer;
    }
    media_link::Answer publishes(WebrtcOfferer& browser, int number, const std::string& source) {
        const media_link::Answer answer = join(browser, number, source, media_link::Offer::Kind::publish);
        EXPECT_TRUE(room.wait_for([&](const MixedRoom::Kept& all) { return is(all, source, State::live); }));
        return answer;
    }
    static bool is(const MixedRoom::Kept& all, const std::string& source, State state) {
        return !all.sources.empty() &&
               std::any_of(all.sources.back().sources.begin(), all.sources.back().sources.end(),
                           [&](const auto& one) { return one.source == source && one.state == state; });
    }

    MixedRoom room{panel_on_loopback()};
};

}  // namespace paraninfo::testing
