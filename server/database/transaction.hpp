// BEGIN IMMEDIATE in the constructor, ROLLBACK in the destructor unless commit() came first.
#pragma once

#include "server/database/database.hpp"

namespace paraninfo::database {

class Transaction {
  public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    // Durable when it returns.
    void commit();

  private:
    Database& database_;
    bool open_ = true;
};

}  // namespace paraninfo::database
