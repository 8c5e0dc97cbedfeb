#include "server/database/transaction.hpp"

#include <sqlite3.h>

namespace paraninfo::database {

Transaction::Transaction(Database& database) : database_(database) {
    database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    // SQLite itself rolls some failures back; then there is nothing left to undo.
    if (open_ && !sqlite3_get_autocommit(database_.handle())) {
        sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    database_.execute("COMMIT");
    open_ = false;
}

}  // namespace paraninfo::database
