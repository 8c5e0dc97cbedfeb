// A prepared statement: bound, stepped and reset in one call, so that it never holds a lock between two uses.
// Row is only valid inside the function that it is given to. Same thread as its Database.
#pragma once

#include "server/database/database.hpp"

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>

struct sqlite3_stmt;

namespace paraninfo::database {

// Bytes, bound as a BLOB (a string is bound as TEXT).
struct Blob {
    std::string_view bytes;
};

class Row {
  public:
    explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
    std::int64_t number(int column) const;
    std::string text(int column) const;
    std::string blob(int column) const;
    bool null(int column) const;

  private:
    sqlite3_stmt* statement_;
};

class Statement {
  public:
    Statement(Database& database, std::string_view sql);

    // Runs it to its end; the number of rows that it changed.
    template <class... Values>
    int run(const Values&... values) {
        Use use(*this);
        bind_all(values...);
        while (step()) {
        }
        return changes();
    }

    // Calls each(Row) for every row.
    template <class Each, class... Values>
    void each(Each&& each, const Values&... values) {
        Use use(*this);
        bind_all(values...);
        while (step()) each(Row(handle_.get()));
    }

    // Calls take(Row) for the first row; false if there is none.
    template <class Take, class... Values>
    bool one(Take&& take, const Values&... values) {
        Use use(*this);
        bind_all(values...);
        if (!step()) return false;
        take(Row(handle_.get()));
        return true;
    }

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    // Resets the statement and its bindings when a use ends, also by an exception.
    class Use {
      public:
        explicit Use(Statement& statement) : statement_(statement) {}
        ~Use();
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;

      private:
        Statement& statement_;
    };

    template <class... Values>
    void bind_all(const Values&... values) {
        int index = 0;
        (bind(++index, values), ...);
    }
    template <std::integral Number>
    void bind(int index, Number value) {
        bind_number(index, static_cast<std::int64_t>(value));
    }
    template <class Value>
    void bind(int index, const std::optional<Value>& value) {
        if (value) bind(index, *value);
    }
    void bind(int, std::nullopt_t) {}
    void bind(int index, std::string_view text);
    void bind(int index, Blob blob);
    void bind_number(int index, std::int64_t value);
    bool step();
    int changes() const;

    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

}  // namespace paraninfo::database
