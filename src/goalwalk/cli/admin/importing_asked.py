"""What has to be chosen before a file of another program can be read: which column of a table is which, and how its
days are written. It is asked on a terminal, with what it looks like at Enter; elsewhere options say it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from goalwalk import words
from goalwalk.cli.prompts import Reader, ask_or_pass, ask_until
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import fitting
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.rhythm.typed import read_rhythm
from goalwalk.core.spoken import control
from goalwalk.exchange.incoming import any_csv, cells, daylio, jrnl, own_table
from goalwalk.exchange.incoming.source import Source

OF = {
    "csv": ("day", "step", "value", "note", "dates", "as"),
    own_table.KIND: ("dates",),
    "jrnl": ("as",),
    "daylio": ("as",),
}  # which options a kind takes, beside those of all
WAYS = {
    "jrnl": jrnl.WAYS,
    "daylio": daylio.WAYS,
    "csv": any_csv.WAYS,
}  # what the entries of a kind may become, the usual first


def chosen(run: Run, kind: str, source: Source, told: Mapping[str, str | None], today: date) -> dict[str, str]:
    """What was said or is asked. Raises NotUnderstood("import_no_option") for what this kind has no use for."""
    given = {name: text for name, text in told.items() if text is not None}
    for name in given:
        if name != "every" and name not in OF.get(kind, ()):
            raise NotUnderstood("import_no_option", option=f"--{name}", kind=words.say(f"import.kind.{kind}"))
    if "dates" in given:
        given["dates"] = _order(given["dates"])
    if kind == "csv":
        return _of_table(run, source, given, today)
    if kind == own_table.KIND:
        return _with_dates(run, given, lambda: own_table.days_order(source))
    return _of_entries(run, kind, given) if kind in WAYS else given


def _of_entries(run: Run, kind: str, given: dict[str, str]) -> dict[str, str]:
    """What becomes of what is no step of itself, or stands there twice. Raises NotUnderstood("import_no_way")."""

    def read(typed: str) -> str:
        fits = fitting(typed.strip().casefold(), WAYS[kind])
        if len(fits) != 1:
            raise NotUnderstood("import_no_way", text=typed, ways=words.listed(WAYS[kind], "list.or"))
        return fits[0]

    if "as" in given:
        given["as"] = read(given["as"])
    elif run.can_ask:
        usual = WAYS[kind][0]
        given["as"] = ask_or_pass(f"import.as.{kind}", read) or usual
    return given


def _order(typed: str) -> str:
    """How days are written. Raises NotUnderstood("csv_order")."""
    fits = fitting(typed.strip().casefold(), cells.ORDERS)
    if len(fits) != 1:
        raise NotUnderstood("csv_order", text=typed)
    return fits[0]


def _of_table(run: Run, source: Source, given: dict[str, str], today: date) -> dict[str, str]:
    if "as" in given:
        given = _of_entries(run, "csv", given)
    if not run.can_ask:
        return given
    table = any_csv.looked_at(source)
    rows = any_csv.rows_of(source, table)  # what is damaged is told before anything is asked
    if "day" not in given:
        run.tell("csv.columns", columns=words.listed(table.columns))
        for role in any_csv.ASKED:
            if role not in given and not (role == "value" and not given.get("step")):
                given[role] = _column(table, role)
        if "every" not in given:
            often = ask_or_pass("csv.every", _as_typed(lambda typed: read_rhythm(typed, today)))
            given |= {"every": often} if often else {}
    given = _with_dates(run, given, lambda: any_csv.order(source, table, rows, given["day"]))
    if "as" not in given and given.get("value") and (n := any_csv.doubled(table, rows, given["value"])):
        run.tell("csv.twice", n=n)
        return _of_entries(run, "csv", given)
    return given


def _with_dates(run: Run, given: dict[str, str], order: Callable[[], str]) -> dict[str, str]:
    """With how days are written, where that could be two ways."""
    if "dates" in given or not run.can_ask:
        return given
    try:
        order()
    except NotUnderstood as problem:
        if problem.code != "csv_dates":
            raise
        return {**given, "dates": _which_day(problem.facts)}
    return given


def _column(table: any_csv.Table, role: str) -> str:
    """Which column it is; Enter takes what it looks like, or none, and so does a no."""
    guess = table.guessed[role]
    key = f"csv.{role}" if guess else f"csv.{role}.none"
    if role == "day":
        reader = _as_typed(lambda typed: any_csv.column_at(table, typed))
        return (ask_or_pass(key, reader, guess=guess) or guess) if guess else ask_until(words.say(key), Reader(reader))

    def read(typed: str) -> str:
        if _is_no(typed) and typed.casefold() not in map(str.casefold, table.columns):
            return ""
        (any_csv.columns_at if role == "note" else any_csv.column_at)(table, typed)
        return typed

    typed = ask_or_pass(key, read, no=True, guess=guess)
    return guess if typed is None else typed


def _is_no(typed: str) -> bool:
    """Whether it says that there is none."""
    return control(typed) == "no" or typed.strip().casefold() == words.say("csv.none")


def _which_day(facts: Mapping[str, Any]) -> str:
    from goalwalk.words.days import full_day

    days = {"1": "dmy", "2": "mdy"}

    def read(typed: str) -> str:
        if typed not in days:
            raise NotUnderstood("csv_which_day")
        return days[typed]

    text, one, other = (facts[name] for name in ("text", "one", "other"))
    return ask_until(words.say("csv.dates", text=text, one=full_day(one), other=full_day(other)), Reader(read))


def _as_typed(check: Callable[[str], object]) -> Callable[[str], str]:
    def read(typed: str) -> str:
        check(typed)
        return typed

    return read
