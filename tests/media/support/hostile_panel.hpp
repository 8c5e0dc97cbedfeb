#pragma once

// Two panelists beside each other on the programme: a good one, whose every frame is counted, and one that
// comes in and misbehaves.

#include "tests/media/support/hostile_browser.hpp"
#include "tests/media/support/panel_on_loopback.hpp"

#include <string>
#include <vector>

namespace paraninfo::testing {

inline constexpr Watched::Spot good_spot{160, 180, paint::programme_green};
inline constexpr Watched::Spot bad_spot{480, 180, paint::programme_blue};
inline constexpr unsigned blue_pixel = 0xff0000ff;

class HostilePanel : public PanelOnLoopback {
  protected:
    void SetUp() override {
        good_answer = publishes(good, 0, "cam-good").text;
        room.studio().take(beside("cam-none"));
        begun = room.go_on(std::chrono::seconds(1)) + std::chrono::milliseconds(700);
    }

    // What it sounds like is no matter: nobody hears it.
    static media_link::Mix beside(const std::string& source) {
        media_link::Mix mix = scene(media_link::Scene::Layout::side_by_side, {"cam-good", source});
        mix.sources = {
            {source, 0, true, std::chrono::milliseconds(0), media_link::SourceMix::Heard::while_shown, {}}};
        return mix;
    }
    std::string next() { return "cam-bad" + std::to_string(++number); }

    struct Attack {
        std::string words;
        program::Instant from;
        program::Instant to;
    };
    // Somebody comes in, behaves until they are on the programme, and no more.
    void attack(const std::string& words, const std::string& media, Change change) {
        const std::string source = next();
        HostileBrowser bad(media);
        publishes(bad.browser, number, source);
        room.studio().take(beside(source));
        room.go_on(std::chrono::milliseconds(500));
        bad.change(std::move(change));
        const program::Instant from = room.go_on(std::chrono::seconds(2));
        EXPECT_GT(bad.changed(), 50U) << words;
        attacks.push_back({words, from, from + std::chrono::seconds(2)});
        room.studio().take(media_link::Leave{id(number)});
    }

    // Until `to`, of the good one and of the programme's own frames.
    void expect_unharmed(const Watched& watched, program::Instant to) const {
        expect_unbroken(watched.kept());
        EXPECT_EQ(watched.frames(), watched.frames_sent());
        const Watched::Span span = watched.shown_between(begun, to, good_spot);
        EXPECT_GT(span.frames, 60U);
        EXPECT_EQ(span.showing, span.frames) << "each frame shows the good one";
        for (program::Instant at = begun; at + std::chrono::seconds(2) < to; at += std::chrono::seconds(1))
            EXPECT_GT(watched.level(at, 1000), 0.05);
    }

    WebrtcOfferer good{coloured_picture(0xff00ff00) + tone(1000)};
    std::string good_answer;
    program::Instant begun{0};
    int number = 0;
    std::vector<Attack> attacks;
};

}  // namespace paraninfo::testing
