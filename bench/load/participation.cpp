// The seminar's busiest minute: participants and the hall's phones ask and vote, moderators work the queue,
// one poll is answered by everybody within ten seconds; with `--flood` one person more floods beside it.
#include "bench/load/flooder.hpp"
#include "bench/load/moderators.hpp"
#include "bench/load/scenarios.hpp"

namespace paraninfo::load {
namespace {

using namespace std::chrono_literals;
constexpr double asks_a_second = 20;
constexpr double votes_a_second = 200;
constexpr auto ballots_within = 10s;

std::chrono::nanoseconds seconds(double value) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double>(value));
}

class Participation {
  public:
    explicit Participation(const Options& options)
        : options_(options),
          crowd_(options.count + options.hall),
          screen_(crowd_ + options.moderators),
          population_(loop_, context_, options.target, read_people(options.people)),
          acks_(population_, options.out),
          moderators_(loop_, acks_, crowd_, options.moderators),
          flooder_(loop_, population_, screen_ + 1, options.flood) {
        population_.on({.joined = {},
                        .frame = [this](std::size_t member, std::string_view frame) { took(member, frame); },
                        .closed = [this](std::size_t member, int) { closed(member); }});
    }

    int run() {
        const auto all = screen_ + (options_.flood > 0 ? 2 : 1);
        if (population_.size() < all) throw std::runtime_error("too few people signed in");
        population_.open(0, all, seconds(options_.spread));
        const auto patience = Clock::now() + seconds(options_.spread) + 30s;
        while (population_.joined() < all && Clock::now() < patience) loop_.run_until(Clock::now() + 50ms);
        if (population_.joined() < all) throw std::runtime_error("not everybody joined");
        loop_.run_until(Clock::now() + 1s);
        measure();
        report();
        return 0;
    }

  private:
    void measure() {
        const auto own_before = own_cpu_us();
        const auto server_before = cpu_us_of(options_.server_pids);
        const auto start = Clock::now(), end = start + seconds(options_.seconds);
        each(start, asks_a_second, [this](std::size_t i) { ask(i); });
        each(start, votes_a_second, [this](std::size_t i) { vote(i); });
        moderators_.work(end + 2s);
        loop_.at(start + seconds(options_.seconds / 3),
                 [this] { moderators_.open_poll([this](const std::string& poll) { answer(poll); }); });
        if (options_.flood > 0) flooder_.flood(end);
        loop_.run_until(end + 2s);
        while (acks_.waiting() > 0 && Clock::now() < end + 20s) loop_.run_until(Clock::now() + 50ms);
        elapsed_us_ = std::chrono::duration<double, std::micro>(Clock::now() - start).count();
        own_cpu_us_ = own_cpu_us() - own_before;
        server_cpu_us_ = cpu_us_of(options_.server_pids) - server_before;
    }

    template <typename Act>
    void each(TimePoint start, double rate, Act act) {
        const auto total = static_cast<std::size_t>(rate * options_.seconds);
        for (std::size_t i = 0; i < total; ++i) {
            loop_.at(start + seconds(static_cast<double>(i) / rate), [act, i] { act(i); });
        }
    }

    void ask(std::size_t i) {
        const auto asker = i % crowd_;
        acks_.send(asker, "question.ask",
                   R"("text":"Question )" + std::to_string(i) + R"( of many","language":"es")",
                   [this, asker](const nlohmann::json& result) { askers_[result["question"]] = asker; });
    }

    // For one of the approved that are not on air yet: a later one each time, and never the own.
    void vote(std::size_t i) {
        const auto& approved = moderators_.approved();
        const auto voter = i % crowd_, aired = moderators_.aired();
        auto choice = approved.size();
        if (aired < approved.size())
            choice = std::max(next_choice_[voter], aired + voter % (approved.size() - aired));
        if (choice >= approved.size() || askers_[approved[choice].question] == voter) {
            ++votes_held_;
            return;
        }
        next_choice_[voter] = choice + 1;
        acks_.send(voter, "question.vote", R"("question":")" + approved[choice].question + R"(","up":true)");
    }

    void answer(const std::string& poll) {
        const auto gap = std::chrono::nanoseconds(ballots_within) / static_cast<std::int64_t>(crowd_);
        for (std::size_t i = 0; i < crowd_; ++i) {
            loop_.after(gap * static_cast<std::int64_t>(i), [this, i, poll] {
                acks_.send(i, "poll.vote",
                           R"("poll":")" + poll + R"(","choices":[)" + std::to_string(i % 4) + "]");
            });
        }
    }

    void took(std::size_t member, std::string_view frame) {
        if (member == screen_ + 1) return flooder_.take(frame);
        acks_.take(member, frame);
        if (member == crowd_) moderators_.at_desk(frame);
        if (member == screen_) moderators_.on_screen(frame);
        if (member == 0) moderators_.on_page(frame);
    }

    void closed(std::size_t member) {
        if (member == screen_ + 1) return flooder_.closed();
        ++closed_;
    }

    void report() {
        auto figures = acks_.figures();
        figures.update(moderators_.figures());
        if (options_.flood > 0) figures.update(flooder_.figures());
        figures["votes_held"] = votes_held_;
        figures["closed"] = closed_;
        figures["generator_core"] = own_cpu_us_ / elapsed_us_;
        figures["server_cores"] = server_cpu_us_ / elapsed_us_;
        print_json(figures);
    }

    const Options& options_;
    const std::size_t crowd_;   // participants, then the hall's phones; the moderators follow
    const std::size_t screen_;  // the flooder follows
    Loop loop_;
    TlsContext context_;
    Population population_;
    Acks acks_;
    Moderators moderators_;
    Flooder flooder_;
    std::unordered_map<std::string, std::size_t> askers_;
    std::vector<std::size_t> next_choice_ = std::vector<std::size_t>(crowd_);
    std::size_t votes_held_ = 0;  // for want of an approved question of somebody else
    std::size_t closed_ = 0;
    double own_cpu_us_ = 0;
    double server_cpu_us_ = 0;
    double elapsed_us_ = 1;
};

}  // namespace

int run_participation(const Options& options) {
    return Participation(options).run();
}

}  // namespace paraninfo::load
