// The network cable: all sessions are cut in one moment and come back in the next, with no jitter, while
// questions go on.
#include "bench/load/figures.hpp"
#include "bench/load/scenarios.hpp"

#include <charconv>
#include <set>

namespace paraninfo::load {

namespace {

using namespace std::chrono_literals;

class Storm {
  public:
    explicit Storm(const Options& options)
        : options_(options),
          population_(loop_, context_, options.target, read_people(options.people)),
          seen_(options.count) {
        population_.on({.joined = [this](std::size_t) { last_back_ = Clock::now(); },
                        .frame = [this](std::size_t member, std::string_view frame) { count(member, frame); },
                        .closed = [this](std::size_t member, int) { again(member); }});
    }

    int run() {
        const auto all = options_.count + 1;
        if (population_.size() < all) throw std::runtime_error("too few people signed in");
        population_.open(0, all, 10s);
        const auto opened_by = Clock::now() + 60s;
        while (population_.joined() < all && Clock::now() < opened_by) loop_.run_until(Clock::now() + 50ms);
        const auto before = population_.joined();
        for (int i = 0; i < 300; ++i) loop_.after(100ms * i, [this] { ask(); });
        loop_.run_until(Clock::now() + 3s);

        const auto cut_at = Clock::now();
        storming_ = true;
        for (std::size_t i = 0; i < options_.count; ++i) {
            population_.at(i).socket->cut();
            population_.connect(i);
        }
        const auto deadline = cut_at + 25s;
        while (population_.joined() < all && Clock::now() < deadline) loop_.run_until(Clock::now() + 10ms);
        const auto back = std::chrono::duration<double>(last_back_ - cut_at).count();
        const auto failed = all - population_.joined();
        loop_.run_until(cut_at + 29s);
        report(before, back, failed);
        return 0;
    }

  private:
    void ask() {
        char text[64];
        std::snprintf(text, sizeof text, "B%08zu while the storm goes on", asked_++);
        // The asker is the one session that is not cut.
        population_.request(options_.count, "question.ask",
                            R"({"key":")" + make_key() + R"(","text":")" + std::string(text) + "\"}");
    }

    void again(std::size_t member) {
        if (!storming_ || member == options_.count) return;
        ++retries_;
        loop_.after(100ms, [this, member] { population_.connect(member); });
    }

    void count(std::size_t member, std::string_view frame) {
        if (member >= options_.count) {
            if (frame.find("\"error\":") != std::string_view::npos) ++errors_;
            return;
        }
        for (auto at = frame.find("\"text\":\"B"); at != std::string_view::npos;
             at = frame.find("\"text\":\"B", at + 9)) {
            std::size_t number = 0;
            std::from_chars(frame.data() + at + 9, frame.data() + at + 17, number);
            seen_[member].insert(number);
        }
    }

    void report(std::size_t before, double back, std::size_t failed) {
        std::size_t missed = 0;
        for (const auto& numbers : seen_)
            missed += asked_ - errors_ - std::min(numbers.size(), asked_ - errors_);
        std::size_t resumed = 0;
        for (std::size_t i = 0; i < options_.count; ++i) resumed += population_.at(i).resumed ? 1U : 0U;
        print_json({{"sessions", before},
                    {"back_s", back},
                    {"failed", failed},
                    {"missed_changes", missed},
                    {"resumed", resumed},
                    {"retries", retries_},
                    {"asked", asked_},
                    {"errors", errors_}});
    }

    const Options& options_;
    Loop loop_;
    TlsContext context_;
    Population population_;
    std::vector<std::set<std::size_t>> seen_;
    TimePoint last_back_;
    bool storming_ = false;
    std::size_t asked_ = 0;
    std::size_t retries_ = 0;
    std::size_t errors_ = 0;
};

}  // namespace

int run_storm(const Options& options) {
    return Storm(options).run();
}

}  // namespace paraninfo::load
