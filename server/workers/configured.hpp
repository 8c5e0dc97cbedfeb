// What follows from a programme's configuration: how its worker is started, what its publication is like, and
// which init segments it may send. Pure.
#pragma once

#include "protocol/media_link/messages.hpp"
#include "server/hls/types.hpp"
#include "server/workers/plan.hpp"
#include "server/workers/run_file.hpp"
#include "server/workers/worker.hpp"

namespace paraninfo::workers {

Worker::Settings worker_settings(const Plan& plan, const media_link::Configure& configure);

// PART-TARGET and TARGETDURATION are those of the frames in a part and a segment, rounded up.
hls::PublicationSettings publication_settings(const Plan& plan, const media_link::Configure& configure,
                                              const PublicationRecord& record);

// Whether the rendition, its kind, its size and its frame rate are those that were asked for.
bool fits(const media_link::Init& init, const media_link::Configure& configure);

}  // namespace paraninfo::workers
