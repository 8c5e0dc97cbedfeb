#pragma once
// What the generator can do; each scenario runs to its end, prints one line of JSON and returns the exit
// code.

#include "bench/load/population.hpp"

namespace paraninfo::load {

struct Options {
    Target target;
    std::string people;        // file of cookies and seats
    std::string token;         // file with an open link's token, for `people`
    std::string out;           // where `people`, `burst` and `participation` write
    std::size_t count = 1200;  // sessions or viewers
    std::size_t askers = 50;
    std::size_t hall = 200;      // participation: the hall's phones beside `count`
    std::size_t moderators = 4;  // participation
    double flood = 0;            // participation: commands a second of one person more
    double rate = 50;            // asks, votes or changes a second
    double seconds = 10;
    double spread = 10;            // seconds over which sessions open
    std::vector<int> server_pids;  // whose CPU time and memory count together
    std::string publication;       // hls: path of the publication, ending in '/'
    std::string video = "360p";
    std::string audio = "audio";
    bool rest = false;   // fanout: only open, rest and report memory
    bool awake = false;  // hls: has a processor of its own, and never makes the server wake it up
};

int run_people(const Options& options);
int run_join(const Options& options);
int run_fanout(const Options& options);
int run_votes(const Options& options);
int run_storm(const Options& options);
int run_burst(const Options& options);
int run_participation(const Options& options);
int run_hls(const Options& options);
int run_watch(const Options& options);

}  // namespace paraninfo::load
