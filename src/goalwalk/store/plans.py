"""One person's plan: read as it is for every day or whole, changed by a pure function in one commit under one lock.

Each method does its work in a module of its own, imported when it is called: most commands only look.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.core.model.plan import Changed, Plan, Step
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan.reports import NOBODY, Notice, Unlocking, Working, ignore, quietly, unseen
from goalwalk.store.plan.session import Desk, Told

if TYPE_CHECKING:
    from goalwalk.core.model.plan import What
    from goalwalk.core.walk.draft import Draft
    from goalwalk.store.disk.keys import Key, Made
    from goalwalk.store.plan.compare import Going
    from goalwalk.store.plan.keyring import Held
    from goalwalk.store.plan.verify import Report
    from goalwalk.store.verbs.copies_listed import Backup
    from goalwalk.store.verbs.draft import Kept as KeptDraft
    from goalwalk.store.verbs.encrypt import Converted
    from goalwalk.store.verbs.forget import Forgotten
    from goalwalk.store.verbs.look_back import Noted
    from goalwalk.store.verbs.persons import Person
    from goalwalk.store.verbs.removed import Removed
    from goalwalk.store.verbs.restore import Restored
    from goalwalk.store.verbs.update import Changes, Gone, Turned

T = TypeVar("T")


class Plans:
    """One person's plan: load(), update(change, what)."""

    def __init__(
        self,
        home: Path,
        *,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
        notice: Notice = ignore,
        working: Working = quietly,
        wait: float = 5.0,
        person: str | None = None,
        unlocking: Unlocking = NOBODY,
        seen: Callable[[Plan], None] = unseen,
    ) -> None:
        self.desk = Desk(home, now, random, notice, working, wait, _finish, _key, person, unlocking, seen)

    # Looking

    def exists(self) -> bool:
        """Whether a plan was begun here, also when its file is gone or damaged."""
        try:
            self.desk.place()
        except CannotBeDone as problem:
            if problem.code != "no_plan":
                raise
            return False
        except CannotRead:
            return True
        return True

    def person(self) -> str | None:
        """Whose plan it is, as the name was written down; None: one's own. Raises CannotBeDone("no_such_person")."""
        return self.desk.name()

    def others(self) -> bool:
        """Whether plans of others are kept here beside one's own, as far as that can be read."""
        return self.desk.others()

    def where(self) -> Place:
        """Where the plan lies. Raises CannotBeDone("no_plan"), CannotRead for the list of people."""
        return self.desk.place()

    def open(self) -> None:
        """Have the key of a locked plan, before anything is typed that is to go into it. Raises as `where` does,
        CannotRead("locked").
        """
        if self.exists():
            self.desk.keyed()

    def load(self) -> Plan:
        """The plan as it was last saved; no lock is taken and nothing is written.

        Raises CannotBeDone("no_plan") when none was begun, CannotRead when it is there but cannot be read.
        """
        return self.desk.current().plan

    def whole(self) -> Plan:
        """The plan with every check-in there ever was, all wins and days. Raises as `load` does."""
        return self.desk.looked_back().plan

    def every(self, *names: str) -> Plan:
        """The plan with all wins or days (`names` of its tables) there ever were. Raises as `load` does."""
        from goalwalk.store.verbs import ever

        return ever.every(self.desk, names)

    def noted(self, pick: Callable[[Plan], Step], most: int) -> Noted:
        """A step of the plan with its latest check-ins that have a note. Raises as `load` and `pick` do."""
        from goalwalk.store.verbs import look_back

        return look_back.noted(self.desk, pick, most)

    def since(self, first: Callable[[Plan], date]) -> Plan:
        """The plan with all that was said from a day on, which `first` finds in it. Raises as `load` does."""
        from goalwalk.store.verbs import look_back

        return look_back.since(self.desk, first)

    def changes(self) -> Changes:
        """What was changed, newest first, with what is undone. Raises as `load` does."""
        from goalwalk.store.verbs import update as changing

        return changing.changes(self.desk)

    # Changing

    @property
    def recorded(self) -> int:
        """How many changes that can be undone were written since this was made."""
        return self.desk.recorded

    @overload
    def begin(self, change: Callable[[Plan], Plan], what: Told) -> Plan: ...
    @overload
    def begin(self, change: Callable[[Plan], Changed[T]]) -> Changed[T]: ...
    def begin(self, change: Any, what: Told = None) -> Any:
        """Make the home, the list of people and the plan, with this first change. If there is a plan: update it.

        Raises CannotRead, NotSaved, and whatever Problem `change` raises, with nothing begun.
        """
        from goalwalk.store.verbs import update as changing

        if self.exists():
            return self.update(change, what)
        return changing.begin(self.desk, change, what)

    @overload
    def update(self, change: Callable[[Plan], Plan], what: Told, *, whole: bool = False) -> Plan: ...
    @overload
    def update(self, change: Callable[[Plan], Changed[T]], *, whole: bool = False) -> Changed[T]: ...
    def update(self, change: Any, what: Told = None, *, whole: bool = False) -> Any:
        """Change the plan in one commit and return it; `what` stands in the undo list (None: it does not).

        `change` is given the plan as `load` gives it, or `whole`. Nothing is written when the plan is the same after,
        or when `change` raises. Raises CannotBeDone("no_plan"), CannotRead, NotSaved.
        """
        from goalwalk.store.verbs import update as changing

        return changing.update(self.desk, change, what, whole=whole)

    def undo(self, count: int = 1, keys_seen: Sequence[str] | None = None) -> Turned:
        """Take back the latest changes, as many of `count` as there are, newest first.

        Raises CannotBeDone("nothing_to_undo"), ("changed_meanwhile") where they are not those that were seen.
        """
        from goalwalk.store.verbs import update as changing

        return changing.turn(self.desk, count, back=True, keys_seen=keys_seen)

    def redo(self, count: int = 1) -> Turned:
        """Do again what was undone, the latest undone first. Raises CannotBeDone("nothing_to_redo")."""
        from goalwalk.store.verbs import update as changing

        return changing.turn(self.desk, count, back=False)

    def again(self, key: str) -> Turned:
        """Do one change again that was undone, whatever came since. Raises CannotBeDone("redo_touched")."""
        from goalwalk.store.verbs import update as changing

        return changing.again(self.desk, key)

    def removed(self) -> Gone:
        """What was taken away and can be brought back. Raises as `whole` does."""
        from goalwalk.store.verbs import update as changing

        return changing.removed(self.desk)

    def bring_back(self, id: str, tell: Callable[[Removed], What]) -> Turned:
        """Bring back what was taken away, with what it hangs on. Raises CannotBeDone("no_such_removed")."""
        from goalwalk.store.verbs import update as changing

        return changing.bring_back(self.desk, id, tell)

    def rebuild(self) -> bool:
        """Make the day index anew from the check-ins; whether it was another. Raises CannotRead, NotSaved."""
        from goalwalk.store.verbs import update as changing

        return changing.rebuild(self.desk)

    # The walk

    def draft(self) -> KeptDraft:
        """The walk that is under way. Raises CannotRead("draft_damaged"), and as `open` does."""
        from goalwalk.store.verbs import draft as drafts

        return drafts.read(self.desk)

    def keep_draft(self, kept: KeptDraft, draft: Draft) -> KeptDraft:
        """Keep this draft in the place of that one; the home is made where there is none.

        Raises NotSaved, CannotBeDone("draft_elsewhere") when another window went on with it.
        """
        from goalwalk.store.verbs import draft as drafts

        return drafts.write(self.desk, kept, draft)

    def drop_draft(self, kept: KeptDraft | None = None) -> None:
        """There is no draft any more; `kept`: only if it is still this one. Raises as `keep_draft` does."""
        from goalwalk.store.verbs import draft as drafts

        drafts.drop(self.desk, kept)

    def check_draft(self, kept: KeptDraft) -> None:
        """Raise CannotBeDone("draft_elsewhere") unless this is still the draft."""
        from goalwalk.store.verbs import draft as drafts

        drafts.check(self.desk, kept)

    def edited(self, text: str, editor: Callable[[Path], None]) -> str:
        """The text as it is after `editor` has worked on a file with it, in memory where there is such a place.

        Raises CannotBeDone("no_scratch") for a locked plan where there is none, NotSaved, CannotRead.
        """
        from goalwalk.store.verbs import scratch

        return scratch.edited(self.desk, text, editor)

    # Copies

    def check(self) -> Report:
        """The plan, its history and every backup, verified. Raises as `where` does."""
        from goalwalk.store.verbs import backup as copies

        return copies.check(self.desk)

    def earlier(self) -> tuple[Backup, ...]:
        """Every copy, by number, each verified: the earlier versions, newest first, and what lies beside the plan.

        Raises as `load` does, but for a plan that is damaged.
        """
        from goalwalk.store.verbs import backup as copies

        return copies.earlier(self.desk)

    def erase_copy(self, copy: Backup) -> None:
        """This copy is gone for good. Raises CannotBeDone("no_such_backup") for one that is, CannotRead, NotSaved."""
        from goalwalk.store.verbs import backup as copies

        copies.erase(self.desk, copy)

    def backup(self, target: Path | None = None) -> Path:
        """A verified copy of the plan with all its history at `target`, or among the backups. Returns where it is.

        Raises CannotBeDone("exists") rather than write over anything, CannotRead, NotSaved.
        """
        from goalwalk.store.verbs import backup as copies

        return copies.backup(self.desk, target)

    def restore(self, which: int | Path, paper: str | None = None, agree: Callable[[Going], None] = unseen) -> Restored:
        """Put back a copy, by its number or from anywhere. What would go is shown to `agree` first, which may raise.

        What stands there is kept: as a backup, or beside the plan when it cannot be read. Where no plan was begun, a
        copy becomes it. A list of people that is gone or damaged is made anew when there is just one plan; if that plan
        can be read, it is left as it is. `paper`: the recovery key of a locked copy.
        Raises CannotBeDone("no_such_backup"), and for a copy of another plan "copy_of_person", "copy_of_own",
        "copy_of_another"; CannotRead, NotSaved.
        """
        from goalwalk.store.verbs import restore as restoring

        return restoring.restore(self.desk, which, paper, agree)

    def mend(self) -> tuple[int, ...]:
        """Put back files of history that are gone or damaged from their copies; of which years.

        Raises CannotBeDone("no_plan"), CannotRead where a copy is no good either, NotSaved.
        """
        from goalwalk.store.verbs import backup as copies

        return copies.mend(self.desk)

    # The lock

    def is_locked(self) -> bool:
        """Whether it can be read with a key alone. Raises as `where` does."""
        return self.desk.place().locked

    def encrypt(self, made: Made) -> Converted:
        """Lock the plan and every copy for good with a new key, and hold it for a while.

        Raises CannotBeDone("locked_already"), CannotRead, NotSaved.
        """
        from goalwalk.store.verbs import encrypt as turning

        return turning.encrypt(self.desk, made)

    def have_come_back(self) -> bool:
        """Whether there are copies without a lock beside a plan that has one. Raises as `where` does."""
        from goalwalk.store.verbs import returned_copies

        return returned_copies.are_there(self.desk)

    def lock_what_came_back(self) -> int:
        """Lock these with its key; how many. Raises CannotBeDone("locked_already"), CannotRead, NotSaved."""
        from goalwalk.store.verbs import returned_copies

        return returned_copies.lock(self.desk)

    def decrypt(self) -> Converted:
        """Take the lock off the plan and every copy. Raises CannotBeDone("not_locked"), CannotRead, NotSaved."""
        from goalwalk.store.verbs import encrypt as turning

        return turning.decrypt(self.desk)

    def unopened(self) -> int:
        """How many copies the key does not open; `decrypt` deletes them. Raises as it does."""
        from goalwalk.store.verbs import encrypt as turning

        return turning.unopened(self.desk)

    def key(self) -> Key:
        """The key by a passphrase that is asked for, held or not. Raises CannotBeDone("not_locked"), CannotRead."""
        from goalwalk.store.verbs import unlock as opening

        return opening.asked(self.desk, opening.locked_place(self.desk))

    def key_by_passphrase(self, passphrase: str) -> Key:
        """The key by this passphrase. Raises as `key` does, CannotRead("wrong_passphrase")."""
        from goalwalk.store.verbs import unlock as opening

        return opening.by_passphrase(self.desk, opening.locked_place(self.desk), passphrase)

    def key_by_paper(self, paper: str, *, alone: bool = False) -> Key:
        """The key by the recovery key; the recovery key itself (`alone`) where the key is gone, to lock it anew.

        Raises as `key` does, CannotRead("wrong_recovery"), ("key_missing").
        """
        from goalwalk.store.verbs import unlock as opening

        return opening.by_paper(opening.locked_place(self.desk), paper, alone=alone)

    def lock_anew(self, key: Key, by_passphrase: bytes) -> None:
        """The key as another passphrase locks it (`keys.locked_with`).

        Raises CannotBeDone("not_locked"), CannotRead for a plan that this key does not open, NotSaved.
        """
        from goalwalk.store.verbs import encrypt as turning

        turning.lock_anew(self.desk, key, by_passphrase)

    def unlock(self, found: Key, minutes: int | None = None) -> Held | None:
        """Hold this key for so many minutes (as set, unless said); None: there is no place in memory for it.

        Raises CannotRead("wrong_key") for a plan that it does not open: it then opens a copy, to be put back.
        """
        from goalwalk.store.verbs import unlock as opening

        return opening.unlock(self.desk, self.desk.place(), found, minutes)

    def lock(self) -> None:
        """Hold the key no longer. Raises CannotBeDone("not_locked")."""
        from goalwalk.store.verbs import unlock as opening

        opening.let_go(self.desk, opening.locked_place(self.desk))

    def lock_all(self) -> None:
        """Hold the key of no plan in this home any longer. Raises CannotRead for the list of people."""
        from goalwalk.store.verbs import persons

        persons.lock_all(self.desk)

    def held(self) -> Held | None:
        """The opened key, if it is held, and until when."""
        from goalwalk.store.verbs import unlock as opening

        return opening.held(self.desk, self.desk.place())

    # People

    def people(self) -> tuple[Person, ...]:
        """Everybody whose plan is kept here beside one's own, by name. Raises CannotRead for the list of people."""
        from goalwalk.store.verbs import persons

        return persons.there(self.desk)

    def add_person(self, name: str) -> None:
        """A plan of their own for somebody else. Raises CannotBeDone("person_there"), CannotRead, NotSaved."""
        from goalwalk.store.verbs import persons

        persons.add(self.desk, name)

    def remove_person(self) -> None:
        """Everything of theirs is gone, and their name. Raises CannotBeDone("no_such_person"), NotSaved."""
        from goalwalk.store.verbs import persons

        persons.remove(self.desk)

    # Erasing

    def forget(self, ids: Collection[str]) -> Forgotten:
        """Erase these things, and what hangs on them, from the plan, its undo list and every copy. Cannot be undone.

        Raises CannotBeDone("nothing_to_forget"), CannotRead, NotSaved (the next command then finishes the work).
        """
        from goalwalk.store.verbs import erase

        return erase.forget(self.desk, ids)

    def forget_removed(self) -> Forgotten:
        """Erase all that was taken away and not brought back. Raises as `forget` does."""
        from goalwalk.store.verbs import erase

        return erase.forget_removed(self.desk)

    def forget_everything(self) -> None:
        """The plan, all its files and its entry in the list are gone. Raises CannotBeDone("no_plan"), NotSaved."""
        from goalwalk.store.verbs import erase

        erase.forget_everything(self.desk)


def _finish(desk: Desk, own: Place) -> None:
    """What an interrupted command left to do."""
    if own.turning.exists():
        from goalwalk.store.verbs import encrypt as turning

        turning.finish(desk, own)
        own = desk.listed()._replace(key=own.key)
    if own.forgetting.exists():
        from goalwalk.store.verbs import erase

        erase.finish(desk, own)


def _key(desk: Desk, own: Place, ask: bool) -> Key:
    from goalwalk.store.verbs import unlock as opening

    return opening.key(desk, own, ask=ask)
