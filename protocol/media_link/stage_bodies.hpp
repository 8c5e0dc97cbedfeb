// Readers, writers and limits of stage.hpp's messages; bodies.cpp and limits.cpp use them beside their own.
#pragma once

#include "protocol/media_link/fields.hpp"
#include "protocol/media_link/stage.hpp"

namespace paraninfo::media_link {

void write(Writer& out, const Answer& m);
void read(Reader& in, Answer& m);
void write(Writer& out, const Sources& m);
void read(Reader& in, Sources& m);
void write(Writer& out, const SourcePicture& m);
void read(Reader& in, SourcePicture& m);
void write(Writer& out, const Contribution& m);
void read(Reader& in, Contribution& m);
void write(Writer& out, const Offer& m);
void read(Reader& in, Offer& m);
void write(Writer& out, const Candidate& m);
void read(Reader& in, Candidate& m);
void write(Writer& out, const Leave& m);
void read(Reader& in, Leave& m);
void write(Writer& out, const Mix& m);
void read(Reader& in, Mix& m);

bool check(const Answer& m);
bool check(const Sources& m);
bool check(const SourcePicture& m);
bool check(const Contribution& m);
bool check(const Offer& m);
bool check(const Candidate& m);
bool check(const Leave& m);
bool check(const Mix& m);

}  // namespace paraninfo::media_link
