// A client of another make (aiortc) against Contributions, in a process that has nothing of GStreamer but
// what a programme's worker has.

#include "media/contribution/contributions.hpp"

#include "media/gst/plugins.hpp"
#include "tests/media/support/loopback.hpp"
#include "tests/media/support/stage_programme.hpp"
#include "tests/media/support/stage_seen.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/webrtc_client.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <regex>

using namespace paraninfo;
using namespace paraninfo::contribution;
using namespace paraninfo::testing;
using media_link::SourceState;
using test::WebrtcClient;

namespace {

using Edit = std::string (*)(const std::string&);

std::string as_it_is(const std::string& offer) {
    return offer;
}

// OBS gathers once the answer has told it of relays, and says nothing of what it found.
std::string without_candidates(const std::string& offer) {
    static const std::regex lines("a=(candidate:|end-of-candidates)[^\r\n]*\r\n");
    return std::regex_replace(offer, lines, "");
}

struct Stage {
    static media_link::Contribution settings() { return on_loopback(41200); }
    bool join(WebrtcClient& client, media_link::Offer offer, Edit edit = as_it_is) {
        offer.sdp = edit(client.offer());
        contributions.offer(offer);
        const auto answer = seen.answer(offer.session);
        if (!answer || answer->status != 201) return false;
        client.take_answer(answer->text);
        return true;
    }
    SourceState::State state(const std::string& source) {
        for (const SourceState& one : contributions.sources().sources)
            if (one.source == source) return one.state;
        return SourceState::State::connecting;
    }

    StageSeen seen;
    Contributions contributions{settings(), StageProgramme::source, seen, seen.handlers()};
    StageProgramme programme{contributions};
};

const media_link::Offer publication{.session = std::string(24, 'c'), .source = "cam-one", .sdp = {}};
const media_link::Offer play{
    .session = std::string(24, 'd'), .kind = media_link::Offer::Kind::play, .source = "cam-one", .sdp = {}};

[[noreturn]] void as_a_worker(const std::function<bool(Stage&)>& test) {
    bool held = false;
    try {
        const test::TemporaryFolder folder;
        gst::start_with_allowed_plugins(folder.path());
        gst::give_up_all_but({gst::Source::webrtc});
        Stage stage;
        held = test(stage);
        if (!held) std::fprintf(stderr, "%s\n", stage.seen.said().c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    std::exit(held ? 0 : 1);
}

void expect_of_a_worker(const std::function<bool(Stage&)>& test) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(as_a_worker(test), ::testing::ExitedWithCode(0), "");
}

std::vector<std::string> publisher(const std::string& codec, const Yuv& colour, int hertz) {
    return {"publish",
            codec,
            std::to_string(colour[0]),
            std::to_string(colour[1]),
            std::to_string(colour[2]),
            std::to_string(hertz)};
}

bool is_seen_and_heard(Stage& stage, const std::string& codec, Edit edit = as_it_is) {
    WebrtcClient client(publisher(codec, blue, 1000));
    return stage.join(client, publication, edit) && eventually([&] {
               const SeenMedia media = stage.seen.media("cam-one");
               return media.shows(blue) && media.sounds(1000, {440, 3000}) && media.width == 320;
           });
}

}  // namespace

TEST(ContributionClient, ItsVp8AndItsOpusAreSeenAndHeard) {
    expect_of_a_worker([](Stage& stage) { return is_seen_and_heard(stage, "VP8"); });
}

TEST(ContributionClient, ItsH264IsSeen) {
    expect_of_a_worker([](Stage& stage) { return is_seen_and_heard(stage, "H264"); });
}

TEST(ContributionClient, ItIsSeenByItsChecksAloneWhereItNamesNoAddressOfItsOwn) {
    expect_of_a_worker([](Stage& stage) { return is_seen_and_heard(stage, "VP8", without_candidates); });
}

TEST(ContributionClient, ItPlaysTheProgrammeWithoutItsOwnPart) {
    expect_of_a_worker([](Stage& stage) {
        WebrtcClient client({"play", "440", "1000"});
        if (!stage.join(client, play)) return false;
        return eventually([&] {
            const nlohmann::json said = client.read();
            SeenMedia media;
            media.colour = said["colour"];
            return media.shows(green) && said["size"][0] == 640 && said["tones"][0] > 0.1 &&
                   said["tones"][1] < 0.01;
        });
    });
}

TEST(ContributionClient, OneThatIsKilledIsStalledAndThenGone) {
    expect_of_a_worker([](Stage& stage) {
        WebrtcClient client(publisher("VP8", blue, 1000));
        if (!stage.join(client, publication)) return false;
        using State = SourceState::State;
        if (!eventually([&] { return stage.state("cam-one") == State::live; })) return false;
        client.kill();
        return eventually([&] { return stage.state("cam-one") == State::stalled; }) &&
               eventually([&] { return stage.seen.ends("cam-one") == 1; });
    });
}
