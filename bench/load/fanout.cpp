// One room, many sessions, a steady rate of questions that are published at once: what arrives, when, and
// what it costs. A question's text begins "B" and eight digits, its number; that is how a delivery is told
// from any other frame.
#include "bench/load/figures.hpp"
#include "bench/load/scenarios.hpp"

#include <charconv>

namespace paraninfo::load {

namespace {

using namespace std::chrono_literals;
constexpr auto settle = 2s;
constexpr std::size_t peer_padding = 205;  // brings the peer's frame to the size of ours, `through` included
constexpr std::string_view marker = "\"text\":\"B";

class Fanout {
  public:
    explicit Fanout(const Options& options)
        : options_(options), population_(loop_, context_, options.target, people(options)) {
        population_.on({.joined = {},
                        .frame = [this](std::size_t, std::string_view frame) { count(frame); },
                        .closed = [this](std::size_t, int) { ++closed_; }});
    }

    int run() {
        const auto spread = std::chrono::duration_cast<std::chrono::nanoseconds>(
            std::chrono::duration<double>(options_.spread));
        population_.open(0, options_.count, spread);
        const auto deadline = Clock::now() + spread + 30s;
        while (population_.joined() < options_.count && Clock::now() < deadline)
            loop_.run_until(Clock::now() + 100ms);
        const auto joined = population_.joined();
        loop_.run_until(Clock::now() + (options_.rest ? 10s : settle));
        const double rss = rss_kb_of(options_.server_pids);
        if (options_.rest) {
            print_json({{"joined", joined}, {"rss_kb", rss}});
            return joined == options_.count ? 0 : 1;
        }
        measure();
        report(joined, rss);
        return 0;
    }

  private:
    static std::vector<Person> people(const Options& options) {
        if (options.target.plain_peer) return std::vector<Person>(options.count);
        auto all = read_people(options.people);
        if (all.size() < options.count) throw std::runtime_error("too few people signed in");
        all.resize(options.count);
        return all;
    }

    void measure() {
        const double cpu_before = cpu_us_of(options_.server_pids);
        const double own_before = own_cpu_us();
        const auto start = Clock::now();
        const auto total = static_cast<std::size_t>(options_.rate * options_.seconds);
        for (std::size_t i = 0; i < total; ++i) {
            const auto when = std::chrono::duration<double>(static_cast<double>(i) / options_.rate);
            loop_.at(start + std::chrono::duration_cast<std::chrono::nanoseconds>(when),
                     [this, i] { ask(i); });
        }
        const auto length = std::chrono::duration_cast<std::chrono::nanoseconds>(
            std::chrono::duration<double>(options_.seconds));
        loop_.run_until(start + length);
        const auto deadline = Clock::now() + 5s;
        while (delivered_ < total * options_.count && Clock::now() < deadline)
            loop_.run_until(Clock::now() + 20ms);
        server_cpu_us_ = cpu_us_of(options_.server_pids) - cpu_before;
        own_cpu_us_ = own_cpu_us() - own_before;
        elapsed_us_ = std::chrono::duration<double, std::micro>(Clock::now() - start).count();
    }

    void ask(std::size_t number) {
        char head[16];
        std::snprintf(head, sizeof head, "B%08zu ", number);
        // The rest of the change is some 330 bytes; the peer, which adds less, gets as much more text.
        const std::string text = head + std::string(options_.target.plain_peer ? peer_padding : 0, 'q');
        asked_at_.push_back(Clock::now());
        if (options_.target.plain_peer) {
            population_.at(0).socket->send(R"({"text":")" + text + "\"}");
            return;
        }
        population_.request(number % options_.askers, "question.ask",
                            R"({"key":")" + make_key() + R"(","text":")" + text + R"(","language":"es"})");
    }

    void count(std::string_view frame) {
        if (frame.find("\"error\":") != std::string_view::npos) ++errors_;
        bytes_ += frame.size();
        for (auto at = frame.find(marker); at != std::string_view::npos; at = frame.find(marker, at + 9)) {
            std::size_t number = 0;
            const char* digits = frame.data() + at + marker.size();
            std::from_chars(digits, digits + 8, number);
            if (number >= asked_at_.size()) continue;
            ++delivered_;
            times_.add(std::chrono::duration<double, std::milli>(Clock::now() - asked_at_[number]).count());
        }
    }

    void report(std::size_t joined, double rss) {
        const auto expected = asked_at_.size() * options_.count;
        print_json(
            {{"sessions", joined},
             {"asked", asked_at_.size()},
             {"errors", errors_},
             {"closed", closed_},
             {"delivered", delivered_},
             {"lost", static_cast<std::int64_t>(expected) - static_cast<std::int64_t>(delivered_)},
             {"p50_ms", times_.percentile(0.5)},
             {"p99_ms", times_.percentile(0.99)},
             {"max_ms", times_.most()},
             {"bytes_per_delivery",
              delivered_ == 0 ? 0 : static_cast<double>(bytes_) / static_cast<double>(delivered_)},
             {"cpu_us_per_message", delivered_ == 0 ? 0 : server_cpu_us_ / static_cast<double>(delivered_)},
             {"rss_kb", rss},
             {"generator_core", own_cpu_us_ / elapsed_us_}});
    }

    const Options& options_;
    Loop loop_;
    TlsContext context_;
    Population population_;
    Samples times_;
    std::vector<TimePoint> asked_at_;
    std::size_t delivered_ = 0;
    std::size_t errors_ = 0;
    std::size_t closed_ = 0;
    std::size_t bytes_ = 0;
    double server_cpu_us_ = 0;
    double own_cpu_us_ = 0;
    double elapsed_us_ = 1;
};

}  // namespace

int run_fanout(const Options& options) {
    return Fanout(options).run();
}

}  // namespace paraninfo::load
