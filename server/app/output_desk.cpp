#include "server/app/output_desk.hpp"

#include "protocol/json/writer.hpp"
#include "server/app/admin_pages.hpp"
#include "server/app/output_states.hpp"
#include "server/observe/log.hpp"
#include "server/observe/metrics.hpp"
#include "server/workers/feed_generations.hpp"
#include "server/workers/output_plan.hpp"

#include <nlohmann/json.hpp>

namespace paraninfo::app {

OutputDesk::OutputDesk(const FeedDesk& feeds, const workers::MasterKey& key, FeedDesk::Publish publish)
    : feeds_(feeds), key_(key), publish_(std::move(publish)) {
}

AdminSocket::Page OutputDesk::answer(std::string_view path, std::string_view body) {
    try {
        if (path == "/outputs") return json_page(200, all_outputs_json(feeds_.settings(), board_));
        if (path == "/outputs/key") return renew(body);
    } catch (const std::exception& error) {
        observe::log_error("outputs.not_changed", {{"why", error.what()}});
        return refusal_page(500, error.what());
    }
    return {};
}

// Whoever receives by the key before is cut off.
AdminSocket::Page OutputDesk::renew(std::string_view body) {
    const std::string id = id_in(nlohmann::json::parse(body, nullptr, false));
    const config::Settings& settings = feeds_.settings();
    const config::Output* output = config::find_output(settings, id);
    if (output == nullptr) return refusal_page(404, "there is no output of this id");
    if (!output->key_file.empty()) return refusal_page(409, "its key stands in its key_file");
    workers::next_feed_generation(settings.data_dir, id);
    const auto access = workers::output_access(settings, key_, id);
    publish_(workers::make_feeds(settings, key_));
    observe::log_info("outputs.new_key", {{"output", id}});
    json::Writer to;
    to.open_object().member("output", id).member("url", access->url).member("streamid", access->streamid);
    to.member("passphrase", access->passphrase);
    if (output->mode == config::OutputMode::listener) to.member("receiver", workers::receiver_url(*access));
    return json_page(200, to.close_object().take());
}

void count_outputs(const workers::OutputBoard& board) {
    for (const auto& [id, output] : board.outputs()) {
        const std::string label = "output=\"" + id + '"';
        observe::gauge("paraninfo_output_receivers", "Who receives the output by SRT.", label)
            .set(output.receivers);
        observe::gauge("paraninfo_output_kbit", "What they are sent, kbit/s together.", label)
            .set(output.kbit);
        observe::gauge("paraninfo_output_breaks", "How often one fell behind and lost what waited.", label)
            .set(static_cast<double>(output.breaks));
        observe::gauge("paraninfo_output_refused", "Receivers refused, and calls that failed.", label)
            .set(static_cast<double>(output.refused));
    }
}

}  // namespace paraninfo::app
