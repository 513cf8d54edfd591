"""Two files change names in one call of the system, so that whatever was replaced is still there to be looked at.

Python has no name for that call. It is asked of the C library by the part of ctypes that is written in C: the rest of
ctypes takes ten times as long to import.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = -100  # AT_FDCWD
SWAP = 2  # RENAME_EXCHANGE, RENAME_SWAP


def exchanged(one: Path, other: Path) -> bool:
    """Whether each of the two is now what the other was; False: nothing was done, for whatever reason."""
    try:
        import _ctypes

        library = _ctypes.dlopen(None, 0)  # type: ignore[arg-type]  # the program itself
        names = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            done = _ctypes.call_function(_ctypes.dlsym(library, "renamex_np"), (*names, SWAP))
        else:
            done = _ctypes.call_function(_ctypes.dlsym(library, "renameat2"), (HERE, names[0], HERE, names[1], SWAP))
    except (ImportError, AttributeError, OSError):
        return False
    return bool(done == 0)
