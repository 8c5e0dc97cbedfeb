// Text of people made harmless for spreadsheets: a cell that begins like a formula gets an apostrophe before
// it. Pure.
#pragma once

#include <string>
#include <string_view>

namespace paraninfo::text {

// An apostrophe stands before each of = + - @ (and their full-width, small and raised forms) and before tab
// and line end wherever a cell begins: at the start, behind spaces and quotes there, and behind what another
// program may take for the end of a cell (semicolon, tab, line end). Controls are left out. `utf8` must be
// valid.
std::string safe_text(std::string_view utf8);
// The same as a field of CSV, in quotation marks (RFC 4180).
std::string csv_field(std::string_view utf8);

}  // namespace paraninfo::text
