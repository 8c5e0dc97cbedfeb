#include "server/archive/recording.hpp"

#include "server/hls/checksum.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <stdexcept>

namespace paraninfo::archive {
namespace {

using nlohmann::json;

constexpr int index_version = 1;
constexpr std::size_t checksum_digits = 8;
constexpr std::size_t renditions_max = 16;

std::string line_of(const json& value) {
    const std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    std::array<char, checksum_digits + 2> sum{};
    std::snprintf(sum.data(), sum.size(), "%08x ", hls::checksum(text));
    return sum.data() + text + "\n";
}

// The JSON of a line; nothing if its checksum is not its own.
std::optional<std::string_view> content(std::string_view line) {
    if (line.size() <= checksum_digits + 1 || line[checksum_digits] != ' ') return std::nullopt;
    std::uint32_t sum = 0;
    const char* const end = line.data() + checksum_digits;
    const auto [read, ec] = std::from_chars(line.data(), end, sum, 16);
    const auto text = line.substr(checksum_digits + 1);
    return ec == std::errc{} && read == end && sum == hls::checksum(text) ? std::optional{text}
                                                                          : std::nullopt;
}

RecordedRendition rendition_of(const json& in) {
    RecordedRendition rendition;
    rendition.spec.name = in.at("name").get<std::string>();
    rendition.spec.kind = in.at("video").get<bool>() ? hls::Kind::video : hls::Kind::audio;
    rendition.spec.language = in.at("language").get<std::string>();
    rendition.spec.label = in.at("label").get<std::string>();
    rendition.spec.audio_only = in.value("audio_only", false);
    rendition.spec.nominal_bits_per_second = in.at("bits_per_second").get<std::uint64_t>();
    return rendition;
}

void take_head(const json& in, Recording& into) {
    if (in.at("version").get<int>() != index_version) throw std::invalid_argument{"version"};
    into.room = in.at("room").get<std::string>();
    into.publication = in.at("publication").get<std::string>();
    into.target_duration = std::chrono::seconds{in.at("target_s").get<std::int64_t>()};
    into.started_ms = in.at("started_ms").get<std::int64_t>();
    into.renditions.clear();
    for (const json& one : in.at("renditions")) into.renditions.push_back(rendition_of(one));
    if (into.renditions.empty() || into.renditions.size() > renditions_max)
        throw std::invalid_argument{"renditions"};
}

Place place_of(const json& in) {
    return {in.at("at").get<std::uint64_t>(), in.at("bytes").get<std::uint64_t>(),
            in.at("crc").get<std::uint32_t>()};
}

void take_init(const json& in, RecordedRendition& rendition) {
    RecordedInit init;
    init.number = in.at("init").get<std::uint32_t>();
    init.description.codec = in.at("codec").get<std::string>();
    init.description.width = in.at("width").get<std::uint32_t>();
    init.description.height = in.at("height").get<std::uint32_t>();
    init.description.frame_rate_milli = in.at("frame_rate_milli").get<std::uint32_t>();
    init.description.sample_rate = in.at("sample_rate").get<std::uint32_t>();
    init.description.channels = in.at("channels").get<std::uint32_t>();
    init.media = place_of(in);
    rendition.bytes = std::max(rendition.bytes, init.media.at + init.media.bytes);
    // A run that never made a part gives its number to the next one.
    std::erase_if(rendition.inits, [&](const RecordedInit& one) { return one.number >= init.number; });
    rendition.inits.push_back(std::move(init));
}

void take_segment(const json& in, RecordedRendition& rendition) {
    RecordedSegment segment;
    segment.msn = in.at("msn").get<std::uint64_t>();
    segment.run_ordinal = in.at("run").get<std::uint32_t>();
    segment.init_number = in.at("init").get<std::uint32_t>();
    segment.discontinuity = in.at("discontinuity").get<bool>();
    segment.wall_ms = in.at("date_ms").get<std::int64_t>();
    segment.duration = hls::Nanoseconds{in.at("ns").get<std::int64_t>()};
    segment.media = place_of(in);
    if (!rendition.segments.empty() && segment.msn <= rendition.segments.back().msn)
        throw std::invalid_argument{"msn"};
    rendition.bytes = std::max(rendition.bytes, segment.media.at + segment.media.bytes);
    rendition.segments.push_back(segment);
}

void take_thumbnail(const json& in, Recording& into) {
    const RecordedThumbnail thumbnail{in.at("at_ms").get<std::int64_t>(), place_of(in)};
    if (!into.thumbnails.empty() && thumbnail.programme_ms <= into.thumbnails.back().programme_ms)
        throw std::invalid_argument{"at_ms"};
    into.thumbnails_bytes = std::max(into.thumbnails_bytes, thumbnail.media.at + thumbnail.media.bytes);
    into.thumbnails.push_back(thumbnail);
}

void take_line(const json& in, Recording& into) {
    const std::string kind = in.at("k").get<std::string>();
    if (kind == "publication") return take_head(in, into);
    if (kind == "end") {
        into.ended_ms = in.at("at_ms").get<std::int64_t>();
        return;
    }
    if (kind == "thumbnail") return take_thumbnail(in, into);
    RecordedRendition& rendition = into.renditions.at(in.at("r").get<std::size_t>());
    if (kind == "init") return take_init(in, rendition);
    if (kind == "segment") return take_segment(in, rendition);
    throw std::invalid_argument{"k"};
}

}  // namespace

const RecordedSegment* RecordedRendition::find(std::uint64_t msn) const {
    const auto at = std::lower_bound(segments.begin(), segments.end(), msn,
                                     [](const auto& segment, auto value) { return segment.msn < value; });
    return at != segments.end() && at->msn == msn ? &*at : nullptr;
}

const RecordedInit* RecordedRendition::find_init(std::uint32_t number) const {
    for (const auto& init : inits)
        if (init.number == number) return &init;
    return nullptr;
}

std::uint64_t Recording::bytes() const {
    std::uint64_t sum = thumbnails_bytes;
    for (const auto& rendition : renditions) sum += rendition.bytes;
    return sum;
}

const RecordedThumbnail* Recording::find_thumbnail(std::int64_t programme_ms) const {
    const auto at =
        std::lower_bound(thumbnails.begin(), thumbnails.end(), programme_ms,
                         [](const auto& thumbnail, auto value) { return thumbnail.programme_ms < value; });
    return at != thumbnails.end() && at->programme_ms == programme_ms ? &*at : nullptr;
}

std::size_t RecordedRendition::held() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(segments, [](const RecordedSegment& segment) { return !segment.is_gap(); }));
}

