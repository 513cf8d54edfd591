"""Where the person lives: asked for once, at a calm moment, for the help lines and the size of what is printed."""

from __future__ import annotations

import sys
from contextlib import suppress

from goalwalk.cli.prompts import Reader, ask_or_pass
from goalwalk.cli.run import Run
from goalwalk.core.errors import CannotRead
from goalwalk.store.disk import config as machine
from goalwalk.words import countries


def ask_country(run: Run) -> None:
    """Ask for the country of this computer, unless one was named before, or none on purpose: Enter says so.

    Raises Stopped where somebody leaves, NotSaved.
    """
    if not (run.can_ask and sys.stdout.isatty()):
        return
    with suppress(CannotRead):  # settings that cannot be read are no reason to hold a page back
        if machine.COUNTRY not in run.machine:
            code = ask_or_pass("page.country", Reader(countries.code_of, words=False)) or countries.NONE
            run.machine = machine.put(run.home, run.machine, machine.COUNTRY, code)
            told = "none" if code == countries.NONE else "set" if run.help_lines() else "no_lines"
            run.tell(f"page.country.{told}", country=countries.name_of(code))
