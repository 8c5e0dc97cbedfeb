// Damaged streams on the ways into the running program: 200 mutations of a recorded second of MPEG-TS over
// SRT and of RTMP, with questions asked all the while. PARANINFO_MUTATIONS is another number of them.
#include "tests/edge/free_port.hpp"
#include "tests/edge/rtmp_publisher.hpp"
#include "tests/edge/running_server.hpp"
#include "tests/media/support/encoder.hpp"
#include "tests/support/mutation.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>
#include <utility>

namespace paraninfo {
namespace {

using test::Mutation;
using test::RtmpPublisher;
using test::RunningServer;
using test::WebSocket;

const std::string limits =
    R"({"ask":{"per_second":1000,"burst":10000},"commands":{"per_second":1000,"burst":10000},)"
    R"("messages":{"per_second":1000,"burst":10000},"questions_per_room":100000})";

int mutations() {
    const char* text = std::getenv("PARANINFO_MUTATIONS");
    return text ? std::atoi(text) : 200;
}

std::string value_of(const std::string& json, const std::string& member) {
    const std::size_t at = json.find('"' + member + "\":\"");
    if (at == std::string::npos) return "";
    const std::size_t from = at + member.size() + 4;
    return json.substr(from, json.find('"', from) - from);
}

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// FLV's tags as RTMP's chunks.
std::string as_chunks(const std::string& flv) {
    const auto byte = [&flv](std::size_t at) { return static_cast<unsigned char>(flv[at]); };
    std::string chunks;
    for (std::size_t at = 13; at + 15 <= flv.size();) {
        const std::size_t size = byte(at + 1) * 65536U + byte(at + 2) * 256U + byte(at + 3);
        const std::uint32_t time =
            byte(at + 7) * 16777216U + byte(at + 4) * 65536U + byte(at + 5) * 256U + byte(at + 6);
        if (at + 15 + size > flv.size()) break;
        const rtmp::Message message{byte(at), 1, time, flv.substr(at + 11, size)};
        const std::uint8_t stream = message.is(rtmp::MessageType::video) ? 6 : 4;
        if (byte(at) != 18) chunks += rtmp::in_chunks(message, stream, RtmpPublisher::chunk_bytes);
        at += 15 + size;
    }
    return chunks;
}

class MutatedMedia : public testing::Test {
  protected:
    MutatedMedia() { std::signal(SIGPIPE, SIG_IGN); }
    ~MutatedMedia() override {
        if (srt_) ::pclose(srt_);
    }

    std::string media_members() const {
        return R"("feeds":[{"id":"main","kind":"srt"},{"id":"spare","kind":"rtmp"}],"srt":{"port":)" +
               std::to_string(srt_port_) + R"(},"rtmp":{"port":)" + std::to_string(rtmp_port_) +
               R"(},"media":{"renditions":[{"name":"180p","width":320,"height":180,"kbit":300}]},)";
    }
    std::string record(const std::string& name, const std::string& format) const {
        const std::string path = server_.folder() / name;
        const std::string line =
            "ffmpeg -nostdin -v error -f lavfi -i testsrc2=size=320x180:rate=30 -f lavfi -i "
            "sine=frequency=440:sample_rate=48000 -t 1 -c:v libx264 -preset ultrafast -g 15 "
            "-b:v 400k -c:a aac -f " +
            format + " " + path;
        EXPECT_EQ(std::system(line.c_str()), 0);
        return contents(path);
    }
    std::string srt_url() const {
        const std::string told = server_.command("feed --id main");
        return "srt://127.0.0.1:" + std::to_string(srt_port_) + "?streamid=" + value_of(told, "streamid") +
               "&passphrase=" + value_of(told, "passphrase");
    }
    // ffmpeg carries the bytes as they are; one that was sent away is followed by another.
    void send_by_srt(const std::string& bytes) {
        if (!srt_)
            srt_ =
                ::popen(("exec ffmpeg -v quiet -f data -i pipe:0 -map 0 -c copy -flush_packets 1 -f data '" +
                         srt_url() + "'")
                            .c_str(),
                        "w");
        if (std::fwrite(bytes.data(), 1, bytes.size(), srt_) == bytes.size() && std::fflush(srt_) == 0) {
            ++sent_by_srt_;
            return;
        }
        ::pclose(srt_);
        srt_ = nullptr;
    }
    // A connection for each: first what is well, so that a decoder is at work.
    void send_by_rtmp(const std::string& good, const std::string& bad) {
        for (int attempt = 0; attempt < 100; ++attempt) {
            const RtmpPublisher publisher(rtmp_port_, rtmp_key_);
            if (!publisher.publishes()) continue;
            if (publisher.send(good)) ++sent_by_rtmp_;
            publisher.send(bad);
            return;
        }
    }
    bool comes_back();
    std::size_t worker_starts() const {
        const std::string log = server_.log();
        std::size_t count = 0;
        for (std::size_t at = 0; (at = log.find("worker.started", at)) != std::string::npos; ++at)
            count +=
                log.compare(log.find("\"worker\"", at), 30, "\"worker\":\"programme-auditorium") == 0 ? 1 : 0;
        return count;
    }

