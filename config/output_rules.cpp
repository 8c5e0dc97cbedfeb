#include "config/output_rules.hpp"

#include "config/host_port.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace paraninfo::config {
namespace {

constexpr std::size_t output_streamid_bytes_max = 512;

class OutputJudge {
  public:
    OutputJudge(const Settings& settings, std::vector<Complaint>& complaints)
        : settings_(settings), complaints_(complaints) {
        for (const Feed& feed : settings.feeds) ids_.insert(feed.id);
    }

    void run() {
        std::size_t count = 0;
        for (std::size_t i = 0; i < settings_.rooms.size(); ++i) {
            const Room& room = settings_.rooms[i];
            for (std::size_t k = 0; k < room.outputs.size(); ++k) {
                prefix_ = "rooms[" + std::to_string(i) + "].outputs[" + std::to_string(k) + "].";
                judge(room, room.outputs[k]);
                must(++count <= outputs_max, "id", "there are more than 32 outputs in all");
            }
        }
    }

  private:
    void must(bool holds, const char* key, std::string message) {
        if (!holds) complaints_.push_back({prefix_ + key, std::move(message)});
    }

    void judge(const Room& room, const Output& output) {
        must(is_id(output.id), "id", "must be 1 to 32 of a-z, 0-9 and -");
        // A streamid names one of both on the same port.
        must(ids_.insert(output.id).second, "id", "another output or a feed has this id");
        must(!room.feed.empty() && room.kind == RoomKind::mixed, "id",
             "needs a room of kind mixed with a feed");
        must(output.sound == OutputSound::programme || room.contribution.taken, "sound",
             "hall_minus needs a room that takes panelists");
        called(output);
        key(output);
    }

    void called(const Output& output) {
        const std::string& streamid = output.streamid;
        if (output.mode == OutputMode::listener) {
            must(output.address.empty(), "address", "is only for mode caller");
            must(streamid.empty(), "streamid", "is only for mode caller: receivers ask for the id");
            return;
        }
        must(host_and_port(output.address).has_value(), "address", "must be HOST:PORT, in lower case");
        const bool printable =
            std::all_of(streamid.begin(), streamid.end(), [](char c) { return c >= ' ' && c <= '~'; });
        must(streamid.size() <= output_streamid_bytes_max && printable, "streamid",
             "must be up to 512 printable characters");
    }

    void key(const Output& output) {
        if (output.key_file.empty()) return;
        struct stat status {};
        const bool there = ::stat(output.key_file.c_str(), &status) == 0 && S_ISREG(status.st_mode);
        must(there, "key_file", no_such_file(output.key_file));
        must(!there || (status.st_mode & 077) == 0, "key_file", "others may read it; it must have mode 0600");
    }

    const Settings& settings_;
    std::vector<Complaint>& complaints_;
    std::set<std::string> ids_;
    std::string prefix_;
};

}  // namespace

void judge_outputs(const Settings& settings, std::vector<Complaint>& complaints) {
    OutputJudge(settings, complaints).run();
}

}  // namespace paraninfo::config
