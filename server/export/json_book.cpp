#include "server/export/json_book.hpp"

#include "protocol/json/writer.hpp"

#include <utility>

namespace paraninfo::exports {

namespace {

struct Value {
    json::Writer& writer;

    void operator()(std::monostate) { writer.null(); }
    void operator()(std::int64_t n) { writer.value(n); }
    void operator()(bool truth) { writer.value(truth); }
    void operator()(const std::string& text) { writer.value(text); }
    void operator()(const Texts& texts) {
        writer.open_array();
        for (const auto& text : texts) writer.value(text);
        writer.close_array();
    }
};

}  // namespace

JsonBook::JsonBook(const std::filesystem::path& file, const About& about) : file_(file) {
    json::Writer writer;
    writer.open_object().member("event", about.event).member("room", about.room.value);
    writer.member("time_zone", about.time_zone).member("made_at", about.made_at).key("sheets").open_object();
    file_.write(writer.take());
}

void JsonBook::open(Sheet sheet, Columns columns) {
    names_.assign(columns.begin(), columns.end());
    file_.write(std::string(std::exchange(first_sheet_, false) ? "" : ",") + "\n\"" +
                std::string(name_of(sheet)) + "\":[");
    first_row_ = true;
}

void JsonBook::row(const Row& row) {
    json::Writer writer;
    writer.open_object();
    for (std::size_t i = 0; i < row.size(); ++i) {
        writer.key(names_.at(i));
        std::visit(Value{writer}, row[i]);
    }
    writer.close_object();
    file_.write((std::exchange(first_row_, false) ? "\n" : ",\n") + writer.take());
}

void JsonBook::close() {
    file_.write("]");
}

void JsonBook::finish(Offset through) {
    file_.write("},\n\"offset\":" + std::to_string(through) + "}\n");
    file_.finish();
}

}  // namespace paraninfo::exports
