#pragma once

// A programme of this process with panelists who need no network: they hand in pictures of one colour and a
// tone as their publications would. What the programme sends is kept as a gateway receives it.

#include "media/program/clock.hpp"
#include "media/program/programme.hpp"
#include "tests/media/support/fake_gateway.hpp"
#include "tests/media/support/programme_room.hpp"
#include "tests/support/i420.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <condition_variable>
#include <mutex>
#include <numbers>
#include <thread>

namespace paraninfo::testing {

// Sends in real time until it is told to leave, or dies: then nothing comes any more and nobody says so.
class Panelist {
  public:
    Panelist(contribution::Receiver& to, std::string source, mix::Size size, mix::Colour colour, double hz)
        : to_(to),
          source_(std::move(source)),
          size_(size),
          colour_(colour),
          hz_(hz),
          thread_([this](const std::stop_token& stop) { run(stop); }) {}
    void die() {
        thread_.request_stop();
        thread_.join();
    }
    void leave() {
        die();
        to_.end(source_);
    }

  private:
    static constexpr program::Instant every = std::chrono::milliseconds(20);

    void run(const std::stop_token& stop) {
        to_.begin(source_);
        const auto picture = unsaid_picture(size_, colour_);
        std::uint64_t sample = 0;
        for (program::Instant at = program::monotonic_now(); !stop.stop_requested(); at += every) {
            program::rest_until(at);
            to_.picture(source_, at, {picture, size_.width, size_.height});
            std::vector<std::int16_t> samples;
            for (int i = 0; i < 960; ++i, ++sample) {
                const double turn = 2 * std::numbers::pi * hz_ * static_cast<double>(sample) / 48000;
                const auto value = static_cast<std::int16_t>(std::lround(4000 * std::sin(turn)));
                samples.insert(samples.end(), {value, value});
            }
            to_.sound(source_, at, samples);
        }
    }

    contribution::Receiver& to_;
    const std::string source_;
    const mix::Size size_;
    const mix::Colour colour_;
    const double hz_;
    std::jthread thread_;
};

class MixedRoom {
  public:
    static constexpr mix::Size size{640, 360};

    explicit MixedRoom(const media_link::Configure& configure)
        : programme_(configure, folder / "media.sock", program::monotonic_now(),
                     {[this](media_link::Message message) { take(std::move(message)); },
                      [this](const std::string& text) { fail(text); }}),
          keeper_([this](const std::stop_token& stop) {
              while (!stop.stop_requested()) {
                  std::this_thread::sleep_for(std::chrono::milliseconds(100));
                  programme_.tend();
              }
          }) {}
    ~MixedRoom() {
        keeper_.request_stop();
        keeper_.join();
    }

    program::Studio& studio() { return *programme_.studio(); }
    contribution::Receiver& receiver() { return studio().receiver(); }
    program::Programme& programme() { return programme_; }

    struct Kept : Received {
        std::vector<media_link::Sources> sources;
        std::vector<media_link::SourcePicture> pictures;
        std::vector<media_link::Answer> answers;

        const media_link::Answer* answer(const std::string& session) const {
            const auto found = std::find_if(answers.begin(), answers.end(),
                                            [&session](const auto& one) { return one.session == session; });
            return found == answers.end() ? nullptr : &*found;
        }
    };
    Kept kept() {
        const std::lock_guard lock(mutex_);
        return kept_;
    }
    bool wait_for(const std::function<bool(const Kept&)>& holds) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(120), [&] { return holds(kept_); });
    }
    // Until the programme has been coded for so long after this moment; this moment.
    program::Instant go_on(std::chrono::milliseconds length) {
        const program::Instant from = program::monotonic_now();
        EXPECT_TRUE(wait_for([&](const Kept& all) {
            for (const int rendition : {single::video, single::audio}) {
                const auto parts = all.parts.find(rendition);
                if (parts == all.parts.end() || parts->second.back().captured_at < from + length)
                    return false;
            }
            return true;
        }));
        return from;
    }

    const Folder folder;

  private:
    struct Started {
        Started() { gst_init(nullptr, nullptr); }
    };

    void take(media_link::Message message) {
        using namespace media_link;
        const std::lock_guard lock(mutex_);
        if (auto* init = std::get_if<Init>(&message)) kept_.inits[init->rendition] = *init;
        if (auto* part = std::get_if<Part>(&message)) kept_.parts[part->rendition].push_back(*part);
        if (auto* log = std::get_if<Log>(&message)) kept_.logs.push_back(*log);
        if (auto* sources = std::get_if<Sources>(&message)) kept_.sources.push_back(*sources);
        if (auto* picture = std::get_if<SourcePicture>(&message)) kept_.pictures.push_back(*picture);
        if (auto* answer = std::get_if<Answer>(&message)) kept_.answers.push_back(*answer);
        changed_.notify_all();
    }
    void fail(const std::string& text) {
        const std::lock_guard lock(mutex_);
        kept_.fault = text;
    }

    const Started started_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Kept kept_;
    program::Programme programme_;
    std::jthread keeper_;
};

}  // namespace paraninfo::testing
