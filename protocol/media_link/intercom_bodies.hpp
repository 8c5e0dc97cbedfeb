// Readers, writers and limits of intercom.hpp's messages; bodies.cpp and limits.cpp use them beside their
// own.
#pragma once

#include "protocol/media_link/fields.hpp"
#include "protocol/media_link/intercom.hpp"

namespace paraninfo::media_link {

void write(Writer& out, const Asides& m);
void read(Reader& in, Asides& m);
void write(Writer& out, const TestEcho& m);
void read(Reader& in, TestEcho& m);
void write(Writer& out, const EchoTested& m);
void read(Reader& in, EchoTested& m);

bool check(const Asides& m);
bool check(const TestEcho& m);
bool check(const EchoTested& m);

}  // namespace paraninfo::media_link
