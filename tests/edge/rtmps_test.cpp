// An encoder that publishes by RTMPS to the running program: TLS ends in the gateway, RTMP in the ingest.
#include "server/gateway/rtmps_door.hpp"
#include "tests/edge/free_port.hpp"
#include "tests/edge/running_server.hpp"
#include "tests/edge/silent_socket.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <fcntl.h>
#include <memory>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace paraninfo {
namespace {

using Value = nlohmann::json;

// ffmpeg with a picture and a tone; ended with the object.
class Encoder {
  public:
    explicit Encoder(const std::string& url) : process_(::fork()) {
        if (process_ != 0) return;
        const int nowhere = ::open("/dev/null", O_RDWR);
        for (const int stream : {0, 1, 2}) ::dup2(nowhere, stream);
        ::execlp("ffmpeg", "ffmpeg", "-re", "-f", "lavfi", "-i", "testsrc=size=320x180:rate=30", "-f",
                 "lavfi", "-i", "sine", "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency",
                 "-pix_fmt", "yuv420p", "-c:a", "aac", "-f", "flv", url.c_str(), nullptr);
        ::_exit(127);
    }
    ~Encoder() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

  private:
    pid_t process_;
};

class Rtmps : public testing::Test {
  protected:
    Value feed() const { return Value::parse(server_.command("ctl feeds"))["feeds"].at(0); }
    bool is(const char* member, const Value& value) const {
        for (int i = 0; i < 300; ++i) {
            if (feed()[member] == value) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    }
    std::string url(const std::string& key) const {
        return "rtmps://127.0.0.1:" + std::to_string(tls_port_) + "/live/" + key;
    }

    const std::uint16_t port_ = test::free_port();
    const std::uint16_t tls_port_ = test::free_port();
    test::RunningServer server_{
        "{}", "",
        R"("feeds":[{"id":"obs","kind":"rtmp"}],"rtmp":{"address":"127.0.0.1","port":)" +
            std::to_string(port_) + R"(},"rtmps":{"address":"127.0.0.1","port":)" +
            std::to_string(tls_port_) + "},"};
};

TEST_F(Rtmps, AnEncoderPublishesAndAWrongKeyIsRefusedInWords) {
    const std::string key = Value::parse(server_.command("ctl key --id obs"))["key"];
    {
        const Encoder stranger(url("obs_WRONG"));
        EXPECT_TRUE(server_.logs("the key is wrong"));
    }
    EXPECT_EQ(feed()["refusal"]["code"], 403);
    {
        const Encoder encoder(url(key));
        EXPECT_TRUE(is("state", "publishing"));
    }
    EXPECT_TRUE(is("state", "lost"));
    EXPECT_EQ(server_.log().find(key), std::string::npos);
}

TEST_F(Rtmps, WhoOnlyHoldsConnectionsKeepsNoEncoderOut) {
    const std::string key = Value::parse(server_.command("ctl key --id obs"))["key"];
    std::vector<std::unique_ptr<test::SilentSocket>> held;
    for (std::size_t i = 0; i < 2 * gateway::RtmpsDoor::connections_max; ++i)
        held.push_back(std::make_unique<test::SilentSocket>(tls_port_));
    const Encoder encoder(url(key));
    EXPECT_TRUE(is("state", "publishing"));
}

// The key that an encoder uses is taken back: it is cut off, and the new one is taken at once.
TEST_F(Rtmps, AnotherKeyHoldsAtOnce) {
    const std::string first = Value::parse(server_.command("ctl key --id obs"))["key"];
    const Encoder encoder(url(first));
    ASSERT_TRUE(is("state", "publishing"));
    const std::string second = Value::parse(server_.command("ctl key --id obs"))["key"];
    EXPECT_TRUE(is("state", "lost"));
    const Encoder next(url(second));
    EXPECT_TRUE(is("state", "publishing"));
}

}  // namespace
}  // namespace paraninfo
