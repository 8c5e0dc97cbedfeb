// A supervisor with real workers in a folder of its own, run by hand until a condition holds; at the end no
// playlist that it served may break a rule.
#pragma once

#include "server/workers/sandbox.hpp"
#include "tests/media/support/seen.hpp"

#include <gtest/gtest.h>

#include <stdlib.h>

namespace paraninfo::test {

class House : public testing::Test {
  protected:
    House() {
        char name[] = "/tmp/paraninfo-house-XXXXXX";
        folder_ = ::mkdtemp(name);
    }
    ~House() override {
        bool done = !supervisor_;
        if (supervisor_) supervisor_->stop(true, [&done] { done = true; });
        until([&done] { return done; });
        supervisor_.reset();
        context_.restart();
        context_.poll();
        std::filesystem::remove_all(folder_);
    }
    void TearDown() override {
        EXPECT_GT(seen_.linted.playlists(), 0U);
        for (const auto& finding : seen_.linted.findings())
            ADD_FAILURE() << "rule " << finding.rule << ": " << finding.url << ": " << finding.what;
    }

    // A room with the test feed, made as the configuration says.
    void start(const config::Settings& settings) {
        plan_ = made(settings);
        start();
    }
    static workers::Plan made(const config::Settings& settings) { return workers::make_plan(settings, {}); }
    void start() {
        supervisor_ = std::make_unique<workers::Supervisor>(context_, plan_, seen_, processes_);
        supervisor_->start();
    }
    template <typename Condition>
    bool until(Condition condition, std::chrono::seconds bound = std::chrono::seconds{60}) {
        const auto limit = std::chrono::steady_clock::now() + bound;
        while (!condition() && std::chrono::steady_clock::now() < limit) {
            context_.restart();
            context_.run_one_for(std::chrono::milliseconds{100});
        }
        return condition();
    }
    config::Settings settings() const {
        config::Settings settings;
        settings.data_dir = folder_ / "data";
        settings.media.worker = std::filesystem::path{PARANINFO_BIN_DIR} / "paraninfo-media";
        settings.rooms = {{"auditorium", {{"es", "Auditorio"}, {"en", "Auditorium"}}, "main", {}, {}}};
        settings.feeds = {{"main", config::FeedKind::test, {}}};
        return settings;
    }

    std::filesystem::path folder_;
    workers::Plan plan_;
    boost::asio::io_context context_;
    std::string why_not_;  // confined, where this machine can
    workers::LinuxProcesses processes_{context_, workers::find_sandbox(why_not_)};
    Seen seen_;
    std::unique_ptr<workers::Supervisor> supervisor_;
};

}  // namespace paraninfo::test
