#pragma once

// Which code GStreamer may load: a folder of links to the plugins named here is the only one it searches, and
// of these plugins every element that is not named here leaves the registry before the first pipeline is
// made. Once, at start, before any other thread.

#include <string>
#include <vector>

namespace paraninfo::gst {

// Makes `folder` (links and the registry's cache, kept over restarts), starts GStreamer on it and removes
// what is not allowed. Throws std::runtime_error naming what is missing.
void start_with_allowed_plugins(const std::string& folder);

// What a programme may be made of beside `bytes` (files and what is published), which is always needed.
enum class Source { bytes, rtsp, capture, webrtc };
const std::vector<std::string>& elements_of(Source source);
// What a programme does not use leaves the registry too. Any thread, before the first pipeline.
void give_up_all_but(const std::vector<Source>& used);

// The elements that can be made now, sorted.
std::vector<std::string> elements_left();
// Everything else that is registered (type finders, device providers, tracers), sorted; empty after the
// start.
std::vector<std::string> other_features_left();

const std::vector<std::string>& allowed_elements();

}  // namespace paraninfo::gst
