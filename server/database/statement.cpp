#include "server/database/statement.hpp"

#include <sqlite3.h>

namespace paraninfo::database {
namespace {

[[noreturn]] void fail(sqlite3* handle) {
    throw Error(sqlite3_extended_errcode(handle), std::string("database: ") + sqlite3_errmsg(handle));
}

void check(sqlite3_stmt* statement, int code) {
    if (code != SQLITE_OK) fail(sqlite3_db_handle(statement));
}

}  // namespace

std::int64_t Row::number(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string Row::text(int column) const {
    const auto* bytes = sqlite3_column_text(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return bytes ? std::string(reinterpret_cast<const char*>(bytes), size) : std::string();
}

std::string Row::blob(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return bytes ? std::string(bytes, size) : std::string();
}

bool Row::null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Statement::Statement(Database& database, std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) fail(database.handle());
    handle_.reset(statement);
}

Statement::Use::~Use() {
    sqlite3_reset(statement_.handle_.get());
    sqlite3_clear_bindings(statement_.handle_.get());
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

void Statement::bind_number(int index, std::int64_t value) {
    check(handle_.get(), sqlite3_bind_int64(handle_.get(), index, value));
}

// What is bound lives longer than the use, so SQLite need not copy it; an empty view must not become NULL.
void Statement::bind(int index, std::string_view text) {
    const char* bytes = text.data() ? text.data() : "";
    check(handle_.get(),
          sqlite3_bind_text64(handle_.get(), index, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int index, Blob blob) {
    const char* bytes = blob.bytes.data() ? blob.bytes.data() : "";
    check(handle_.get(), sqlite3_bind_blob64(handle_.get(), index, bytes, blob.bytes.size(), SQLITE_STATIC));
}

bool Statement::step() {
    const int code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(sqlite3_db_handle(handle_.get()));
    return false;
}

int Statement::changes() const {
    return sqlite3_changes(sqlite3_db_handle(handle_.get()));
}

}  // namespace paraninfo::database
