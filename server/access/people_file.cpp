#include "server/access/people_file.hpp"

#include "server/access/csv.hpp"
#include "server/access/name.hpp"

#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>

namespace paraninfo::access {
namespace {

constexpr std::size_t id_bytes_max = 64;
constexpr std::size_t email_bytes_max = 254;  // RFC 5321, 4.5.3.1.3
constexpr std::array<std::string_view, 6> columns = {"id", "name", "email", "language", "role", "class"};
constexpr std::array<std::string_view, 3> tallies = {"registered", "hall", "open"};

template <class List>
bool holds(const List& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= id_bytes_max &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

bool is_utf8(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8(nullptr, 0, nullptr, text.data(), static_cast<std::int32_t>(text.size()), &error);
    return error != U_INVALID_CHAR_FOUND;
}

// That a letter could be sent there; whether one arrives, only sending tells.
bool is_email(std::string_view text) {
    const auto at = text.find('@');
    return at != 0 && at != std::string_view::npos && at + 1 < text.size() &&
           text.size() <= email_bytes_max && text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of(" \t\r\n,;<>\"") == std::string_view::npos;
}

class Reading {
  public:
    Reading(std::string_view csv, const std::vector<std::string>& languages)
        : reader_(csv), languages_(languages) {}

    PeopleFile run() {
        CsvRecord record;
        if (!reader_.next(record) || !read_headings(record)) {
            if (file_.errors.empty())
                wrong(1, reader_.error().empty() ? "there is nothing" : reader_.error());
            return std::move(file_);
        }
        while (file_.errors.size() < people_errors_max && reader_.next(record)) read_person(record);
        if (!reader_.error().empty()) wrong(reader_.line(), reader_.error());
        return std::move(file_);
    }

  private:
    void wrong(std::size_t line, std::string what) { file_.errors.push_back({line, std::move(what)}); }

    bool read_headings(const CsvRecord& record) {
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            const auto heading = trimmed(record.fields[i]);
            if (!holds(columns, heading)) {
                wrong(record.line, "no column is called \"" + heading + "\"");
            } else if (!place_of_.emplace(heading, i).second) {
                wrong(record.line, "two columns are called " + heading);
            }
        }
        for (const auto* needed : {"id", "name"}) {
            if (!place_of_.contains(needed)) wrong(record.line, "there is no column " + std::string(needed));
        }
        return file_.errors.empty();
    }

    std::string value(const CsvRecord& record, const std::string& column) const {
        const auto place = place_of_.find(column);
        return place == place_of_.end() ? std::string() : trimmed(record.fields[place->second]);
    }

    void read_person(const CsvRecord& record) {
        const bool blank = record.fields.size() == 1 && trimmed(record.fields.front()).empty();
        if (blank) return;
        if (record.fields.size() != place_of_.size())
            return wrong(record.line, std::to_string(record.fields.size()) +
                                          " fields where the headings are " +
                                          std::to_string(place_of_.size()));
        if (file_.people.size() == people_max)
            return wrong(record.line, "more than " + std::to_string(people_max) + " people");
        const auto before = file_.errors.size();
        auto person = judged(record);
        if (file_.errors.size() == before) file_.people.push_back(std::move(person));
    }

    Registrant judged(const CsvRecord& record) {
        Registrant person;
        person.id = value(record, "id");
        if (!is_id(person.id))
            wrong(record.line, "id: 1 to 64 visible ASCII characters");
        else if (const auto [first, is_new] = line_of_.emplace(person.id, record.line); !is_new)
            wrong(record.line,
                  "id: " + person.id + " stands in line " + std::to_string(first->second) + " too");
        const auto given = value(record, "name");
        const auto name = clean_name(given);
        if (!is_utf8(given))
            wrong(record.line, "name: not UTF-8; save the sheet as \"CSV UTF-8\"");
        else if (!name)
            wrong(record.line, "name: 1 to 64 characters that can be shown");
        person.name = name.value_or("");
        person.email = value(record, "email");
        if (!person.email.empty() && !is_email(person.email))
            wrong(record.line, "email: must be NAME@HOST, or empty");
        person.language = value(record, "language");
        if (!person.language.empty() && !holds(languages_, person.language))
            wrong(record.line, "language: the pages do not speak " + person.language);
        judge_role(record, person);
        return person;
    }

    void judge_role(const CsvRecord& record, Registrant& person) {
        if (const auto role = value(record, "role"); !role.empty()) {
            const auto named = audience_named(role);
            if (!named || *named == Audience::screen)
                wrong(record.line, "role: participant, hall, moderator, panelist or producer");
            person.role = named.value_or(person.role);
        }
        if (const auto tally = value(record, "class"); !tally.empty()) {
            if (!holds(tallies, tally)) wrong(record.line, "class: registered, hall or open");
            person.tally = tally;
        } else if (person.role == Audience::hall) {
            person.tally = "hall";
        }
    }

    CsvReader reader_;
    const std::vector<std::string>& languages_;
    std::unordered_map<std::string, std::size_t> place_of_;
    std::unordered_map<std::string, std::size_t> line_of_;
    PeopleFile file_;
};

}  // namespace

PeopleFile read_people(std::string_view csv, const std::vector<std::string>& languages) {
    if (csv.size() > people_bytes_max) return {{}, {{1, "the file is larger than 8 MiB"}}};
    return Reading(csv, languages).run();
}

}  // namespace paraninfo::access
