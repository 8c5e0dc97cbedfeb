// The programme worker and a capture device of this machine. PARANINFO_CAPTURE names it, video and sound,
// such as "/dev/video0 hw:1,0"; Linux' own vivid and snd-aloop will do.

#include "tests/media/support/programme_room.hpp"
#include "tests/media/support/programme_signs.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

using namespace paraninfo;
using namespace paraninfo::testing;
using media_link::Source;

TEST(ProgrammeCapture, ADeviceIsSeenAndHeard) {
    const char* named = std::getenv("PARANINFO_CAPTURE");
    if (named == nullptr) GTEST_SKIP() << "PARANINFO_CAPTURE names no device";
    media_link::Configure configure = single::configuration();
    configure.source.kind = Source::Kind::capture;
    std::istringstream(named) >> configure.source.video_device >> configure.source.audio_device;
    ProgrammeRoom room(configure);
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return live(r) && loud(r); }));
    ASSERT_TRUE(single::goes_on(*room.gateway));
    expect_unbroken(room.gateway->received());
}
