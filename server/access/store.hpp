// The durable side of access: <data>/access.db. Rows in, rows out; it knows no rules. One object on one
// thread; the command line opens another on the same file while the server runs. Failures are thrown as
// database::Error.
#pragma once

#include "server/access/link.hpp"
#include "server/access/people_file.hpp"
#include "server/access/rows.hpp"
#include "server/database/database.hpp"
#include "server/database/statement.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::access {

// A link that the command line made.
struct MintedLink {
    Link link;
    std::string label;
    std::int64_t made_ms = 0;
    bool revoked = false;
    std::int64_t persons = 0;  // made by it
    bool operator==(const MintedLink&) const = default;
};

// Somebody on the organiser's list, and the link that is theirs.
struct Registration {
    Registrant person;
    std::string link;
    bool operator==(const Registration&) const = default;
};

// What an import changes.
struct RegisterChanges {
    std::vector<Registration> people;
    std::vector<Link> minted;
    std::vector<std::string> revoked;
};

class Store {
  public:
    // `lock_wait`: how long for another process that writes.
    explicit Store(const std::filesystem::path& path,
                   std::chrono::milliseconds lock_wait = std::chrono::seconds(2));

    Kept load();
    // All or nothing, durable when it returns.
    void commit(const std::vector<Write>& writes);
    // All links that were revoked and all classes, if another process wrote into the file since the last
    // call.
    std::optional<Elsewhere> written_elsewhere();

    void keep_link(const Link& link, const std::string& label, std::int64_t made_ms);
    // The same, where it is not there yet.
    void keep_link_once(const Link& link, const std::string& label, std::int64_t made_ms);
    std::vector<MintedLink> links();

    std::vector<Registration> registrations();  // by id
    // All or nothing, durable when it returns.
    void register_people(const RegisterChanges& changes, std::int64_t wall_ms);

  private:
    void write(const PersonRow& row);
    void write(const SeatRow& row);
    void write(const LoginRow& row);
    void write(const LoginGone& row);
    void write(const LinkRevoked& row);
    void write(const BanRow& row);
    void write(const BanGone& row);
    void write(const AcceptanceRow& row);
    std::vector<LinkRevoked> revoked();
    std::vector<ClassRow> classes();

    database::Database database_;
    database::Statement person_;
    database::Statement seat_;
    database::Statement login_;
    database::Statement login_gone_;
    database::Statement revoke_;
    database::Statement ban_;
    database::Statement ban_gone_;
    database::Statement acceptance_;
    std::int64_t version_ = 0;  // PRAGMA data_version: grows when another connection commits
};

}  // namespace paraninfo::access
