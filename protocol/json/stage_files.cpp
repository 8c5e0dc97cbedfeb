#include "protocol/json/stage_files.hpp"

#include <optional>
#include <utility>

namespace paraninfo::json {

namespace {

StageFile read_playing(Members& members) {
    StageFile file;
    file.source = members.text("source");
    if (source_kind_of(file.source) != SourceKind::file) members.wrong("source");
    file.plays = members.truth("plays");
    file.loop = members.truth("loop");
    file.on_take = members.truth("on_take");
    return file;
}

void write_playing(Writer& to, const StageFile& file) {
    to.member("source", file.source).member("plays", file.plays).member("loop", file.loop);
    to.member("on_take", file.on_take);
}

std::optional<StageFile> read_kept_file(const nlohmann::json& value) {
    if (!value.is_object()) return std::nullopt;
    Members one(value);
    StageFile file = read_playing(one);
    file.begun = one.natural("begun");
    return one.problem() ? std::nullopt : std::optional(std::move(file));
}

}  // namespace

SetFile read_set_file(Members& members) {
    StageFile file = read_playing(members);
    return {std::move(file), members.truth("rewind")};
}

void write_stage_file(Writer& to, const StageFile& file) {
    to.open_object();
    write_playing(to, file);
    to.member("begun", file.begun).close_object();
}

void write_stage_files(Writer& to, const std::vector<StageFile>& files) {
    to.key("files").open_array();
    for (const StageFile& file : files) write_stage_file(to, file);
    to.close_array();
}

std::string encode_stage_entry(const StageFileSet& change, Writer& payload) {
    write_playing(payload, change.file);
    return change.rewind ? ":rewind" : ":on";
}

StageFileSet decode_stage_file_set(EntrySource& from) {
    const auto word = from.word(0);
    from.fit = from.fit && (word == "rewind" || word == "on");
    if (from.erased) return {};
    return {read_playing(from.members), word == "rewind"};
}

bool read_kept_files(Members& members, std::vector<StageFile>& files) {
    const nlohmann::json* value = members.any("files");
    if (value == nullptr) return true;
    return read_each(*value, files, read_kept_file) && files.size() <= files_kept_max;
}

}  // namespace paraninfo::json
