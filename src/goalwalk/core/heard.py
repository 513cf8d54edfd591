"""What people type as they would speak, where no command stands: words of a hard moment, a sentence about themselves, a
word for something that is called otherwise here. Heard by kinds and plain tables, deliberately simple. English.
"""

from __future__ import annotations

from typing import Literal

from goalwalk.core.spoken import AT_ONCE, DEATH, in_order, spoken_plainly, stand_in

Need = Literal["lines", "now", "pull", "told", "people"]


# Of a hard moment, the whole of a line or its first words: `lines`, the page for it with emergency and help lines
# first; `now`, that page; `pull`, what may be pulling, or may have happened; `told`, what was a hard day; `people`, who
# is wanted.
NEEDS: dict[str, Need] = {
    **dict.fromkeys(
        in_order(
            """suicide; suicidal; kill myself; kill; die; dying; i want to die; want to die; end it; end it all; i
            cant go on; cant go on; self harm; self-harm; selfharm; hurt myself; cut myself; overdose;
            overdosed; od; sos; crisis; emergency; emergencies; hotline; lifeline; helpline; 911; 112; 999; 988;
            danger; unsafe"""
        ),
        "lines",
    ),
    **dict.fromkeys(
        in_order(
            """help me; help me now; cut; cutting; scared; afraid; panic; panicking; panic attack; anxiety;
            anxious; desperate; hopeless; i cant; cant cope; breathe; calm; sad; cry; crying; depressed; hurt;
            pain; overwhelmed; flashback; nightmare; voices; withdrawal; shaking; alone; lonely; loneliness;
            isolated; i feel alone; numb; empty; angry; rage; grief; bad; terrible; awful; horrible; miserable;
            need help; i need help"""
        ),
        "now",
    ),
    **dict.fromkeys(
        in_order(
            """drink; drank; drunk; i drank; drinking; use; used; i used; using; relapse; relapsed; relapsing;
            lapse; lapsed; slip; slipped; slipup; slip up; slipped up; smoked; smoke; smoking; gambled; gamble;
            binge; binged; high; gave in; crave; craving; cravings; urges; tempted; temptation; trigger;
            triggered; thirsty; pull"""
        ),
        "pull",
    ),
    **dict.fromkeys(
        in_order(
            """fell; messed up; screwed up; fucked up; i fucked up; i messed up; i screwed up; failed; fail; i
            failed; bad day; hard day; worst; ashamed; guilty; regret"""
        ),
        "told",
    ),
    **dict.fromkeys(in_order("nobody; no one; friend; friends; sponsor; talk; call; people"), "people"),
}

# Anywhere in a sentence that somebody says of themselves.
HURT = in_order(
    """terrible; awful; horrible; miserable; hopeless; helpless; worthless; desperate; depressed; lonely; alone;
    scared; afraid; anxious; panic; panicking; panicked; overwhelmed; numb; empty; sad; crying; cried; cry;
    shaking; hurt; hurts; hurting; in pain; feel bad; feeling bad; feel so bad; feel really bad; feel down; feel
    low; feel sick; feel like shit; feel like crap; feel nothing; not good; dont feel good; dont feel well; not
    feeling good; not feeling well; not ok; not okay; not well; cant cope; cannot cope; cant take; cant breathe;
    cant stop; falling apart; breaking down; losing it; going crazy; hate myself; hate my life; give up; giving
    up; need help; need to talk; want to talk; talk to someone; talk to somebody; need someone; need somebody;
    need a friend; someone to talk to; somebody to talk to; dont know what to do; cant do it; cant do this; cant
    sleep"""
)
PULLS = in_order(
    """drunk; booze; beer; beers; wine; vodka; whiskey; whisky; alcohol; bottle;
    pub; smoke; smoked; smoking; cigarette; cigarettes; vape; vaped; vaping; use; used; using; weed; joint;
    dope; coke; cocaine; crack; meth; heroin; high; stoned; wasted; hungover; gamble; gambled; gambling; bet;
    bets; betting; slots; casino; poker; lottery; binge; binged; purge; purged; porn; relapse; relapsed;
    relapsing; slip; slipped; craving; cravings; crave; tempted; urge; urges; gave in"""
)
DRINKS = ("drink", "drinks", "drank", "drinking")  # but with something harmless in the same line
HARMLESS = in_order(
    """water; tea; coffee; juice; milk; soup; smoothie; smoothies; broth; cocoa; lemonade; soda; glass; glasses; cup;
    cups"""
)
# A line that begins so tells of somebody, or asks something: it is no command that was mistyped.
OPENERS = frozenset(
    in_order(
        """i; im; ive; id; ill; am; help; my; me; feeling; feel; need; want; wanna; why; cant; cannot; dont; not;
        its; it; this; today; we; please; so; having; had; got"""
    )
)
ASKING = frozenset(in_order("""what; how; when; where; who; which; can; could; do; does; is; are"""))

