#include "media/cmaf/init_segment.hpp"

#include "media/cmaf/box_writer.hpp"
#include "media/cmaf/codec_config.hpp"
#include "media/cmaf/part.hpp"

namespace paraninfo::cmaf {
namespace {

constexpr std::uint32_t one_16_16 = 0x00010000;

void unity_matrix(BoxWriter& out) {
    for (const std::uint32_t cell : {one_16_16, 0U, 0U, 0U, one_16_16, 0U, 0U, 0U, 0x40000000U})
        out.u32(cell);
}

void file_type(BoxWriter& out) {
    const auto ftyp = out.box("ftyp");
    out.bytes("iso6");
    out.u32(0);
    out.bytes("iso6cmfcmp41");
}

void movie_header(BoxWriter& out) {
    const auto mvhd = out.full_box("mvhd", 0, 0);
    out.zeros(8);   // creation and modification time
    out.u32(1000);  // timescale
    out.u32(0);     // duration: unknown
    out.u32(one_16_16);
    out.u16(0x0100);
    out.zeros(10);
    unity_matrix(out);
    out.zeros(24);
    out.u32(track_id + 1);
}

void track_header(BoxWriter& out, std::uint16_t volume, std::uint16_t width, std::uint16_t height) {
    const auto tkhd = out.full_box("tkhd", 0, 7);  // enabled, in movie, in preview
    out.zeros(8);
    out.u32(track_id);
    out.zeros(4 + 4 + 8 + 4);  // reserved, duration, reserved, layer and group
    out.u16(volume);
    out.u16(0);
    unity_matrix(out);
    out.u32(std::uint32_t{width} << 16);
    out.u32(std::uint32_t{height} << 16);
}

void media_header(BoxWriter& out, std::uint32_t timescale, std::string_view handler) {
    {
        const auto mdhd = out.full_box("mdhd", 0, 0);
        out.zeros(8);
        out.u32(timescale);
        out.u32(0);
        out.u16(0x55c4);  // "und"
        out.u16(0);
    }
    const auto hdlr = out.full_box("hdlr", 0, 0);
    out.u32(0);
    out.bytes(handler);
    out.zeros(12 + 1);
}

void data_information(BoxWriter& out) {
    const auto dinf = out.box("dinf");
    const auto dref = out.full_box("dref", 0, 0);
    out.u32(1);
    const auto url = out.full_box("url ", 0, 1);  // the media are in this very file
}

void empty_sample_tables(BoxWriter& out) {
    for (const std::string_view table : {"stts", "stsc", "stco"}) {
        const auto box = out.full_box(table, 0, 0);
        out.u32(0);
    }
    const auto stsz = out.full_box("stsz", 0, 0);
    out.zeros(8);
}

void movie_extends(BoxWriter& out) {
    const auto mvex = out.box("mvex");
    const auto trex = out.full_box("trex", 0, 0);
    out.u32(track_id);
    out.u32(1);
    out.zeros(12);
}

void avc_sample_entry(BoxWriter& out, std::string_view avcc, std::uint16_t width, std::uint16_t height) {
    const auto avc1 = out.box("avc1");
    out.zeros(6);
    out.u16(1);  // data reference
    out.zeros(16);
    out.u16(width);
    out.u16(height);
    out.u32(0x00480000);  // 72 dpi, twice
    out.u32(0x00480000);
    out.u32(0);
    out.u16(1);  // frames per sample
    out.zeros(32);
    out.u16(0x0018);
    out.u16(0xffff);
    const auto config = out.box("avcC");
    out.bytes(avcc);
}

// Elementary stream descriptor (ISO/IEC 14496-1, 7.2.6.5); every length here fits in one byte.
void elementary_stream(BoxWriter& out, std::string_view asc, std::uint32_t bits_per_second) {
    const auto esds = out.full_box("esds", 0, 0);
    out.u8(0x03);
    out.u8(3 + 2 + 13 + 2 + asc.size() + 3);
    out.u16(track_id);
    out.u8(0);
    out.u8(0x04);
    out.u8(13 + 2 + asc.size());
    out.u8(0x40);  // MPEG-4 audio
    out.u8(0x15);  // audio stream
    out.u24(0);
    out.u32(bits_per_second);
    out.u32(bits_per_second);
    out.u8(0x05);
    out.u8(asc.size());
    out.bytes(asc);
    out.u8(0x06);
    out.u8(1);
    out.u8(2);
}

void aac_sample_entry(BoxWriter& out, std::string_view asc, const AacConfig& config,
                      std::uint32_t bits_per_second) {
    const auto mp4a = out.box("mp4a");
    out.zeros(6);
    out.u16(1);
    out.zeros(8);
    out.u16(config.channels);
    out.u16(16);
    out.zeros(4);
    out.u32(std::uint64_t{config.sample_rate} << 16);
    elementary_stream(out, asc, bits_per_second);
}

}  // namespace

std::optional<InitSegment> video_init(std::string_view avcc, std::uint16_t width, std::uint16_t height) {
    const auto codecs = avc_codecs(avcc);
    if (!codecs || width == 0 || height == 0) return std::nullopt;
    BoxWriter out;
    file_type(out);
    {
        const auto moov = out.box("moov");
        movie_header(out);
        {
            const auto trak = out.box("trak");
            track_header(out, 0, width, height);
            const auto mdia = out.box("mdia");
            media_header(out, video_timescale, "vide");
            const auto minf = out.box("minf");
            {
                const auto vmhd = out.full_box("vmhd", 0, 1);
                out.zeros(8);
            }
            data_information(out);
            const auto stbl = out.box("stbl");
            {
                const auto stsd = out.full_box("stsd", 0, 0);
                out.u32(1);
                avc_sample_entry(out, avcc, width, height);
            }
            empty_sample_tables(out);
        }
        movie_extends(out);
    }
    return InitSegment{out.take(), *codecs, width, height, 0, 0};
}

std::optional<InitSegment> audio_init(std::string_view audio_specific_config, std::uint32_t bits_per_second) {
    const auto config = aac_config(audio_specific_config);
    if (!config || config->sample_rate != audio_timescale || audio_specific_config.size() > 64)
        return std::nullopt;
    BoxWriter out;
    file_type(out);
    {
        const auto moov = out.box("moov");
        movie_header(out);
        {
            const auto trak = out.box("trak");
            track_header(out, 0x0100, 0, 0);
            const auto mdia = out.box("mdia");
            media_header(out, audio_timescale, "soun");
            const auto minf = out.box("minf");
            {
                const auto smhd = out.full_box("smhd", 0, 0);
                out.zeros(4);
            }
            data_information(out);
            const auto stbl = out.box("stbl");
            {
                const auto stsd = out.full_box("stsd", 0, 0);
                out.u32(1);
                aac_sample_entry(out, audio_specific_config, *config, bits_per_second);
            }
            empty_sample_tables(out);
        }
        movie_extends(out);
    }
    return InitSegment{out.take(), config->codecs, 0, 0, config->sample_rate, config->channels};
}

}  // namespace paraninfo::cmaf
