// Everyone votes for one question within ten seconds, then a steady stream of votes on further questions.
#include "bench/load/figures.hpp"
#include "bench/load/scenarios.hpp"

#include <fstream>
#include <unordered_map>

namespace paraninfo::load {

namespace {

using namespace std::chrono_literals;
constexpr std::size_t further_questions = 4;
constexpr auto first_phase = 10s;
constexpr double second_phase_rate = 200;
constexpr auto second_phase = 20s;

class Votes {
  public:
    explicit Votes(const Options& options)
        : options_(options), population_(loop_, context_, options.target, read_people(options.people)) {
        population_.on({.joined = {},
                        .frame = [this](std::size_t member, std::string_view frame) { took(member, frame); },
                        .closed = [this](std::size_t, int) { ++closed_; }});
    }

    int run() {
        const auto all = options_.count + further_questions + 1;
        if (population_.size() < all) throw std::runtime_error("too few people signed in");
        population_.open(0, all,
                         std::chrono::duration_cast<std::chrono::nanoseconds>(
                             std::chrono::duration<double>(options_.spread)));
        const auto deadline = Clock::now() + 60s;
        while (population_.joined() < all && Clock::now() < deadline) loop_.run_until(Clock::now() + 100ms);
        for (auto asker = options_.count; asker < all; ++asker) {
            const auto text = "What is question " + std::to_string(asker) + " about?";
            population_.request(asker, "question.ask",
                                R"({"key":")" + make_key() + R"(","text":")" + text + "\"}");
        }
        loop_.run_until(Clock::now() + 2s);
        if (questions_.size() != further_questions + 1)
            throw std::runtime_error("the questions were not published");
        schedule();
        loop_.run_until(Clock::now() + first_phase + second_phase + 1s);
        while (sent_.size() > 0 && Clock::now() < deadline + 60s) loop_.run_until(Clock::now() + 100ms);
        report();
        return 0;
    }

  private:
    void schedule() {
        const auto start = Clock::now();
        const auto gap = std::chrono::nanoseconds(first_phase) / static_cast<std::int64_t>(options_.count);
        for (std::size_t i = 0; i < options_.count; ++i) {
            loop_.at(start + gap * static_cast<std::int64_t>(i), [this, i] { vote(i, questions_[0]); });
        }
        const auto total =
            static_cast<std::size_t>(second_phase_rate * std::chrono::duration<double>(second_phase).count());
        const auto step = std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / second_phase_rate));
        for (std::size_t i = 0; i < total; ++i) {
            loop_.at(start + first_phase + step * static_cast<std::int64_t>(i), [this, i] {
                vote(i % options_.count, questions_[1 + i / options_.count % further_questions]);
            });
        }
    }

    void vote(std::size_t member, const std::string& question) {
        const auto id = population_.request(
            member, "question.vote",
            R"({"key":")" + make_key() + R"(","question":")" + question + R"(","up":true})");
        sent_[member << 20 | id] = Clock::now();
        ++asked_;
    }

    void took(std::size_t member, std::string_view frame) {
        if (frame.find("\"id\":") == std::string_view::npos ||
            frame.find("\"mode\":") != std::string_view::npos)
            return;
        for (const auto& message : nlohmann::json::parse(frame)) {
            if (!message.contains("id")) continue;
            if (message.contains("error")) {
                ++errors_;
                last_error_ = message["error"].dump();
                continue;
            }
            const auto& result = message["result"];
            if (result.contains("question")) questions_.push_back(result["question"]);
            const auto found = sent_.find(member << 20 | message["id"].get<std::uint64_t>());
            if (found == sent_.end()) continue;
            times_.add(std::chrono::duration<double, std::milli>(Clock::now() - found->second).count());
            sent_.erase(found);
            ++acked_;
        }
    }

    void report() {
        print_json({{"sent", asked_},
                    {"acked", acked_},
                    {"errors", errors_},
                    {"last_error", last_error_},
                    {"closed", closed_},
                    {"ack_p50_ms", times_.percentile(0.5)},
                    {"ack_p99_ms", times_.percentile(0.99)},
                    {"ack_max_ms", times_.most()}});
    }

    const Options& options_;
    Loop loop_;
    TlsContext context_;
    Population population_;
    std::vector<std::string> questions_;
    std::unordered_map<std::uint64_t, TimePoint> sent_;
    Samples times_;
    std::size_t asked_ = 0;
    std::size_t acked_ = 0;
    std::size_t errors_ = 0;
    std::size_t closed_ = 0;
    std::string last_error_;
};

}  // namespace

int run_votes(const Options& options) {
    return Votes(options).run();
}

}  // namespace paraninfo::load
