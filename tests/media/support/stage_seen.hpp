// What comes out of Contributions in a test: answers by session, and of each source its newest picture and
// sound.
#pragma once

#include "media/contribution/contributions.hpp"
#include "tests/media/support/seen_media.hpp"
#include "tests/support/eventually.hpp"

#include <map>
#include <mutex>
#include <optional>

namespace paraninfo::testing {

class StageSeen final : public contribution::Receiver {
  public:
    void begin(const std::string& source) override {
        const std::lock_guard lock(mutex_);
        ++begins_[source];
    }
    void picture(const std::string& source, contribution::Instant at,
                 contribution::Picture picture) override {
        const std::lock_guard lock(mutex_);
        media_[source].take(at, picture);
    }
    void sound(const std::string& source, contribution::Instant at,
               std::span<const std::int16_t> samples) override {
        const std::lock_guard lock(mutex_);
        media_[source].take(at, samples);
    }
    void end(const std::string& source) override {
        const std::lock_guard lock(mutex_);
        ++ends_[source];
        media_.erase(source);
    }

    contribution::ContributionHandlers handlers() {
        return {.answered =
                    [this](media_link::Answer answer) {
                        const std::lock_guard lock(mutex_);
                        answers_[answer.session] = std::move(answer);
                    },
                .said =
                    [this](const std::string& text) {
                        const std::lock_guard lock(mutex_);
                        said_ += text + "\n";
                    }};
    }

    // Waits; nothing where none came.
    std::optional<media_link::Answer> answer(const std::string& session) {
        std::optional<media_link::Answer> answer;
        eventually([&] {
            const std::lock_guard lock(mutex_);
            const auto found = answers_.find(session);
            if (found != answers_.end()) answer = found->second;
            return answer.has_value();
        });
        return answer;
    }
    SeenMedia media(const std::string& source) {
        const std::lock_guard lock(mutex_);
        const auto found = media_.find(source);
        return found == media_.end() ? SeenMedia{} : found->second;
    }
    int begins(const std::string& source) {
        const std::lock_guard lock(mutex_);
        return begins_[source];
    }
    int ends(const std::string& source) {
        const std::lock_guard lock(mutex_);
        return ends_[source];
    }
    std::string said() {
        const std::lock_guard lock(mutex_);
        return said_;
    }

  private:
    std::mutex mutex_;
    std::map<std::string, media_link::Answer> answers_;
    std::map<std::string, SeenMedia> media_;
    std::map<std::string, int> begins_;
    std::map<std::string, int> ends_;
    std::string said_;
};

}  // namespace paraninfo::testing
