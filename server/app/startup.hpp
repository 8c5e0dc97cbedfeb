// What the running server's parts are made from: the process's own limits, certificate, headers, plan and
// options, each from the configuration. Called once, on the main thread.
#pragma once

#include "config/settings.hpp"
#include "server/archive/recorder.hpp"
#include "server/gateway/certificate.hpp"
#include "server/journal/engine.hpp"
#include "server/journal/log.hpp"
#include "server/workers/plan.hpp"
#include "server/workers/sandbox.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace paraninfo::app {

// Before anything is opened: private files, many sockets, no core with secrets in it.
struct ProcessLimits {
    ProcessLimits();
};

// A local certificate is made where the configuration names none.
gateway::CertificateFiles certificate_files(const config::Settings& settings);

// The lines of every answer, and of the live picture, wherever it lies.
std::string header_lines(const config::Settings& settings);
std::string media_headers(const config::Settings& settings, const std::string& headers);

workers::Plan media_plan(const config::Settings& settings, const std::string& headers,
                         const workers::MasterKey& key);
// Of a part of the first room's publication; 0 where no room has a picture.
std::int64_t part_milliseconds(const workers::Plan& plan);

// Says at start whether workers are confined; throws where they must be and cannot.
std::optional<workers::Sandbox> media_sandbox(config::Confine wanted);

std::unique_ptr<journal::Engine> open_journal(const config::Settings& settings);
journal::Limits journal_limits(const config::Settings& settings);

archive::RecorderOptions recorder_options(const config::Settings& settings,
                                          std::function<void(const archive::Recorded&)> on_recorded);

}  // namespace paraninfo::app
