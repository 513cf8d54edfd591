"""The draft of a talk, in a file beside the plan and locked as it is: written whole after every answer, no backups.

Two windows never write over each other: each says which version it has seen, and a newer one is left as it is.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.core.kinds import DAY, DAY_OR_NONE, NEVER, REFERENCE_OR_NONE, TEXT, TEXT_OR_NONE, YES, Value
from goalwalk.core.letters import folded
from goalwalk.core.talks.draft import Answer, Draft
from goalwalk.core.talks.part import LONG, TalkKind
from goalwalk.store.disk import container, files
from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.tables import Document, Tables
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec
from goalwalk.store.schema.fields import field

KINDS: tuple[TalkKind, ...] = ("walk", "review")
FORMAT = "goalwalk walk"
SCHEMA = 1
WALK = {
    "id": TEXT,
    "begun": DAY,
    "goal": REFERENCE_OR_NONE,
    "long": YES,
    "only": Value("choice", LONG, None),
    "sheet": YES,
    "since": DAY_OR_NONE,
}
ANSWER = {"id": TEXT, "text": TEXT_OR_NONE, "day": DAY, "kept": YES, "enough": YES}
AHEAD = {"id": TEXT, "text": TEXT}


class KeptDraft:
    """A draft of that kind of talk as it was read or written last; `version` rises with each writing, 0: none yet."""

    def __init__(self, kind: TalkKind, draft: Draft | None, version: int) -> None:
        self.kind = kind
        self.draft = draft
        self.version = version

    def is_same(self, other: KeptDraft) -> bool:
        """Whether both are one version of one talk. Another one begins to count anew."""
        own, others = (kept.draft.id if kept.draft else None for kept in (self, other))
        return (own, self.version) == (others, other.version)


def read_draft(session: Session, kind: TalkKind = "walk") -> KeptDraft:
    """The draft there is of that talk.

    Raises CannotRead: "walk_damaged", "review_damaged", and what opening a locked plan does.
    """
    while True:
        own = place(session)
        kept = KeptDraft(kind, None, 0) if own is None else _read(own, kind)
        if kept.version or own is None or session.listed().link == own.link:
            return kept  # else its lock was put on or taken off, and the draft bears another name


def keep_draft(session: Session, kept: KeptDraft, draft: Draft) -> KeptDraft:
    """Keep this draft in the place of that one.

    Raises NotSaved; CannotBeDone: "walk_elsewhere", "review_elsewhere" for a newer one.
    """
    with session.locked_as(lambda: place(session) or session.new_place()) as own:
        _seen(own, kept)
        data = own.closed(container.serialise(_tables(draft), SCHEMA, kept.version + 1, FORMAT))
        path = _path(own, kept.kind)
        with files.saving(path):
            files.put(own.temp, path, data)
    return KeptDraft(kept.kind, draft, kept.version + 1)


def drop_draft(session: Session, kept: KeptDraft | None = None, kind: TalkKind = "walk") -> None:
    """There is no draft of that talk any more. `kept`: only if it is still this one. Raises as `keep_draft` does."""
    if place(session) is None:
        return
    with session.locked_as(lambda: place(session) or session.listed()) as own:
        path = _path(own, kept.kind if kept else kind)
        with files.saving(path):
            if kept is not None:
                _seen(own, kept)
            files.remove(own.temp, path)


def check_draft(session: Session, kept: KeptDraft) -> None:
    """Raise CannotBeDone("walk_elsewhere"), "review_elsewhere" unless this is still the draft: another window may have
    gone on with it."""
    if not read_draft(session, kept.kind).is_same(kept):
        raise CannotBeDone(f"{kept.kind}_elsewhere")


def drop_of(own: Place, gone: Collection[str], words: Collection[str]) -> bool:
    """Take each draft away that is about one of these things or tells one of these texts, or of which nobody can say.

    Whether there was one that went. Raises OSError; CannotRead without the key.
    """
    dropped = [_drop_one(own, kind, gone, words) for kind in KINDS]
    return any(dropped)


def _drop_one(own: Place, kind: TalkKind, gone: Collection[str], words: Collection[str]) -> bool:
    path = _path(own, kind)
    if not path.exists():
        return False
    try:
        draft = _read(own, kind).draft
    except CannotRead as problem:
        if problem.code in ("locked", "no_access", "lock_missing"):
            raise
        draft = None
    if draft is not None and draft.goal not in gone and not _tells(draft, words):
        return False
    path.unlink(missing_ok=True)
    files.sync_folder(own.folder)
    return True


def _tells(draft: Draft, words: Collection[str]) -> bool:
    said = [answer.text for answer in draft.answers if answer.text] + [text for _, text in draft.ahead]
    there = [folded(text) for text in said]
    return any(sought in text for sought in map(folded, words) if sought for text in there)


def place(session: Session) -> Place | None:
    """Where the plan lies or will lie, with its key; None where nothing was begun. Raises as `Session.keyed` does."""
    try:
        return session.keyed()
    except CannotBeDone as problem:
        if problem.code != "no_plan":
            raise
    with suppress(CannotBeDone):
        return session.listed()
    return None


def _seen(own: Place, kept: KeptDraft) -> None:
    """Raise CannotBeDone("walk_elsewhere"), "review_elsewhere" unless the draft is the one that was seen last."""
    if not _read(own, kept.kind).is_same(kept):
        raise CannotBeDone(f"{kept.kind}_elsewhere")


def _path(own: Place, kind: TalkKind) -> Path:
    return own.review_draft if kind == "review" else own.draft


def _read(own: Place, kind: TalkKind) -> KeptDraft:
    path = _path(own, kind)
    try:
        data, _ = files.read(path)
        content = container.parse(own.opened_own(data), SCHEMA, FORMAT)
        return KeptDraft(kind, _draft(content.tables), content.header.generation)
    except CannotRead as problem:
        if problem.code == "missing":
            return KeptDraft(kind, None, 0)
        if problem.code in ("damaged", "not_a_file", "dangling_link", "too_large", "wrong_key"):
            raise CannotRead(f"{kind}_damaged", path=str(path)) from problem
        raise CannotRead(problem.code, **{"path": str(path)} | problem.facts) from problem
    except codec.REFUSED as error:
        raise CannotRead(f"{kind}_damaged", path=str(path)) from error


def _tables(draft: Draft) -> Tables:
    return Tables(
        changed={
            "walk": {"1": _document(WALK, draft[: len(WALK)])},
            "answers": {str(key): _document(ANSWER, answer) for key, answer in enumerate(draft.answers, 1)},
            "ahead": {str(key): _document(AHEAD, text) for key, text in enumerate(draft.ahead, 1)},
        }
    )


def _document(fields: dict[str, Value], record: tuple[Any, ...]) -> Document:
    return {
        name: field(holds).write(value)
        for (name, holds), value in zip(fields.items(), record, strict=True)
        if value is not None and value is not False
    }


def _draft(tables: Tables) -> Draft:
    """Raises one of codec.REFUSED."""
    if set(tables) != {"walk", "answers", "ahead"}:
        raise ValueError("not the tables of a draft")
    for name in tables:
        codec.check_keys(tables[name])
    ((_, walk),) = tables["walk"].items()
    answers = tuple(Answer(*_record(ANSWER, document)) for document in tables["answers"].values())
    ahead = tuple((id, text) for id, text in (_record(AHEAD, document) for document in tables["ahead"].values()))
    return Draft(*_record(WALK, walk))._replace(answers=answers, ahead=ahead)


def _record(fields: dict[str, Value], document: Document) -> list[Any]:
    if not document.keys() <= fields.keys():
        raise ValueError("unknown field")
    if any(name not in document for name, holds in fields.items() if holds.absent is NEVER):
        raise ValueError("a field is not there")
    return [field(holds).read(document[name]) if name in document else holds.absent for name, holds in fields.items()]
