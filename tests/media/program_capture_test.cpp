// The programme worker and a capture device of this machine, where one is named.

#include "tests/media/support/programme_room.hpp"
#include "tests/media/support/programme_signs.hpp"
#include "tests/support/capture_devices.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::testing;
using media_link::Source;

TEST(ProgrammeCapture, ADeviceIsSeenAndHeard) {
    const auto named = capture_devices();
    if (!named) GTEST_SKIP() << "PARANINFO_CAPTURE names no device";
    media_link::Configure configure = single::configuration();
    configure.source.kind = Source::Kind::capture;
    configure.source.video_device = named->video;
    configure.source.audio_device = named->audio;
    ProgrammeRoom room(configure);
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return live(r) && loud(r); }));
    ASSERT_TRUE(single::goes_on(*room.gateway));
    expect_unbroken(room.gateway->received());
}
