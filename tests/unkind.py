"""What no screen of a hard day may hold: red, a bare 0 (a scale, "0 to 10", is none), a word that is not said."""

from __future__ import annotations

import re

from words.test_sentences import NOT_SAID

__all__ = ("BARE_ZERO", "NOT_SAID", "RED")

RED = re.compile("\x1b\\[[0-9;]*\\b(?:31|91|41|101)\\b[0-9;]*m")
BARE_ZERO = re.compile(r"(?<![\w.,:–-])0(?![\w.,:–]|-\d| to 10\b)")
