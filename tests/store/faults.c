/* Stands between a program and the C library: at the n-th file-system call after arm(n, how) it kills the process,
   or fails with an error, or writes only half. trace() names the calls seen since arm(), one letter each. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { KILL_BEFORE = 1, KILL_AFTER, ERR_EIO, ERR_ENOSPC, SHORT, SHORT_KILL };
static int point, how, seen, armed;
static char calls[4096];

void arm(int at, int what) { point = at; how = what; seen = 0; calls[0] = 0; armed = 1; }
void disarm(void) { armed = 0; }
const char *trace(void) { return calls; }

static int now(char name) {
    if (!armed) return 0;
    if (seen < (int)sizeof calls - 1) { calls[seen] = name; calls[seen + 1] = 0; }
    return ++seen == point ? how : 0;
}

#define REAL(ret, name, ...) static ret (*real)(__VA_ARGS__); if (!real) real = (ret (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)
#define AROUND(letter, call) \
    int what = now(letter); \
    if (what == KILL_BEFORE) _exit(137); \
    if (what == ERR_EIO) { errno = EIO; return -1; } \
    if (what == ERR_ENOSPC) { errno = ENOSPC; return -1; } \
    __typeof__(call) result = call; \
    if (what == KILL_AFTER) _exit(137); \
    return result;

#define OPEN(name) int name(const char *path, int flags, ...) { \
    va_list more; va_start(more, flags); mode_t mode = va_arg(more, int); va_end(more); \
    REAL(int, name, const char *, int, ...); AROUND('o', real(path, flags, mode)) }
OPEN(open)
OPEN(open64)

#define ONE(letter, name, type) int name(type a) { REAL(int, name, type); AROUND(letter, real(a)) }
#define TWO(letter, name, t, u) int name(t a, u b) { REAL(int, name, t, u); AROUND(letter, real(a, b)) }
ONE('s', fsync, int)
ONE('s', fdatasync, int)
ONE('u', unlink, const char *)
ONE('d', rmdir, const char *)
TWO('r', rename, const char *, const char *)
TWO('l', link, const char *, const char *)
TWO('m', mkdir, const char *, mode_t)
TWO('c', fchmod, int, mode_t)
TWO('c', chmod, const char *, mode_t)
TWO('k', flock, int, int)
TWO('t', stat64, const char *, struct stat64 *)
TWO('t', fstat64, int, struct stat64 *)
TWO('t', lstat64, const char *, struct stat64 *)
TWO('t', stat, const char *, struct stat *)
TWO('t', fstat, int, struct stat *)
TWO('t', lstat, const char *, struct stat *)

int close(int file) {  /* a close that fails has closed all the same */
    REAL(int, close, int);
    int what = now('x');
    if (what == KILL_BEFORE) _exit(137);
    int result = real(file);
    if (what == KILL_AFTER) _exit(137);
    if (what == ERR_EIO || what == ERR_ENOSPC) { errno = what == ERR_EIO ? EIO : ENOSPC; return -1; }
    return result;
}

int linkat(int a, const char *b, int c, const char *d, int e) {
    REAL(int, linkat, int, const char *, int, const char *, int);
    AROUND('l', real(a, b, c, d, e))
}

ssize_t read(int file, void *to, size_t size) {
    REAL(ssize_t, read, int, void *, size_t);
    AROUND('i', real(file, to, size))
}

ssize_t write(int file, const void *from, size_t size) {
    REAL(ssize_t, write, int, const void *, size_t);
    int what = armed ? now('w') : 0;
    if (what == KILL_BEFORE) _exit(137);
    if (what == ERR_EIO) { errno = EIO; return -1; }
    if (what == ERR_ENOSPC) { errno = ENOSPC; return -1; }
    ssize_t result = real(file, from, what == SHORT || what == SHORT_KILL ? size / 2 : size);
    if (what == KILL_AFTER || what == SHORT_KILL) _exit(137);
    return result;
}

int renameat2(int a, const char *b, int c, const char *d, unsigned e) {
    REAL(int, renameat2, int, const char *, int, const char *, unsigned);
    if (!real) { errno = ENOSYS; return -1; }
    AROUND('r', real(a, b, c, d, e))
}
