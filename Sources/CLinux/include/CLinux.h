// The system calls of Linux that Swift's Glibc module does not name.
#pragma once
#include <sys/eventfd.h>
#include <sys/timerfd.h>
