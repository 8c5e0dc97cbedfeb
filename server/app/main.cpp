#include "server/app/command_line.hpp"

int main(int argc, char** argv) {
    return paraninfo::app::run(argc, argv);
}