std::optional<std::size_t> Recording::best_video() const {
    const auto pixels = [](const RecordedRendition& one) {
        const auto& description = one.inits.front().description;
        return std::uint64_t{description.width} * description.height;
    };
    const auto is_video = [](const RecordedRendition& one) {
        return one.spec.kind == hls::Kind::video && !one.inits.empty();
    };
    std::size_t most = 1;
    for (const auto& one : renditions)
        if (is_video(one)) most = std::max(most, one.held());
    std::optional<std::size_t> best;
    for (std::size_t index = 0; index < renditions.size(); ++index) {
        const auto& one = renditions[index];
        if (!is_video(one) || one.held() * 10 < most * 9) continue;
        if (!best || pixels(one) > pixels(renditions[*best])) best = index;
    }
    return best;
}

std::int64_t Recording::last_ms() const {
    std::int64_t last = ended_ms.value_or(started_ms);
    for (const auto& rendition : renditions) {
        if (rendition.segments.empty()) continue;
        const auto& segment = rendition.segments.back();
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(segment.duration).count();
        last = std::max(last, segment.wall_ms + ms);
    }
    return last;
}

bool is_abandoned(std::int64_t last_ms, std::int64_t now_ms) {
    return now_ms - last_ms > std::chrono::milliseconds{abandoned_after}.count();
}

bool is_over(const Recording& recording, std::int64_t now_ms) {
    return recording.ended_ms.has_value() || is_abandoned(recording.last_ms(), now_ms);
}

std::string head_line(const hls::PublicationSettings& publication) {
    json renditions = json::array();
    for (const auto& spec : publication.renditions)
        renditions.push_back({{"name", spec.name},
                              {"video", spec.kind == hls::Kind::video},
                              {"language", spec.language},
                              {"label", spec.label},
                              {"audio_only", spec.audio_only},
                              {"bits_per_second", spec.nominal_bits_per_second}});
    return line_of({{"k", "publication"},
                    {"version", index_version},
                    {"room", publication.room},
                    {"publication", publication.publication},
                    {"target_s", publication.target_duration.count()},
                    {"started_ms", publication.anchor.wall_ms},
                    {"renditions", renditions}});
}

std::string init_line(const hls::FinishedInit& init, std::uint64_t at) {
    const auto& description = init.description;
    return line_of({{"k", "init"},
                    {"r", init.rendition},
                    {"init", init.number},
                    {"codec", description.codec},
                    {"width", description.width},
                    {"height", description.height},
                    {"frame_rate_milli", description.frame_rate_milli},
                    {"sample_rate", description.sample_rate},
                    {"channels", description.channels},
                    {"at", at},
                    {"bytes", init.media.body().size()},
                    {"crc", init.media.checksum}});
}

std::string segment_line(const hls::FinishedSegment& segment, std::uint64_t at) {
    return line_of({{"k", "segment"},
                    {"r", segment.rendition},
                    {"msn", segment.msn},
                    {"run", segment.run_ordinal},
                    {"init", segment.init_number},
                    {"discontinuity", segment.discontinuity},
                    {"date_ms", segment.wall_ms},
                    {"ns", segment.duration.count()},
                    {"at", at},
                    {"bytes", segment.media.body().size()},
                    {"crc", segment.media.checksum}});
}

std::string thumbnail_line(const hls::FinishedThumbnail& thumbnail, std::uint64_t at) {
    return line_of({{"k", "thumbnail"},
                    {"at_ms", thumbnail.programme_ms},
                    {"at", at},
                    {"bytes", thumbnail.media.body().size()},
                    {"crc", thumbnail.media.checksum}});
}

std::string end_line(std::int64_t wall_ms) {
    return line_of({{"k", "end"}, {"at_ms", wall_ms}});
}

std::size_t read_lines(std::string_view text, Recording& into) {
    std::size_t good = 0;
    for (;;) {
        const auto end = text.find('\n', good);
        if (end == std::string_view::npos) return good;
        const auto inner = content(text.substr(good, end - good));
        if (!inner) return good;
        try {
            take_line(json::parse(*inner), into);
        } catch (const std::exception&) {
            return good;
        }
        good = end + 1;
    }
}

std::optional<std::int64_t> newest_ms_of(std::string_view tail) {
    for (auto end = tail.rfind('\n'); end != std::string_view::npos && end > 0;) {
        const auto before = tail.rfind('\n', end - 1);
        if (before == std::string_view::npos) return std::nullopt;  // perhaps not all of a line
        const auto inner = content(tail.substr(before + 1, end - before - 1));
        const json line = inner ? json::parse(*inner, nullptr, false) : json();
        if (!line.is_object() || line.value("k", "") == "end") return std::nullopt;
        if (line.value("k", "") == "segment")
            return line.value("date_ms", std::int64_t{0}) + line.value("ns", std::int64_t{0}) / 1'000'000;
        end = before;
    }
    return std::nullopt;
}

}  // namespace paraninfo::archive
