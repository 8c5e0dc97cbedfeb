#include "server/app/room_health.hpp"

#include "protocol/json/writer.hpp"

#include <algorithm>

namespace paraninfo::app {
namespace {

constexpr std::int64_t tenth_ms = 100;  // finer than this nobody reads

void write_viewers(json::Writer& to, const attendance::Viewers& viewers, const MinuteCounts& minute) {
    const auto& view = viewers.by_view;
    to.open_object().member("total", viewers.viewers).member("picture", view[0]);
    to.member("sound", view[1]).member("text", view[2]).member("native", viewers.native);
    to.key("heights").open_array();
    for (const std::size_t count : viewers.by_height) to.value(count);
    to.close_array().key("profiles").open_array();
    for (const std::size_t count : viewers.by_profile) to.value(count);
    to.close_array().key("delay_ms");
    if (viewers.delay_median_ms && viewers.delay_p95_ms)
        to.open_object()
            .member("median", *viewers.delay_median_ms)
            .member("p95", *viewers.delay_p95_ms)
            .close_object();
    else
        to.null();
    to.member("stalled", viewers.stalled).member("stalls_minute", minute.stalls);
    to.member("failed_minute", minute.failed).close_object();
}

}  // namespace

std::string room_health_json(const RoomHealth& health) {
    const workers::WorkerStatus& programme = health.programme;
    json::Writer to;
    write_viewers(to.open_object().key("viewers"), health.viewers, health.minute);
    to.key("encoder").open_object().member("connected", programme.connected);
    to.member("restarts", programme.starts - std::min<std::uint64_t>(1, programme.starts));
    to.member("dropped_minute", health.minute.dropped);
    to.member("shed", static_cast<int>(programme.health.renditions_shed)).close_object();
    to.key("packager").open_object().key("edge_age_ms");
    if (programme.edge_age_ms)
        to.value(*programme.edge_age_ms / tenth_ms * tenth_ms);
    else
        to.null();
    to.member("late_minute", health.minute.late).close_object();
    to.key("uplink").open_object().member("mbit", health.uplink.mbit);
    to.member("mbit_max", health.uplink.mbit_max).member("withheld", health.uplink.withheld);
    to.close_object().key("recording").open_object().member("on", health.recording.on).key("age_ms");
    if (health.recording.age_ms)
        to.value(*health.recording.age_ms);
    else
        to.null();
    return to.close_object().close_object().take();
}

}  // namespace paraninfo::app
