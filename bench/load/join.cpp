// People who open the page over half a minute: from connect to snapshot.
#include "bench/load/figures.hpp"
#include "bench/load/scenarios.hpp"

namespace paraninfo::load {

namespace {
double ms_since(TimePoint from) {
    return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}
}  // namespace

int run_join(const Options& options) {
    Loop loop;
    TlsContext context;
    Population population(loop, context, options.target, read_people(options.people));
    const auto count = std::min(options.count, population.size());
    Samples times;
    std::size_t failed = 0;
    population.on(
        {.joined = [&](std::size_t member) { times.add(ms_since(population.at(member).connecting_at)); },
         .frame = {},
         .closed = [&](std::size_t, int) { ++failed; }});
    const auto spread =
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double>(options.spread));
    population.open(0, count, spread);
    const auto deadline = Clock::now() + spread + std::chrono::seconds(20);
    while (times.size() + failed < count && Clock::now() < deadline) {
        loop.run_until(Clock::now() + std::chrono::milliseconds(200));
    }
    print_json({{"joined", times.size()},
                {"failed", count - times.size()},
                {"p50_ms", times.percentile(0.5)},
                {"p99_ms", times.percentile(0.99)},
                {"max_ms", times.most()},
                {"generator_cpu_us", own_cpu_us()}});
    return 0;
}

}  // namespace paraninfo::load
