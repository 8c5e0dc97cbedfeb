// What the server serves, over a long and troubled broadcast, is free of findings.
#include <gtest/gtest.h>

#include "tests/hls_lint/lint.hpp"
#include "tests/hls_lint/playlist.hpp"
#include "tests/unit/server/hls/broadcast.hpp"

namespace paraninfo::hls_lint {
namespace {

using namespace std::chrono_literals;

// Fetches as a viewer does, and keeps what it got.
class Recorder {
  public:
    explicit Recorder(hls::Stage& stage) : stage_(stage) {}

    void fetch(const std::string& file) {
        hls::Viewer viewer(stage_.shelf);
        if (!viewer.ask("/hls/auditorium/p7/" + file, stage_.broadcast.now)) return;
        if (viewer.on_disk) read_tape(file, viewer);
        if (viewer.answers > 0) keep(file, viewer);
    }
    // What the archive does with what the shelf sends to it.
    void read_tape(const std::string& file, hls::Viewer& viewer) {
        const std::size_t rendition = file.starts_with("720p")   ? hls::hd
                                      : file.starts_with("360p") ? hls::sd
                                                                 : hls::sound;
        const auto name = file.substr(file.find('/') + 1);
        if (name.starts_with("init")) return;
        const auto found = stage_.tape.find({rendition, std::stoull(name)});
        const bool has_media = found != stage_.tape.end() && found->second.media.answer;
        if (has_media) return viewer.answered(found->second.media.answer, 200);
        viewer.answered(hls::error_response(404, std::chrono::seconds{2}, "").response, 404);
    }

    // As a client with the newest playlist reloads it.
    void fetch_delta(const std::string& rendition) { fetch(rendition + "/live.m3u8?_HLS_skip=YES"); }

    // All playlists without directives, and everything that they list.
    void sweep() {
        fetch("index.m3u8");
        for (const std::string rendition : {"720p", "360p", "audio"}) {
            fetch(rendition + "/live.m3u8");
            const auto parsed = parse(captures.back().body);
            for (const auto& segment : parsed.media->segments) {
                fetch(rendition + "/" + segment.map);
                if (!segment.uri.empty()) fetch(rendition + "/" + segment.uri);
                for (const auto& part : segment.parts) fetch(rendition + "/" + part.uri);
            }
        }
    }

    void keep(const std::string& file, const hls::Viewer& viewer) {
        Capture capture;
        capture.url = "/hls/auditorium/p7/" + file;
        capture.status = viewer.response.status;
        capture.at_ms =
            std::chrono::duration<double, std::milli>(stage_.broadcast.now.time_since_epoch()).count();
        capture.bytes = viewer.response.body.size();
        if (capture.is_playlist()) capture.body = viewer.response.body;
        for (const auto& [name, value] : viewer.response.headers) {
            std::string small = name;
            for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            capture.headers[small] = value;
        }
        captures.push_back(std::move(capture));
    }

    void expect_clean() const {
        for (const auto& finding : lint(captures))
            ADD_FAILURE() << "rule " << finding.rule << " " << finding.url << ": " << finding.what;
    }

    std::vector<Capture> captures;

