// A small good event file that tests change in one place.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace paraninfo::config::test {

inline nlohmann::json event_sample() {
    return nlohmann::json::parse(R"({
      "id": "seminar", "name": {"es": "Seminario", "en": "Seminar"}, "time_zone": "Europe/Madrid",
      "languages": ["es", "en"], "days": [{"date": "2027-03-16"}, {"date": "2027-03-28"}],
      "rooms": [{"id": "auditorium", "name": {"es": "Auditorio", "en": "Auditorium"}},
                {"id": "table-1", "name": {"es": "Mesa 1", "en": "Table 1"}}],
      "sessions": [
        {"id": "opening", "room": "auditorium", "title": {"es": "A", "en": "O"},
         "starts": "2027-03-16T09:00", "ends": "2027-03-16T09:30", "speakers": ["one"]},
        {"id": "talk", "room": "auditorium", "title": {"es": "C", "en": "T"},
         "starts": "2027-03-16T09:30", "ends": "2027-03-16T10:30"}],
      "speakers": [{"id": "one", "name": "Speaker 1", "affiliation": {"es": "I", "en": "I"}, "country": "TW"}]
    })");
}

}  // namespace paraninfo::config::test
