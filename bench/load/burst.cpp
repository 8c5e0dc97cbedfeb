// People who go on asking while the server is killed under them: every command is repeated with its key until
// it is acknowledged, and what was acknowledged is written down, to be held against the database afterwards.
#include "bench/load/figures.hpp"
#include "bench/load/scenarios.hpp"

#include <fstream>
#include <random>

namespace paraninfo::load {

namespace {

using namespace std::chrono_literals;

struct Pending {
    std::string params;
    std::uint64_t id = 0;
};

class Burst {
  public:
    explicit Burst(const Options& options)
        : options_(options),
          population_(loop_, context_, options.target, read_people(options.people)),
          pending_(options.count),
          out_(options.out) {
        population_.on({.joined = [this](std::size_t member) { repeat(member); },
                        .frame = [this](std::size_t member, std::string_view frame) { took(member, frame); },
                        .closed =
                            [this](std::size_t member, int) {
                                ++cuts_;
                                loop_.after(50ms + 1ms * (random_() % 200),
                                            [this, member] { population_.connect(member); });
                            }});
    }

    int run() {
        population_.open(0, options_.count, 2s);
        const auto end = Clock::now() + std::chrono::duration_cast<std::chrono::nanoseconds>(
                                            std::chrono::duration<double>(options_.seconds));
        tick();
        loop_.run_until(end);
        stopping_ = true;
        const auto deadline = end + 20s;
        while (waiting() > 0 && Clock::now() < deadline) loop_.run_until(Clock::now() + 50ms);
        print_json({{"acked", acked_},
                    {"unanswered", waiting()},
                    {"cuts", cuts_},
                    {"refused", refused_},
                    {"last_error", last_error_}});
        return 0;
    }

  private:
    std::size_t waiting() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(pending_, [](const auto& p) { return !p.params.empty(); }));
    }

    void tick() {
        if (stopping_) return;
        for (int tries = 0; tries < 20; ++tries) {
            const auto member = next_++ % options_.count;
            if (!pending_[member].params.empty()) continue;
            const auto number = std::to_string(asked_++);
            pending_[member].params =
                R"({"key":")" + make_key() + R"(","text":"Crash question )" + run_ + number + "\"}";
            if (population_.at(member).joined) repeat(member);
            break;
        }
        loop_.after(std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / options_.rate)),
                    [this] { tick(); });
    }

    void repeat(std::size_t member) {
        if (pending_[member].params.empty()) return;
        pending_[member].id = population_.request(member, "question.ask", pending_[member].params);
    }

    void took(std::size_t member, std::string_view frame) {
        if (frame.find("\"id\":") == std::string_view::npos ||
            frame.find("\"mode\":") != std::string_view::npos)
            return;
        for (const auto& message : nlohmann::json::parse(frame)) {
            if (!message.contains("id") || message["id"] != pending_[member].id) continue;
            if (message.contains("result")) {
                out_ << message["result"]["question"].get<std::string>() << '\n';
                ++acked_;
                pending_[member].params.clear();
                continue;
            }
            ++refused_;
            last_error_ = message["error"].dump();
            const auto wait = message["error"].value("/data/retry_after_ms"_json_pointer, 200);
            loop_.after(1ms * wait, [this, member] {
                if (population_.at(member).joined) repeat(member);
            });
        }
    }

    const Options& options_;
    Loop loop_;
    // Questions of two bursts in one room are told apart.
    const std::string run_ = make_key().substr(0, 8) + ' ';
    TlsContext context_;
    Population population_;
    std::vector<Pending> pending_;
    std::ofstream out_;
    std::minstd_rand random_{1};
    std::size_t next_ = 0;
    std::size_t asked_ = 0;
    std::size_t acked_ = 0;
    std::size_t refused_ = 0;
    std::size_t cuts_ = 0;
    bool stopping_ = false;
    std::string last_error_;
};

}  // namespace

int run_burst(const Options& options) {
    return Burst(options).run();
}

}  // namespace paraninfo::load
