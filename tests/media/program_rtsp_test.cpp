// The programme worker and a real RTSP server: with and without a password, over TCP and UDP, frozen and
// back.

#include "tests/media/support/programme_room.hpp"
#include "tests/media/support/programme_signs.hpp"
#include "tests/media/support/rtsp_server.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::testing;
using media_link::Source;

namespace {

media_link::Configure camera(const RtspServer& server, Source::Transport transport = Source::Transport::tcp) {
    media_link::Configure configure = single::configuration();
    configure.source.kind = Source::Kind::rtsp;
    configure.source.url = server.url();
    configure.source.transport = transport;
    return configure;
}

media_link::Configure with_password(media_link::Configure configure, const std::string& password) {
    configure.source.user = "viewer";
    configure.source.password = password;
    return configure;
}

bool seen_and_heard(const Received& received) {
    return live(received) && loud(received);
}

// Nothing that the worker says or is started with holds the password.
void expect_kept(const ProgrammeRoom& room, const std::string& password) {
    EXPECT_FALSE(said(room.gateway->received(), password));
    for (const char* file : {"cmdline", "environ"}) {
        std::ifstream in("/proc/" + std::to_string(room.worker.pid()) + "/" + file, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        EXPECT_EQ(text.find(password), std::string::npos) << file;
    }
}

}  // namespace

TEST(ProgrammeRtsp, IsSeenAndHeardOverTcpAndUdp) {
    const RtspServer server("none");
    for (const auto transport : {Source::Transport::tcp, Source::Transport::udp}) {
        ProgrammeRoom room(camera(server, transport));
        ASSERT_TRUE(room.gateway->wait_for(seen_and_heard)) << static_cast<int>(transport);
        ASSERT_TRUE(single::goes_on(*room.gateway));
        expect_unbroken(room.gateway->received());
    }
}

TEST(ProgrammeRtsp, TakesTheRightPasswordBasicAndDigest) {
    for (const std::string method : {"basic", "digest"}) {
        const RtspServer server(method, "correct-horse");
        ProgrammeRoom room(with_password(camera(server), "correct-horse"));
        ASSERT_TRUE(room.gateway->wait_for(seen_and_heard)) << method;
        expect_kept(room, "correct-horse");
    }
}

TEST(ProgrammeRtsp, SaysInWordsThatAPasswordIsWrongOrMissing) {
    for (const std::string method : {"basic", "digest"}) {
        const RtspServer server(method, "correct-horse");
        ProgrammeRoom wrong(with_password(camera(server), "wrong-battery"));
        ProgrammeRoom none(camera(server));
        for (ProgrammeRoom* room : {&wrong, &none}) {
            ASSERT_TRUE(room->gateway->wait_for([](const Received& r) {
                return slate(r) && said(r, "the camera refuses the user or the password");
            })) << method;
            EXPECT_FALSE(live(room->gateway->received()));
        }
        expect_kept(wrong, "wrong-battery");
    }
}

TEST(ProgrammeRtsp, ByTlsACameraIsBelievedByItsOwnCertificateAndByNoOther) {
    const CameraCertificate own, another;
    const RtspServer server("basic", "correct-horse", &own);
    const auto with = [&](const std::string& certificate) {
        media_link::Configure configure = with_password(camera(server), "correct-horse");
        configure.source.certificate = certificate;
        return configure;
    };
    for (const std::string& certificate : {std::string(), another.pem()}) {
        ProgrammeRoom room(with(certificate));
        ASSERT_TRUE(room.gateway->wait_for([](const Received& r) {
            return slate(r) && said(r, "the camera's certificate is not the expected one");
        }));
        EXPECT_FALSE(live(room.gateway->received()));
    }
    ProgrammeRoom room(with(own.pem()));
    ASSERT_TRUE(room.gateway->wait_for(seen_and_heard));
    ASSERT_TRUE(single::goes_on(*room.gateway));
}

TEST(ProgrammeRtsp, AFrozenServerIsLeftAndFoundAgain) {
    const RtspServer server("none");
    ProgrammeRoom room(camera(server));
    ASSERT_TRUE(room.gateway->wait_for(seen_and_heard));
    server.freeze();
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) {
        return slate(r) && silent(r) && said(r, "nothing comes from the source any more");
    }));
    // Not even a server that stands still in the middle of an answer keeps the worker from its own time.
    ASSERT_TRUE(single::goes_on(*room.gateway));
    server.thaw();
    ASSERT_TRUE(room.gateway->wait_for(seen_and_heard));
    ASSERT_TRUE(single::goes_on(*room.gateway));
    expect_unbroken(room.gateway->received());
}

TEST(ProgrammeRtsp, AStreamThatTheCameraDoesNotHaveIsSaid) {
    const RtspServer server("none");
    media_link::Configure configure = camera(server);
    configure.source.url += "-two";
    ProgrammeRoom room(configure);
    ASSERT_TRUE(room.gateway->wait_for(
        [](const Received& r) { return said(r, "the camera has no stream of this address"); }));
}

TEST(ProgrammeRtsp, AServerThatIsNotThereIsSaidAndWaitedFor) {
    media_link::Configure configure = single::configuration();
    configure.source.kind = Source::Kind::rtsp;
    configure.source.url = "rtsp://127.0.0.1:1/camera";
    ProgrammeRoom room(configure);
    ASSERT_TRUE(room.gateway->wait_for([](const Received& r) {
        return slate(r) && r.segments(single::video) > 1 && said(r, "the camera cannot be reached");
    }));
}
