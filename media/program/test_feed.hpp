#pragma once

// The test feed: the moving picture with the burnt-in clock, painted when it is asked for, and the tone.
// Never silent.

#include "media/mix/test_picture.hpp"
#include "media/program/feed.hpp"

#include <functional>
#include <string>

namespace paraninfo::program {

using WallClock = std::function<std::int64_t()>;  // ms since 1970, UTC
std::int64_t wall_ms_now();

class TestFeed final : public Feed {
  public:
    TestFeed(int width, int height, const std::string& title, WallClock clock = wall_ms_now);

    gst::SharedBuffer picture(Instant now) override;
    void sound(std::uint64_t first, std::span<std::int16_t> out) override;
    void tend(Instant) override {}
    Signs signs() const override;

  private:
    mix::TestPicture picture_;
    WallClock clock_;
};

}  // namespace paraninfo::program
