#include "config/fields.hpp"

namespace paraninfo::config {

void read_outputs(Reader& reader, std::vector<Output>& outputs) {
    reader.objects("outputs", room_outputs_max, [&](Reader& inner) {
        Output output;
        inner.text("id", output.id);
        inner.choice("sound", output.sound, {"programme", "hall_minus"});
        inner.choice("mode", output.mode, {"listener", "caller"});
        inner.text("address", output.address);
        inner.text("streamid", output.streamid, 512);
        inner.integer("latency_ms", output.latency_ms, 20, 8000);
        inner.flag("overlays", output.overlays);
        read_path(inner, "key_file", output.key_file);
        outputs.push_back(std::move(output));
    });
}

}  // namespace paraninfo::config
