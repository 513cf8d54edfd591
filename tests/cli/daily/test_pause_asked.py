"""`pause` and `resume` alone, on a terminal: what, and until when."""

from __future__ import annotations

from pathlib import Path

from cli.keyboard import Typed
from cli.talking import Talks


def test_pause_asks_what_and_until_when(planned: Path, talk: Talks, typed: Typed) -> None:
    asked = talk("pause").hears("Walk to the park").hears("What is to rest?").says("nothing like it")
    asked.hears("nothing like it").hears("What is to rest?").says("park").hears("Until when").says("until someday")
    asked.hears("someday").hears("Until when").says("until mon").hears("back on Mon 23 Nov").ends()
    assert typed("step", "show", "1.1", "--json").json["step"]["rest"] is not None


def test_all_rests_the_whole_plan_and_a_tired_enter_nothing(planned: Path, talk: Talks) -> None:
    talk("pause").hears("What is to rest?").says("").hears("Left as it was").ends(1)
    talk("pause").hears("What is to rest?").says("park").hears("Until when").says("q").hears("Left as it was").ends(1)
    talk("pause").hears("What is to rest?").says("all").hears("Until when").says("").hears("At rest: the plan").ends()
    talk("resume").hears("Taken up again: the plan").ends()


def test_resume_asks_which_of_those_at_rest(planned: Path, talk: Talks, typed: Typed) -> None:
    typed("pause", "park")
    typed("pause", "draw")
    talk("resume").hears("What goes on? 2 Draw again, 1.1 Walk").says("draw").hears("Taken up again: 2").ends()
    talk("resume").hears("What goes on? 1.1").says("").ends(1)


def test_a_pause_that_is_stopped_half_way_rests_nothing(planned: Path, talk: Talks, typed: Typed) -> None:
    talk("pause").hears("What is to rest?").says("park").hears("Until when").presses("c").ends(130)
    assert typed("step", "show", "1.1", "--json").json["step"]["rest"] is None
