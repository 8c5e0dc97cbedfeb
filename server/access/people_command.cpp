#include "server/access/people_command.hpp"

#include "server/access/check_in_code.hpp"
#include "server/access/link_command.hpp"
#include "server/access/link_token.hpp"
#include "server/access/secrets.hpp"
#include "server/access/store.hpp"
#include "server/observe/clock.hpp"

#include "protocol/annotations.hpp"
#include "protocol/sheet_text.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace paraninfo::access {
namespace {

struct Counts {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t same = 0;
};

// What must change in the register for one list.
class Importing {
  public:
    Importing(const config::Settings& settings, const PeopleImport& import, Store& store,
              std::int64_t wall_ms)
        : settings_(settings), import_(import), wall_ms_(wall_ms) {
        for (auto& one : store.registrations()) known_.emplace(one.person.id, std::move(one));
        for (auto& one : store.links())
            if (!one.revoked) links_.emplace(one.link.id, std::move(one.link));
    }

    void take(const Registrant& person) {
        const Link wanted = link_of(person);
        const auto known = known_.find(person.id);
        const Link* present = known == known_.end() ? nullptr : present_link(known->second.link);
        if (present != nullptr && serves(*present, wanted)) {
            if (person == known->second.person) return void(++counts.same);
            ++counts.changed;
            return changes.people.push_back({person, present->id});
        }
        ++(known == known_.end() ? counts.added : counts.changed);
        if (present != nullptr && (present->role != wanted.role || present->rooms != wanted.rooms))
            changes.revoked.push_back(present->id);
        changes.minted.push_back(wanted);
        changes.people.push_back({person, wanted.id});
    }

    std::size_t known() const { return known_.size(); }

    RegisterChanges changes;
    Counts counts;

  private:
    Link link_of(const Registrant& person) const {
        LinkCommand command;
        command.role = name_of(person.role);
        command.rooms = import_.rooms;
        command.kind = "personal";
        command.name = person.name;
        command.sub = person.id;
        command.language = person.language;
        command.days = import_.days;
        return make_link(settings_, command, wall_ms_ / 1000);
    }

    const Link* present_link(const std::string& id) const {
        const auto found = links_.find(id);
        return found == links_.end() ? nullptr : &found->second;
    }

    // Says the same, and lasts for half of what is asked at least.
    bool serves(const Link& present, const Link& wanted) const {
        const auto now_s = wall_ms_ / 1000;
        Link same = wanted;
        same.id = present.id;
        same.expires_s = present.expires_s;
        return same == present && present.expires_s >= now_s + (wanted.expires_s - now_s) / 2;
    }

    const config::Settings& settings_;
    const PeopleImport& import_;
    const std::int64_t wall_ms_;
    std::unordered_map<std::string, Registration> known_;
    std::unordered_map<std::string, Link> links_;
};

[[noreturn]] void refuse(const std::string& file, const std::vector<PeopleError>& errors) {
    std::string lines;
    for (const auto& [line, what] : errors) lines += file + ":" + std::to_string(line) + ": " + what + "\n";
    throw std::runtime_error(lines + "nothing was imported");
}

std::string told(const Counts& counts, std::size_t known, bool dry_run) {
    const auto absent = known - std::min(known, counts.changed + counts.same);
    return std::string(dry_run ? "would be: " : "") + std::to_string(counts.added) + " new, " +
           std::to_string(counts.changed) + " changed, " + std::to_string(counts.same) + " as before, " +
           std::to_string(absent) + " known and not in the list\n";
}

// A person may read the pages in a language that the event's own texts are not in.
std::vector<std::string> page_languages() {
    std::vector<std::string> names;
    for (const Language language : all_languages) names.emplace_back(name_of(language));
    return names;
}

}  // namespace

std::string import_people(const config::Settings& settings, const PeopleImport& import, std::string_view csv,
                          std::int64_t wall_ms) {
    const auto list = read_people(csv, page_languages());
    if (!list.errors.empty()) refuse(import.file, list.errors);
    open_secrets(settings.data_dir);  // made before anything that they must sign
    Store store(settings.data_dir / "access.db");
    Importing importing(settings, import, store, wall_ms);
    for (const Registrant& person : list.people) importing.take(person);
    if (!import.dry_run) store.register_people(importing.changes, wall_ms);
    return told(importing.counts, importing.known(), import.dry_run);
}

std::string export_codes(const config::Settings& settings) {
    const CheckInCodes codes(open_secrets(settings.data_dir).check_in);
    Store store(settings.data_dir / "access.db");
    std::string lines = "id,name,email,language,role,class,check_in_code\r\n";
    for (const auto& [person, link] : store.registrations()) {
        for (const auto& field : {person.id, person.name, person.email, person.language,
                                  std::string(name_of(person.role)), person.tally})
            lines += text::csv_field(field) + ",";
        lines += codes.code("local", person.id) + "\r\n";
    }
    return lines;
}

std::string export_links(const config::Settings& settings, std::int64_t wall_ms) {
    const LinkKeys keys(open_secrets(settings.data_dir).link_signing, {});
    Store store(settings.data_dir / "access.db");
    std::unordered_map<std::string, Link> valid;
    for (auto& one : store.links())
        if (!one.revoked && one.link.expires_s > wall_ms / 1000) valid.emplace(one.link.id, one.link);
    std::string lines = "id,name,email,language,role,class,link,valid_until\r\n";
    for (const auto& [person, id] : store.registrations()) {
        const auto link = valid.find(id);
        if (link == valid.end()) continue;
        for (const auto& field :
             {person.id, person.name, person.email, person.language, std::string(name_of(person.role)),
              person.tally, address_of(settings, link->second, keys)})
            lines += text::csv_field(field) + ",";
        lines += observe::iso_seconds(link->second.expires_s) + "\r\n";
    }
    return lines;
}

}  // namespace paraninfo::access