# How a line begins, and what answers it: the sentence `problem.no_command_…`. Those that are tried first stand first.
BEGINNINGS = {
    "won": in_order(
        """i said no; said no to; i did not drink; i didnt drink; i didnt use; i didnt smoke; i didnt gamble; i
        didnt bet; i havent; i resisted; i made it; i stayed off; i stayed away; no drink today; no drinks today;
        no weed today; sober today; clean today; i am proud; im proud"""
    ),
    "doing": in_order(
        """how am i doing; how i am doing; how im doing; how did i do; how have i been; how is it going; hows it
        going; how far; how much have i; how many; am i doing; where am i"""
    ),
    "often": in_order("how often; which rhythm; what rhythm"),
    "today": in_order(
        """what now; what next; what to do; what do i do; what should i do; what shall i do; what can i do; whats
        next; what is next; now what; what today; whats today; what is today; what is open; whats open; what do
        i have"""
    ),
    "tired": in_order(
        """tired; so tired; i am tired; im tired; i am so tired; im so tired; exhausted; i am exhausted; im exhausted;
        sick; i am sick; im sick; ill; i am ill; im ill; no energy"""
    ),
    "happened": in_order(
        "i did; i have done; i finished; did it; i got up; i went; i took; i ate; i slept; i wrote; i read"
    ),
}
# Wished for, and how it begins: what stands behind is what may become a goal.
WISHES = in_order("i want to; i wanna; want to; wanna; i would like to; id like to; i wish to; my goal is to")
LESS = ("quit", "stop", "less", "fewer", "reduce")  # a wish, too, whatever it is of
DONE = frozenset(
    in_order(
        """walked; called; cleaned; cooked; talked; showered; exercised; stretched; meditated; practised;
        practiced; washed; finished; asked; visited; painted; biked; cycled; jogged; prayed; managed; ran; swam;
        drew; phoned; emailed; tidied"""
    )
)
OFTEN = frozenset(
    in_order(
        """daily; weekly; monthly; every; each; times; twice; once; mornings; evenings; nights; weekdays; weekends"""
    )
)
ASKS_HOW = in_order(
    "how do; how can; how to; how does; how should; how is; can i; where; what is; what are; what does; who"
)


def need_of(typed: str) -> Need | None:
    """What a line asks for that begins with no command: the whole of it, its first words, or any word that asks
    for help at once; of a sentence about oneself any word that hurts or pulls. None for any other."""
    said = spoken_plainly(typed)
    words = said.split()
    if any(word in AT_ONCE for word in words) or stand_in(DEATH, said):
        return "lines"
    if NEEDS.get(said) or not words:
        return NEEDS.get(said)
    if _begins(said, BEGINNINGS["won"]) or wish_of(typed) is not None:
        return None
    of_oneself = words[0] in OPENERS | ASKING
    pulls = stand_in(PULLS, said) or (stand_in(DRINKS, said) and not stand_in(HARMLESS, said))
    if of_oneself and pulls:
        return "pull"
    if of_oneself and stand_in(HURT, said):
        return "now"
    need = NEEDS.get(" ".join(words[:2])) or NEEDS.get(words[0])
    return None if words[0] in DRINKS and not pulls else need


def wish_of(typed: str) -> str | None:
    """What a line wishes for that may become a goal ("stop drinking", "i want to sleep better"); None for any other, as
    for a wish to drink."""
    said = spoken_plainly(typed)
    wish = next((said.removeprefix(f"{beginning} ") for beginning in WISHES if _begins(said, (beginning,))), said)
    words = wish.split()
    if len(words) > 1 and (words[0] in LESS or (words[0] not in OPENERS | ASKING and stand_in(LESS, wish))):
        return wish
    is_wish = wish != said and words and not stand_in((*PULLS, *DRINKS, *HURT), wish)
    return wish if is_wish else None


def kind_of(typed: str) -> str | None:
    """What a line means that is a sentence and no command, as the end of `problem.no_command_…`; None for any
    other."""
    said = spoken_plainly(typed)
    words = said.split()
    if (wish := wish_of(typed)) is not None:
        return "wish_pull" if stand_in((*PULLS, *DRINKS), wish) else "wish"
    for kind, beginnings in BEGINNINGS.items():
        if _begins(said, beginnings):
            return kind
    if any(word in DONE for word in words[:2]) and words[0] in ("i", "ive", *DONE):
        return "happened"
    if _begins(said, ASKS_HOW):
        return "asked"
    if len(words) > 1 and words[0] in OPENERS:
        return "sentence"
    if words and words[0] in ASKING:
        return "asked"
    return "planned" if len(words) > 1 and any(word in OFTEN for word in words) else None


