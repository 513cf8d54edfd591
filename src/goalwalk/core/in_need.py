"""What people type in a hard moment that is the name of no command, and what it asks for. English."""

from __future__ import annotations

from typing import Literal

Need = Literal["now", "told", "pull", "people"]


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(";"))


NEEDS: dict[str, Need] = {
    **dict.fromkeys(
        _words(
            """suicide; suicidal; kill myself; kill; die; dying; i want to die; end it; self harm; self-harm; selfharm;
            cut; cutting; hurt myself; overdose; od; sos; crisis; emergency; emergencies; help me; help me now; hotline;
            lifeline; helpline; 911; 112; 999; 988; danger; unsafe; scared; afraid; panic; panicking; panic attack;
            anxiety; anxious; desperate; hopeless; i cant; i can't; cant cope; can't cope; breathe; calm; sad; cry;
            crying; depressed; hurt; pain; overwhelmed; flashback; nightmare; voices; withdrawal; shaking"""
        ),
        "now",
    ),
    **dict.fromkeys(
        _words(
            """relapse; relapsed; relapsing; lapse; lapsed; slip; slipped; slipup; slip up; slipped up; used; i used;
            using; drank; drink; drunk; i drank; drinking; smoked; smoke; smoking; gambled; gamble; binge; binged;
            high; fell; messed up; screwed up; failed; fail; i failed; gave in; bad day; hard day; worst;
            ashamed; guilty; regret"""
        ),
        "told",
    ),
    **dict.fromkeys(
        _words("crave; craving; cravings; urges; tempted; temptation; trigger; triggered; thirsty; pull"),
        "pull",
    ),
    **dict.fromkeys(
        _words("alone; lonely; loneliness; isolated; nobody; no one; friend; friends; sponsor; talk; call; people"),
        "people",
    ),
}


def need_of(typed: str) -> Need | None:
    """What a line asks for that begins with no command: the whole of it, its first word, or any word that asks for help
    at once; None for any other."""
    from goalwalk.core.spoken import plain

    said = plain(typed[:200])
    words = said.split()
    found = NEEDS.get(said) or NEEDS.get(" ".join(words[:2])) or (NEEDS.get(words[0]) if words else None)
    at_once = ("suicide", "suicidal", "die", "kill", "overdose", "sos", "crisis", "emergency")
    return found or ("now" if any(word in at_once for word in words) else None)
