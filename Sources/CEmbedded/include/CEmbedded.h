// Files of this repository, built into the programs as they are: the medicines, the steps of the
// schema, the interface, the units. The compiler of C takes them in an instant; as a list of numbers
// in Swift they would cost minutes.
#pragma once
#include <stddef.h>

struct embedded_file {
    // Where it lies in the repository.
    const char *_Nonnull path;
    const unsigned char *_Nonnull bytes;
    size_t count;
};

size_t embedded_count(void);

// The file with this index, from 0; in the order of their folders and names.
struct embedded_file embedded_at(size_t index);
