#include "server/export/private_folder.hpp"

#include "server/export/book.hpp"

#include <stdlib.h>

#include <cerrno>
#include <system_error>

namespace paraninfo::exports {

PrivateFolder::PrivateFolder(const std::filesystem::path& parent) {
    std::string name = (parent / ".export-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw Error(parent.string() +
                    ": no folder can be made there: " + std::generic_category().message(errno));
    path_ = name;
}

PrivateFolder::~PrivateFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace paraninfo::exports
