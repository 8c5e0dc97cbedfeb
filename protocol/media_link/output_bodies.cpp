#include "protocol/media_link/output_bodies.hpp"

#include "protocol/media_link/messages.hpp"

namespace paraninfo::media_link {

void write(Writer& out, const OutputStates& m) {
    out.list(m.outputs, [&out](const OutputState& state) {
        out.string(state.output);
        out.integer(state.receivers);
        out.integer(state.kbit);
        out.integer(state.breaks);
        out.integer(state.refused);
        out.integer(state.refusal);
    });
}
void read(Reader& in, OutputStates& m) {
    m.outputs = in.list<OutputState>(outputs_max, [&in](OutputState& state) {
        state.output = in.string(name_bytes_max);
        state.receivers = in.integer<std::uint8_t>();
        state.kbit = in.integer<std::uint32_t>();
        state.breaks = in.integer<std::uint64_t>();
        state.refused = in.integer<std::uint64_t>();
        state.refusal = in.integer<std::uint16_t>();
    });
}

void write(Writer& out, const std::vector<RoomOutput>& outputs) {
    out.list(outputs, [&out](const RoomOutput& output) {
        out.string(output.output);
        out.integer(static_cast<std::uint8_t>(output.sound));
        out.boolean(output.overlays);
    });
}
void read(Reader& in, std::vector<RoomOutput>& outputs) {
    outputs = in.list<RoomOutput>(room_outputs_max, [&in](RoomOutput& output) {
        output.output = in.string(name_bytes_max);
        output.sound = static_cast<RoomOutput::Sound>(in.integer<std::uint8_t>());
        output.overlays = in.boolean();
    });
}

void write(Writer& out, const std::vector<SrtOutput>& outputs) {
    out.list(outputs, [&out](const SrtOutput& output) {
        out.string(output.id);
        out.string(output.passphrase);
        out.integer(static_cast<std::uint32_t>(output.latency.count()));
        out.string(output.host);
        out.integer(output.port);
        out.string(output.streamid);
    });
}
void read(Reader& in, std::vector<SrtOutput>& outputs) {
    outputs = in.list<SrtOutput>(outputs_max, [&in](SrtOutput& output) {
        output.id = in.string(name_bytes_max);
        output.passphrase = in.string(passphrase_bytes_max);
        output.latency = std::chrono::milliseconds{in.integer<std::uint32_t>()};
        output.host = in.string(host_bytes_max);
        output.port = in.integer<std::uint16_t>();
        output.streamid = in.string(streamid_bytes_max);
    });
}

void write(Writer& out, const OutputBytes& m) {
    out.boolean(m.opens);
    out.bytes(m.bytes);
}
void read(Reader& in, OutputBytes& m) {
    m.opens = in.boolean();
    m.bytes = in.bytes(output_bytes_max);
}

void write(Writer& out, const OutputWanted& m) {
    out.boolean(m.wanted);
}
void read(Reader& in, OutputWanted& m) {
    m.wanted = in.boolean();
}

}  // namespace paraninfo::media_link
