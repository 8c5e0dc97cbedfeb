#include "server/workers/ingest_role.hpp"

#include "server/observe/clock.hpp"
#include "server/observe/log.hpp"
#include "server/observe/metrics.hpp"

namespace paraninfo::workers {
namespace {

Worker::Settings worker_settings(const Plan& plan) {
    Worker::Settings settings;
    settings.name = "ingest";
    settings.role = media_link::Role::ingest;
    settings.timings = plan.timings;
    settings.command.program = plan.worker;
    settings.command.arguments = {"--role", "ingest", "--socket", plan.run_dir / "media.sock"};
    settings.command.error_file = plan.run_dir / "ingest.stderr";
    Confinement confinement;
    confinement.run_dir = plan.run_dir;
    confinement.makes_sockets = confinement.network = true;
    settings.command.confinement = std::move(confinement);
    return settings;
}

std::string_view name_of(media_link::FeedState::State state) {
    using State = media_link::FeedState::State;
    switch (state) {
        case State::connected:
            return "connected";
        case State::silent:
            return "silent";
        case State::lost:
            return "lost";
        case State::refused:
            return "refused";
        case State::replaced:
            return "replaced";
    }
    return "";
}

}  // namespace

IngestRole::IngestRole(const Plan& plan, Processes& processes, Worker::Clock clock, Changed changed)
    : plan_(plan),
      file_(plan.run_dir / "ingest.json"),
      changed_(std::move(changed)),
      worker_(worker_settings(plan), processes, *this, std::move(clock)) {
    board_.set_feeds(*plan_.ingest);
    outputs_.set_outputs(plan_.ingest->outputs);
}

void IngestRole::begin() {
    const std::optional<RunFile> former = load_run(file_);
    worker_.adopt_or_start(former ? std::optional{former->run} : std::nullopt);
}

void IngestRole::started(const RunRecord& run) {
    was_connected_ = false;
    store_run(file_, RunFile{run, std::nullopt});
}

void IngestRole::connected(const RunRecord&, Connection& connection) {
    was_connected_ = true;
    connection.send(*plan_.ingest);
}

void IngestRole::feeds_changed() {
    board_.set_feeds(*plan_.ingest);
    outputs_.set_outputs(plan_.ingest->outputs);
    worker_.send(*plan_.ingest);  // whoever connects later is told then
    changed_.feeds();
}

std::string_view IngestRole::received(const media_link::Message& message) {
    if (const auto* state = std::get_if<media_link::FeedState>(&message)) {
        observe::log_info("feed.publisher", {{"feed", state->feed},
                                             {"state", name_of(state->state)},
                                             {"code", state->code},
                                             {"why", refusal_words(state->code)}});
        if (state->state == media_link::FeedState::State::refused) {
            observe::counter("paraninfo_publishers_refused_total", "Publishers refused by the ingest").add();
        }
        if (board_.note(*state, observe::wall_ms())) changed_.feeds();
        return {};
    }
    if (const auto* states = std::get_if<media_link::OutputStates>(&message)) {
        note(*states);
        return {};
    }
    const bool expected = std::holds_alternative<media_link::Health>(message) ||
                          std::holds_alternative<media_link::Log>(message);
    return expected ? std::string_view{} : std::string_view{"media from the ingest"};
}

// Logged when somebody comes, goes or is refused, not when a bit rate changes.
void IngestRole::note(const media_link::OutputStates& states) {
    const auto before = outputs_.outputs();
    const bool first = !outputs_.served();
    const auto changed = outputs_.note(states, observe::wall_ms());
    for (const std::string& id : changed) {
        const OutputStatus& was = before.at(id);
        const OutputStatus& is = outputs_.outputs().at(id);
        if (was.receivers == is.receivers && was.refused == is.refused) continue;
        observe::log_info("output.receivers", {{"output", id},
                                               {"receivers", is.receivers},
                                               {"refused", is.refused},
                                               {"why", output_refusal_words(is.refusal)}});
    }
    if (first || !changed.empty()) changed_.outputs();
}

bool IngestRole::ended() {
    if (board_.note_gone(observe::wall_ms())) changed_.feeds();
    if (outputs_.note_gone(observe::wall_ms())) changed_.outputs();
    return was_connected_;
}

void IngestRole::forget() {
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
}

}  // namespace paraninfo::workers
