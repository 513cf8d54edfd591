"""The lock on a plan: putting it on for good and taking it off, the passphrase, opening it for a while."""

from __future__ import annotations

from goalwalk import words
from goalwalk.cli.admin.receipts import receipt
from goalwalk.cli.passphrases import ask_for_paper, first_line, is_dash, lines_of_stdin, new_passphrase
from goalwalk.cli.prompts import ask, sure, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.stderr import to_stderr
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Stopped
from goalwalk.store.disk import keys
from goalwalk.store.disk.config import read_minutes
from goalwalk.store.disk.keys import Key, Made


def encrypt(run: Run, given: str | None = None, *, no_recovery: bool = False) -> None:
    """Lock the plan, its history and every copy here with a passphrase, for good."""
    put_lock_on(run, first_line(given), paper=not no_recovery)


def put_lock_on(run: Run, given: str | None, *, paper: bool) -> None:
    """The whole conversation, from what it means to the receipt. A plan not begun yet begins empty, and locked.

    Raises whatever stands in its way, with no lock put on.
    """
    keys.needed()
    if run.session.exists() and run.session.is_locked():
        _lock_what_came_back(run, given)
        return
    try:
        made = _new_key(run, given, paper)
    except KeyboardInterrupt:
        to_stderr("")
        run.tell("lock.left")
        raise
    run.working.afresh()
    _locked(run, made)


def _lock_what_came_back(run: Run, given: str | None) -> None:
    """Of a plan that has its lock, the copies that have none. Raises CannotBeDone("locked_already") where all do."""
    from goalwalk.store.verbs.encrypt import encrypt_plain_copies, has_plain_copies
    from goalwalk.store.verbs.unlock import key_by_passphrase

    if not has_plain_copies(run.session):
        raise CannotBeDone("locked_already")
    if given is not None:
        key_by_passphrase(run.session, given)
    receipt(run, "locked_come_back", {"files": encrypt_plain_copies(run.session)})


def _new_key(run: Run, given: str | None, paper: bool) -> Made:
    """A key, once everything about it is said and asked."""
    if run.can_ask:
        run.tell("lock.about")
        run.tell("lock.nobody")
    passphrase = new_passphrase(run, given, "goalwalk data encrypt -")
    if paper and run.can_ask and not run.yes:
        paper = yes_or_no(words.say("lock.paper"))
    if run.can_ask:
        run.tell("lock.moment")
    made = keys.made(passphrase, paper=paper)
    if made.paper and run.can_ask:
        _on_paper(made.paper)
        made = made._replace(paper=None)
    return made


def _on_paper(key: str) -> None:
    """The recovery key is written down, and seen to be; Ctrl-C leaves everything as it was."""
    to_stderr(words.say("lock.paper_key"))
    to_stderr(_in_groups(key))
    while ask(words.say("lock.paper_check")).replace(" ", "").upper() != _in_groups(key).split()[-1]:
        to_stderr(words.problem(NotUnderstood("paper_other")))


def _in_groups(key: str) -> str:
    """Six letters at a time, as they are easily written."""
    head, tail = key[:16], key[16:]
    return " ".join([head, *(tail[at : at + 6] for at in range(0, len(tail), 6))])


def _locked(run: Run, made: Made) -> None:
    from goalwalk.store.verbs.encrypt import encrypt

    if not run.session.exists():
        run.begin(lambda plan: plan, None)
    turned = encrypt(run.session, made)
    facts: dict[str, object] = {"files": turned.files, "recovery_key": made.paper, "until": _until(run)}
    receipt(run, "locked", facts)


def decrypt(run: Run) -> None:
    """Take the lock off the plan, its history and every copy here."""
    from goalwalk.store.verbs.encrypt import count_unopened, decrypt

    deleted = count_unopened(run.session)
    question = words.say("lock.off_ask")
    if deleted:
        question = f"{words.say('lock.off_deletes', n=deleted)} {question}"
    if not sure(run, question):
        raise Stopped("stopped")
    turned = decrypt(run.session)
    receipt(run, "lock_off", {"deleted_copies": turned.deleted})


def passphrase(run: Run, given: str | None = None, *, recovery: bool = False) -> None:
    """Another passphrase. A dash reads two lines from stdin: the old one (or the recovery key), then the new one."""
    from goalwalk.store.verbs.encrypt import change_passphrase

    old, new = lines_of_stdin(2) if is_dash(given) else (None, None)
    key = _key(run, old, recovery, alone=True)
    typed = new_passphrase(run, new, "goalwalk data passphrase -")
    change_passphrase(run.session, key, keys.locked_with(key, typed))
    receipt(run, "lock_anew", {})


def unlock(run: Run, given: str | None = None, *, for_: str | None = None, recovery: bool = False) -> None:
    """Open a locked plan for a while, so that not every command asks for the passphrase."""
    from goalwalk.store.verbs.unlock import unlock

    wanted = None if for_ is None else read_minutes(for_)
    held = unlock(run.session, _key(run, first_line(given), recovery), wanted)
    code = "unlocked" if held else "not_kept" if (run.minutes() if wanted is None else wanted) == 0 else "not_held"
    receipt(run, code, {"until": held.until.isoformat()} if held else {})


def lock(run: Run, *, all: bool = False) -> None:
    """Lock what was opened, at once."""
    from goalwalk.store.verbs.unlock import lock, lock_all

    if all:
        run.person = None
        lock_all(run.session)
    else:
        lock(run.session)
    receipt(run, "lock", {})


def _key(run: Run, given: str | None, recovery: bool, *, alone: bool = False) -> Key:
    """The key, by what was given or is asked for; by the recovery key `alone` where it is to be locked anew."""

    from goalwalk.store.verbs.unlock import key_by_asking, key_by_passphrase

    def by_paper(paper: str) -> Key:
        from goalwalk.store.verbs.unlock import key_by_paper

        return key_by_paper(run.session, paper, alone=alone)

    if recovery:
        return by_paper(given) if given is not None else ask_for_paper(run, by_paper)
    if given is None and not run.can_ask and run.session.is_locked():
        raise NotUnderstood("needed", what=words.say("needed.passphrase"), example="goalwalk unlock -")
    return key_by_asking(run.session) if given is None else key_by_passphrase(run.session, given)


def _until(run: Run) -> str | None:
    from goalwalk.store.verbs.unlock import held_key

    held = held_key(run.session)
    return held.until.isoformat() if held else None
