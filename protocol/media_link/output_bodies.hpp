// Readers, writers and limits of outputs.hpp's messages; bodies.cpp and limits.cpp use them beside their own.
#pragma once

#include "protocol/media_link/fields.hpp"
#include "protocol/media_link/outputs.hpp"

namespace paraninfo::media_link {

void write(Writer& out, const OutputStates& m);
void read(Reader& in, OutputStates& m);
void write(Writer& out, const std::vector<RoomOutput>& outputs);
void read(Reader& in, std::vector<RoomOutput>& outputs);
void write(Writer& out, const std::vector<SrtOutput>& outputs);
void read(Reader& in, std::vector<SrtOutput>& outputs);
void write(Writer& out, const OutputBytes& m);
void read(Reader& in, OutputBytes& m);
void write(Writer& out, const OutputWanted& m);
void read(Reader& in, OutputWanted& m);

bool check(const OutputStates& m);
bool check(const std::vector<RoomOutput>& outputs);
bool check(const std::vector<SrtOutput>& outputs);
bool check(const OutputBytes& m);
bool check(const OutputWanted& m);

}  // namespace paraninfo::media_link