def named_step(typed: str) -> tuple[str, str] | None:
    """The name of a step that a line may tell is done ("water done", "did walk", "walked", "i walked 20 min"), and
    what stands behind it; None for any other line."""
    words = spoken_plainly(typed).split()
    told = bool(words) and (words[-1] == "done" or words[0] in TELLING)
    while words and words[0] in TELLING:
        words = words[1:]
    while words and words[-1] in ("done", "today", "did"):
        words = words[:-1]
    if not words:
        return None
    number = next((at for at, word in enumerate(words) if word[0].isdecimal()), len(words))
    name, behind = " ".join(words[:number]), " ".join(words[number:])
    stem = words[0].removesuffix("ed")
    if number == 1 and (stem != words[0] or words[0] in PAST):
        return PAST.get(words[0], stem), behind
    return (name, behind) if told and len(name) > 2 else None


TELLING = frozenset(in_order("""i; ive; im; have; just; did; done; finished; today; went; for; a; my; the; took"""))
PAST = {"ran": "run", "swam": "swim", "drew": "draw", "wrote": "write", "cycled": "cycle", "practised": "practise"}


def _begins(said: str, beginnings: tuple[str, ...]) -> bool:
    return f"{said} ".startswith(tuple(f"{beginning} " for beginning in beginnings))


# What is typed as if it were a command, alone or with words behind it, and what answers it: `problem.no_command_…`.
WAYS = {
    **dict.fromkeys(in_order("backup; backups; copy; copies"), "backup"),
    **dict.fromkeys(in_order("restore; recover"), "restore"),
    **dict.fromkeys(in_order("delete; erase; forget; remove; rm"), "erase"),
    **dict.fromkeys(in_order("quit; exit; bye; logout; close; stop; :q; :quit; q; cancel"), "leave"),
    **dict.fromkeys(in_order("save; upload"), "save"),
    **dict.fromkeys(in_order("print; paper; pdf"), "print"),
    **dict.fromkeys(in_order("list; ls; show; plan; goals; steps"), "list"),
    **dict.fromkeys(in_order("settings; setting; options; set"), "settings"),
    **dict.fromkeys(in_order("mood; evening; checkin; check-in"), "evening"),
    **dict.fromkeys(in_order("note; journal; diary; write; log"), "keep"),
    **dict.fromkeys(in_order("new; start; begin; init"), "begin"),
    **dict.fromkeys(in_order("encrypt; password; passphrase; private"), "lock"),
    **dict.fromkeys(in_order("change; edit; rename; modify; update; correct; fix"), "change"),
    **dict.fromkeys(in_order("move"), "move"),
    **dict.fromkeys(in_order("share; report; send; export; email; mail"), "share"),
    **dict.fromkeys(
        in_order("transfer; import; new computer; new laptop; new pc; new phone; other computer"), "transfer"
    ),
    **dict.fromkeys(in_order("history; month; year; this week; last week; stats; statistics; summary"), "history"),
    **dict.fromkeys(in_order("streak; run; runs"), "streak"),
    **dict.fromkeys(in_order("yes; no; y; n; yep; nope"), "asked_nothing"),
    **dict.fromkeys(
        in_order("days clean; clean; days sober; sober; sobriety; clean time; counter; my days; day count"), "clock"
    ),
    **dict.fromkeys(in_order("remind me; reminder; reminders; notify; notification; alarm"), "remind"),
    **dict.fromkeys(in_order("hint; hints"), "hints"),
    **dict.fromkeys(
        in_order(
            """thanks; thank you; thank you so much; thx; ty; ok; okay; k; hi; hello; hey; good morning; morning;
            good evening; good night; goodnight; yo; hallo; cool; nice; great; good; fine"""
        ),
        "warm",
    ),
}
ALONE = ("warm", "streak", "leave", "asked_nothing")  # with more words behind it, it is something else


def way_of(typed: str) -> str | None:
    """The way to what is called otherwise here: by all of a line, its first two words, or its first."""
    said = spoken_plainly(typed)
    words = said.split()
    if said in WAYS or not words:
        return WAYS.get(said)
    way = WAYS.get(" ".join(words[:2])) or WAYS.get(words[0])
    return None if way in ALONE else way


# What a verb of a noun is called otherwise.
VERBS = {
    **dict.fromkeys(("delete", "del", "rm", "erase", "forget"), "remove"),
    **dict.fromkeys(("new", "create", "make", "start"), "add"),
    **dict.fromkeys(("change", "rename", "update", "modify", "set"), "edit"),
    **dict.fromkeys(("ls", "all"), "list"),
    **dict.fromkeys(("view", "see", "look"), "show"),
    **dict.fromkeys(("done", "end", "close", "complete"), "finish"),
}
