// The reason of a decline by language, as an object of texts. Only for protocol/json.
#pragma once

#include "protocol/annotations.hpp"
#include "protocol/json/members.hpp"
#include "protocol/json/writer.hpp"

namespace paraninfo::json {

// `"reasons"`, if there are any.
void write_reasons(Writer& to, const TextByLanguage& reasons);
// None where the member is missing; leaves what is wrong with `from`.
TextByLanguage read_reasons(Members& from);

}  // namespace paraninfo::json
