// A room with a main and a backup source, two real encoders over SRT: the picture goes on with the second one
// when the first is killed, stands still or loses its sound, and comes back by the rule.

#include "tests/media/support/programme_room.hpp"
#include "tests/media/support/programme_signs.hpp"
#include "tests/media/support/srt_ingest.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::testing;
using media_link::Health;
using std::chrono::milliseconds;
using test::Encoder;

namespace {

media_link::Configure configuration() {
    media_link::Configure configure = single::configuration();
    configure.backup = media_link::Source{};
    configure.backup->kind = media_link::Source::Kind::published;
    configure.backup->feed = "spare";
    configure.failover = {milliseconds{3000}, milliseconds{2000}, milliseconds{3000}};
    return configure;
}

const std::string coded =
    " -t 120 -c:v libx264 -preset ultrafast -tune zerolatency -g 30 -pix_fmt yuv420p -c:a aac -b:a 64k";
const std::string tone = " -f lavfi -i sine=frequency=440:sample_rate=48000";
const std::string moving = "-re -f lavfi -i testsrc2=size=320x180:rate=30" + tone + coded;
const std::string still = "-re -f lavfi -i color=red:size=320x180:rate=30" + tone + coded;
const std::string soundless = "-re -f lavfi -i testsrc2=size=320x180:rate=30 -an" + coded;

struct BackupRoom : ProgrammeRoom {
    BackupRoom() : ProgrammeRoom(configuration()), ingest(folder / "media.sock", {"main", "spare"}) {}

    // A machine at its limit may make other reasons come first.
    bool says(const std::string& words) {
        return gateway->wait_for([&words](const Received& r) { return said(r, words); });
    }
    bool shows(Health::OnAir source) {
        return gateway->wait_for(
            [source](const Received& r) { return live(r) && loud(r) && r.healths.back().on_air == source; });
    }
    std::size_t healths() const { return gateway->received().healths.size(); }
    // The slate was not seen since the n-th sign of life, and the programme never said so.
    bool never_dark_since(std::size_t n) const {
        const Received received = gateway->received();
        const auto& all = received.healths;
        return !said(received, "slate") &&
               std::all_of(all.begin() + static_cast<std::ptrdiff_t>(n), all.end(),
                           [](const Health& health) { return health.picture == Health::Picture::live; });
    }

    SrtIngest ingest;
};

}  // namespace

TEST(ProgrammeBackup, TakesOverFromAKilledEncoderWithNoSlateAndGivesBack) {
    BackupRoom room;
    auto main = std::make_unique<Encoder>(room.ingest.url("main"), moving);
    ASSERT_TRUE(room.shows(Health::OnAir::main));
    const Encoder spare(room.ingest.url("spare"), moving);
    ASSERT_TRUE(room.ingest.record.wait_for_states(media_link::FeedState::State::connected, 2));
    ASSERT_TRUE(single::goes_on(*room.gateway));
    const std::size_t before = room.healths();
    main.reset();
    ASSERT_TRUE(room.shows(Health::OnAir::backup));
    ASSERT_TRUE(single::goes_on(*room.gateway));
    EXPECT_TRUE(said(room.gateway->received(), "the backup source is on air: the main one gives no picture"));
    main = room.ingest.publish_again("main", moving);
    ASSERT_TRUE(room.shows(Health::OnAir::main));
    ASSERT_TRUE(single::goes_on(*room.gateway));
    EXPECT_TRUE(said(room.gateway->received(), "the main source is on air again"));
    EXPECT_TRUE(room.never_dark_since(before));
    expect_unbroken(room.gateway->received());
}

TEST(ProgrammeBackup, TakesOverFromAPictureThatStandsStill) {
    BackupRoom room;
    const Encoder main(room.ingest.url("main"), still);
    ASSERT_TRUE(room.shows(Health::OnAir::main));
    const Encoder spare(room.ingest.url("spare"), moving);
    EXPECT_TRUE(room.says("the backup source is on air: the main one stands still"));
    ASSERT_TRUE(room.shows(Health::OnAir::backup));
    expect_unbroken(room.gateway->received());
}

TEST(ProgrammeBackup, TakesOverFromASourceWithoutSound) {
    BackupRoom room;
    const Encoder main(room.ingest.url("main"), soundless);
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) { return live(r) && silent(r); }));
    const Encoder spare(room.ingest.url("spare"), moving);
    EXPECT_TRUE(room.says("the backup source is on air: the main one has no sound"));
    ASSERT_TRUE(room.shows(Health::OnAir::backup));
    expect_unbroken(room.gateway->received());
}