  private:
    hls::Stage& stage_;
};

// A viewer that reloads with directives from part to part.
void follow(hls::Stage& stage, Recorder& recorder, const std::string& rendition, std::size_t parts) {
    for (std::size_t step = 0; step < parts; ++step) {
        const auto parsed = parse(stage.get(rendition + "/live.m3u8"));
        const auto& last = parsed.media->segments.back();
        const bool open = parsed.media->has_open();
        const std::string file = rendition +
                                 "/live.m3u8?_HLS_msn=" + std::to_string(open ? last.msn : last.msn + 1) +
                                 "&_HLS_part=" + std::to_string(open ? last.parts.size() : 0);
        hls::Viewer viewer(stage.shelf);
        EXPECT_FALSE(viewer.ask("/hls/auditorium/p7/" + file, stage.broadcast.now));
        stage.parts(1);
        if (viewer.answers == 0) stage.parts(1);  // the segment ended before the part that was asked for
        ASSERT_EQ(viewer.answers, 1) << file;
        recorder.keep(file, viewer);
    }
}

TEST(Served, AQuietBroadcastIsClean) {
    hls::Stage stage;
    Recorder recorder(stage);
    stage.segments(1);
    for (int segment = 0; segment < 30; ++segment) {
        recorder.sweep();
        follow(stage, recorder, "720p", 3);
        follow(stage, recorder, "audio", 3);
    }
    recorder.sweep();
    EXPECT_GT(recorder.captures.size(), 1000U);
    recorder.expect_clean();
}

TEST(Served, ABroadcastWhoseWorkerDiesAgainAndAgainIsClean) {
    hls::Stage stage;
    Recorder recorder(stage);
    stage.segments(7);
    for (std::size_t life = 1; life < 14; ++life) {
        recorder.sweep();
        stage.parts(life % 4);
        recorder.sweep();
        if (life % 3 == 0) stage.broadcast.part_of(hls::sd);  // died between two renditions
        stage.publish();
        recorder.sweep();
        stage.broadcast.now += 700ms;
        stage.broadcast.begin(stage.broadcast.publication.next_run());
        ASSERT_EQ(stage.broadcast.last_fault, hls::Fault::none);
        stage.publish();
        recorder.sweep();
        stage.segments(life % 3 + 1);
    }
    recorder.sweep();
    stage.broadcast.publication.end(stage.broadcast.now);
    stage.publish();
    recorder.sweep();
    recorder.expect_clean();
}

TEST(Served, ABroadcastThatGoesBackToTheDiskIsClean) {
    hls::Stage stage(hls::dvr_settings(2min));
    Recorder recorder(stage);
    stage.segments(1);
    for (int round = 0; round < 60; ++round) {
        if (round % 12 == 0) recorder.sweep();
        for (int part = 0; part < 12; ++part) {
            stage.parts(1);
            recorder.fetch_delta("720p");
            recorder.fetch_delta("audio");
        }
        if (round % 20 == 7) stage.broadcast.begin(stage.broadcast.publication.next_run());
    }
    recorder.sweep();
    stage.broadcast.publication.end(stage.broadcast.now);
    stage.publish();
    recorder.sweep();
    EXPECT_GT(recorder.captures.size(), 3000U);
    recorder.expect_clean();
}

TEST(Served, WhereTheRecorderLostSomethingTheWindowIsTooShortUntilItHasGrownAndNothingElse) {
    hls::Stage stage(hls::dvr_settings(2min));
    Recorder recorder(stage);
    stage.lost = {40};
    stage.segments(60);
    for (int segment = 0; segment < 100; ++segment) {
        if (segment % 25 == 0) recorder.sweep();
        recorder.fetch("720p/live.m3u8");
        stage.segments(1);
    }
    const auto findings = lint(recorder.captures);
    EXPECT_FALSE(findings.empty());
    for (const auto& finding : findings)
        EXPECT_EQ(finding.what, "delta updates with a window below two minutes") << finding.url;
}

TEST(Served, WhatIsAskedWronglyIsRefusedAsItShould) {
    hls::Stage stage;
    Recorder recorder(stage);
    stage.segments(8);
    recorder.sweep();
    for (const char* file :
         {"720p/live.m3u8?_HLS_part=1", "720p/live.m3u8?_HLS_msn=2", "720p/live.m3u8?_HLS_msn=99",
          "8k/live.m3u8", "8k/live.m3u8?_HLS_msn=3", "720p/77.m4s", "audio/1.9.m4s"})
        recorder.fetch(file);
    recorder.expect_clean();
}

TEST(Served, SegmentsThatWereRemovedCanStillBeHad) {
    hls::Stage stage;
    Recorder recorder(stage);
    stage.segments(12);
    recorder.sweep();
    for (int segment = 0; segment < 13; ++segment) {
        stage.segments(1);
        recorder.fetch("720p/live.m3u8");
        recorder.fetch("720p/1.m4s");
    }
    EXPECT_EQ(recorder.captures.back().status, 200U);
    recorder.expect_clean();
}

}  // namespace
}  // namespace paraninfo::hls_lint
