"""What a person told of themselves and their life: a good life, strengths, hopes, fears, what they can give."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goalwalk.core.model.plan import About, Plan, Told
from goalwalk.core.nouns.check_ins import NewId


def tell(plan: Plan, new_id: NewId, kind: Told, texts: Iterable[str], today: date) -> Plan:
    """The plan whose words of this kind are these texts. What stays word for word keeps its place and its day."""
    wanted = tuple(dict.fromkeys(texts))
    stay = tuple(about for about in plan.about if about.kind != kind or about.text in wanted)
    known = {about.text for about in stay if about.kind == kind}
    return plan._replace(about=(*stay, *(About(new_id(), kind, text, today) for text in wanted if text not in known)))


def told(plan: Plan, *kinds: Told) -> tuple[str, ...]:
    """What was told of these kinds."""
    return tuple(about.text for about in plan.about if about.kind in kinds)
