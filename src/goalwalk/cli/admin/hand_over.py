"""A plan that goes home with its person: `person hand-over` writes all of it, proves that it opens, and asks whether a
copy stays at this desk."""

from __future__ import annotations

from pathlib import Path

from goalwalk import words
from goalwalk.cli.admin.data import target
from goalwalk.cli.admin.receipts import receipt
from goalwalk.cli.prompts import needed, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.core.errors import CannotBeDone, NotUnderstood


def hand_over(run: Run, file: str | None = None, given: str | None = None) -> None:
    """Write somebody's whole plan, with its key, to take home; it is seen to open before that is said.

    It asks for their own passphrase, and whether a copy stays here."""
    from goalwalk.store.verbs.backup import backup, proven

    if run.person is None:
        raise NotUnderstood("hand_over_whose")
    if not run.session.exists():
        raise CannotBeDone("no_plan")
    passphrase = _passphrase(run, given) if run.session.is_locked() else None
    path = backup(run.session, needed(run, file, "hand_over", _example(run), lambda text: _target(run, text)))
    proven(run.session, path, passphrase)
    if passphrase is None:
        run.tell("hand_over.plain")
    _tell(run, path, stays=_stays(run))


def _example(run: Run) -> str:
    ending = ".json.age" if run.session.is_locked() else ".json"
    return f"goalwalk person hand-over /media/stick/plan{ending}"


def _target(run: Run, text: str) -> Path:
    """Where it goes: the name tells whether it is locked, however it was typed. Raises as `target` does."""
    is_locked, name = run.session.is_locked(), text.lower()
    if is_locked and name.endswith(".json"):
        text += ".age"
    elif not is_locked and name.endswith(".json.age"):
        text = text[: -len(".age")]
    return target(run, text)


def _passphrase(run: Run, given: str | None) -> str:
    from goalwalk.cli.admin.open_to import by_passphrase

    key, passphrase = by_passphrase(run, given, f"person hand-over {_example(run).split()[-1]}")
    run.session.keys[run.session.place().link] = key  # so that nothing is asked twice
    return passphrase


def _stays(run: Run) -> bool:
    """Whether a copy stays; where nobody can be asked it does, and person remove erases it."""
    return not run.can_ask or run.yes or yes_or_no(words.say("hand_over.keep", name=run.called))


def _tell(run: Run, path: Path, *, stays: bool) -> None:
    from goalwalk.store.verbs.persons import remove_person

    called = run.called
    if not stays:
        remove_person(run.session)
        run.person = None
    code = "handed_over" if stays else "handed_over_gone"
    receipt(run, code, {"name": called, "path": str(path)})