    const std::uint16_t srt_port_ = test::free_port();
    const std::uint16_t rtmp_port_ = test::free_port();
    RunningServer server_{limits, "", media_members(), R"("feed":"main","backup":"spare",)"};
    std::string rtmp_key_;
    std::FILE* srt_ = nullptr;
    int sent_by_srt_ = 0;
    int sent_by_rtmp_ = 0;
};

// The picture of the room by what its page is told at a join.
std::string source_told(const RunningServer& server) {
    WebSocket socket(server, server.enter("participant"));
    socket.join();
    return value_of(socket.read_until("\"playlist\""), "source");
}

// With an encoder that is well.
bool MutatedMedia::comes_back() {
    if (srt_) ::pclose(std::exchange(srt_, nullptr));
    for (int attempt = 0; attempt < 10; ++attempt) {
        const test::Encoder encoder(srt_url());
        for (int look = 0; look < 20; ++look) {
            if (source_told(server_) == "live") return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(250));
        }
    }
    return false;
}

TEST_F(MutatedMedia, CostNoQuestionAndThePictureComesBack) {
    rtmp_key_ = value_of(server_.command("feed --id spare --new-key"), "key");
    server_.stop(SIGTERM);
    server_.start();  // takes the key
    const std::string mpeg_ts = record("second.ts", "mpegts");
    const std::string flv = record("second.flv", "flv");
    const std::string chunks = as_chunks(flv);
    WebSocket socket(server_, server_.enter("participant"));
    socket.join();
    ASSERT_NE(socket.read_until("\"snapshot\""), "");
    int unanswered = 0;
    for (int i = 0; i < mutations(); ++i) {
        Mutation mutation(static_cast<std::uint64_t>(i));
        if (i % 2 == 0)
            send_by_srt(mutation.of(mpeg_ts));
        else
            send_by_rtmp(chunks, i % 4 == 1 ? mutation.of(chunks) : as_chunks(mutation.of(flv)));
        socket.send(test::ask(1000 + i, "Question " + std::to_string(i)));
        const std::string answer = socket.read_until("\"id\":" + std::to_string(1000 + i));
        if (answer.find("\"result\"") == std::string::npos) ++unanswered;
    }
    EXPECT_EQ(unanswered, 0);
    EXPECT_GT(sent_by_srt_, mutations() / 4);
    EXPECT_GT(sent_by_rtmp_, mutations() / 4);
    EXPECT_TRUE(comes_back());
    EXPECT_LE(worker_starts(), 8U + static_cast<std::size_t>(mutations()) / 100) << server_.log();
}

}  // namespace
}  // namespace paraninfo
