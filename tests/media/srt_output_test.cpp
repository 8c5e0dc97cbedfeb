// What leaves by SRT, from the socket of a programme to receivers by libsrt: who may have it, who is refused,
// and that none of them costs another anything.

#include "media/link/output_client.hpp"
#include "tests/media/support/srt_outlet.hpp"
#include "tests/media/support/srt_receiver.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <srt/access_control.h>

#include <algorithm>
#include <atomic>
#include <memory>

using namespace paraninfo;
using namespace paraninfo::testing;

namespace {

constexpr std::size_t packet = media_link::ts_packet_bytes;

// A programme whose pieces say what they are: seven packets, of 'k' each tenth, of 'd' the others.
class PlayedProgramme {
  public:
    PlayedProgramme(const std::string& media_socket, const std::string& output)
        : client_(link::output_socket_path(media_socket, output), [this](bool wanted) { wanted_ = wanted; }),
          thread_([this](const std::stop_token& stop) { run(stop); }) {}

    bool comes_to_be_wanted(bool wanted) {
        return eventually([this, wanted] { return wanted_ == wanted; });
    }

  private:
    void run(const std::stop_token& stop) {
        for (unsigned n = 1; !stop.stop_requested(); ++n) {
            const bool opens = n % 10 == 0;
            std::string piece;
            for (int i = 0; i < 7; ++i) piece += '\x47' + std::string(packet - 1, opens ? 'k' : 'd');
            if (wanted_) client_.send(opens, piece);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

    std::atomic<bool> wanted_{false};
    link::OutputClient client_;
    std::jthread thread_;
};

class SrtOutputTest : public ::testing::Test {
  protected:
    SrtOutputTest() {
        outlet_.offer({SrtOutlet::output("to-obs"), SrtOutlet::output("second", "another-key-of-it")});
    }

    std::unique_ptr<SrtReceiver> receiver(const std::string& streamid = "to-obs",
                                          const std::string& key = SrtOutlet::passphrase) {
        return std::make_unique<SrtReceiver>(outlet_.port(), streamid, key);
    }

    paraninfo::test::TemporaryFolder folder_;
    SrtOutlet outlet_{folder_ / "media.sock"};
    PlayedProgramme programme_{folder_ / "media.sock", "to-obs"};
};

// From a piece that opens on, whole packets.
void expect_programme(const std::string& bytes) {
    ASSERT_GE(bytes.size(), 10 * packet);
    EXPECT_EQ(bytes.substr(0, 2), "\x47k");
    EXPECT_EQ(bytes.size() % packet, 0U);
    EXPECT_NE(bytes.find("\x47"
                         "d"),
              std::string::npos);
}

}  // namespace

TEST_F(SrtOutputTest, WhoAsksByTheKeyGetsTheProgrammeFromAKeyFrameOn) {
    const auto plain = receiver();
    ASSERT_EQ(plain->reason(), 0);
    expect_programme(plain->read(50'000));
    const auto spoken = receiver("#!::r=to-obs,m=request");
    ASSERT_EQ(spoken->reason(), 0);
    expect_programme(spoken->read(50'000));
    EXPECT_TRUE(
        outlet_.wait_for("to-obs", [](const auto& state) { return state.receivers == 2 && state.kbit > 0; }));
}

TEST_F(SrtOutputTest, AWrongKeyIsRefusedAndToldOf) {
    EXPECT_EQ(receiver("to-obs", "incorrect-horse-battery")->reason(), SRT_REJ_BADSECRET);
    EXPECT_EQ(receiver("to-obs", "another-key-of-it")->reason(), SRT_REJ_BADSECRET) << "another output's";
    EXPECT_TRUE(outlet_.wait_for_refusal("to-obs", 403));
    EXPECT_EQ(receiver("nothing")->reason(), SRT_REJX_NOTFOUND);
}

TEST_F(SrtOutputTest, NobodyPublishesToAnOutput) {
    EXPECT_EQ(receiver("#!::r=to-obs,m=publish")->reason(), SRT_REJX_FORBIDDEN);
    EXPECT_TRUE(outlet_.wait_for_refusal("to-obs", 403));
}

TEST_F(SrtOutputTest, EightReceiveAndTheNinthIsRefusedUntilOneGoes) {
    std::vector<std::unique_ptr<SrtReceiver>> all;
    for (std::size_t i = 0; i < media_link::receivers_max; ++i) {
        all.push_back(receiver());
        ASSERT_EQ(all.back()->reason(), 0);
    }
    ASSERT_TRUE(outlet_.wait_for_receivers("to-obs", media_link::receivers_max));
    EXPECT_EQ(receiver()->reason(), SRT_REJX_OVERLOAD);
    EXPECT_TRUE(outlet_.wait_for_refusal("to-obs", 503));
    for (const auto& each : all) expect_programme(each->read(20'000));
    all.pop_back();
    ASSERT_TRUE(outlet_.wait_for_receivers("to-obs", media_link::receivers_max - 1));
    EXPECT_EQ(receiver()->reason(), 0);
}

TEST_F(SrtOutputTest, TheProgrammeIsMadeWhileSomebodyReceivesIt) {
    EXPECT_TRUE(programme_.comes_to_be_wanted(false));
    auto one = receiver();
    EXPECT_TRUE(programme_.comes_to_be_wanted(true));
    expect_programme(one->read(20'000));
    one->close();
    EXPECT_TRUE(programme_.comes_to_be_wanted(false));
    EXPECT_TRUE(outlet_.wait_for_receivers("to-obs", 0));
}

TEST_F(SrtOutputTest, WhoDoesNotReadCostsNobodyElseAnything) {
    const auto stuck = receiver();
    ASSERT_EQ(stuck->reason(), 0);
    const auto good = receiver();
    for (int i = 0; i < 20; ++i) ASSERT_GE(good->read(100'000).size(), 100'000U);
}

TEST_F(SrtOutputTest, AnotherKeyCutsOffWhoReceivesByTheOneBefore) {
    const auto before = receiver();
    expect_programme(before->read(20'000));
    outlet_.offer({SrtOutlet::output("to-obs", "a-third-passphrase")});
    EXPECT_TRUE(before->is_cut_off());
    EXPECT_EQ(receiver()->reason(), SRT_REJ_BADSECRET);
    const auto after = receiver("to-obs", "a-third-passphrase");
    ASSERT_EQ(after->reason(), 0);
    expect_programme(after->read(20'000));
}

TEST_F(SrtOutputTest, AnOutputCallsItsReceiverAndAgainWhereThatWasGone) {
    SrtReceiver first{SrtOutlet::passphrase};
    media_link::SrtOutput calls = SrtOutlet::output("to-obs");
    calls.host = "localhost";
    calls.port = first.port();
    calls.streamid = "#!::r=hall,m=publish";
    outlet_.offer({calls});
    ASSERT_TRUE(first.accept());
    expect_programme(first.read(20'000));
    EXPECT_EQ(receiver()->reason(), SRT_REJX_NOTFOUND) << "nobody calls for it";
    first.close();
    ASSERT_TRUE(first.accept());
    expect_programme(first.read(20'000));
}

TEST_F(SrtOutputTest, ACallThatIsNotAnsweredSaysWhy) {
    SrtReceiver other{"another-key-of-it"};
    media_link::SrtOutput wrong = SrtOutlet::output("wrong"), nobody = wrong, nowhere = wrong;
    wrong.host = nobody.host = "127.0.0.1";
    wrong.port = other.port();
    nobody.id = "nobody";
    nobody.port = 9;
    nowhere.id = "nowhere";
    nowhere.host = "no-such-host.invalid";
    nowhere.port = 9000;
    outlet_.offer({wrong, nobody, nowhere});
    EXPECT_TRUE(outlet_.wait_for_refusal("wrong", 403));
    EXPECT_TRUE(outlet_.wait_for_refusal("nobody", 504));
    EXPECT_TRUE(outlet_.wait_for_refusal("nowhere", 504));
    EXPECT_TRUE(outlet_.wait_for("nobody", [](const auto& state) { return state.refused >= 2; })) << "again";
}
