"""The walk that is under way: begun, kept beside the plan, and not adopted."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from goalwalk.core.errors import CannotBeDone

if TYPE_CHECKING:
    from goalwalk.cli.run import Run
    from goalwalk.core.talks.draft import Draft


def is_adopted(run: Run, draft: Draft) -> bool:
    """Whether the plan holds that talk: what came after its adoption was cut short."""
    from goalwalk.store.verbs.undo import list_changes

    if not run.session.exists():
        return False
    walked = (change for change in list_changes(run.session).changes if change.what.code in ("walked", "reviewed"))
    return any(change.what.facts.get("walk") == draft.id and not change.undone for change in walked)


def under_way(run: Run) -> Draft | None:
    """The walk under way that has an answer. Raises as `read_draft` does."""
    with suppress(CannotBeDone):
        if not run.session.listed().draft.exists():
            return None
    from goalwalk.core.talks.draft import taken_up
    from goalwalk.store.verbs.draft import read_draft

    draft = read_draft(run.session).draft
    if draft is None or not any(answer.text for answer in draft.answers) or is_adopted(run, draft):
        return None
    return taken_up(draft)
