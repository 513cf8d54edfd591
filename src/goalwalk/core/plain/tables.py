"""Words that tell nothing, short spellings, and ways to say a thing that is known by another name. English.

A phrase stands here without "the" being dropped from it, in small letters and with plain apostrophes. What changes the
meaning is not here: not, except, before, at most.
"""

from __future__ import annotations

from goalwalk.core.day_words import English


def phrases(text: str) -> dict[str, str]:
    """Phrases that are dropped; "a > b" says b instead."""
    pairs = (phrase.partition(" > ") for phrase in " ".join(text.split()).split("; "))
    return {typed.strip(): meant.strip() for typed, _, meant in pairs}


def _all(text: str) -> dict[str, str]:
    """Several ways to say one thing: "a, b > c; d > e"."""
    pairs = (row.partition(" > ") for row in " ".join(text.split()).split("; "))
    return {typed: meant for many, _, meant in pairs for typed in many.split(", ")}


# One word, as it is typed in a hurry.
SPELT = _all(
    """b4 > before; nite > night; nites > nights; tonite, 2nite, 2night > tonight; 2day > today; w/ > with;
    2moro, 2morrow, 2mrw, tmrw, tmr, tmw, tomoz, tomo > tomorrow; yday, ystrday > yesterday; wk, wk. > week;
    wks > weeks; mth, mnth > month; mths, mnths > months; yr > year; yrs > years; hr > hour; hrs > hours;
    morn, mornin > morning; eves, evngs > evenings; arvo > afternoon; n > and; abt > about; ev, evry, evy > every;
    thier > their; wknd, wkend > weekend; wknds, wkends > weekends; wkday > weekday; wkdays > weekdays; til > till;
    eow > end of week; eom > end of month; eoy > end of year; xmass > xmas; noonish > noon; middayish > noon;
    lunchtimeish > noon; couple > couple; nxt > next; lst > last; mins > minutes"""
)

# They tell nothing, wherever they stand.
UNSAID = phrases(
    """about; around; round about; roughly; approx; approximately; circa; ish; or so; or thereabouts; give or take;
    more or less; like; maybe; perhaps; probably; possibly; hopefully; ideally; preferably; usually; normally; idk;
    i don't know; i dont know; dunno; i dunno; not sure; i'm not sure; im not sure; i think; i guess; i suppose;
    i believe; i reckon; i hope; i'd say; id say; i would say; say; let's say; lets say; if i can; if possible;
    if i manage; would be good; would be nice; would be great; would be fine; would be ok; would do; is good; is fine;
    is ok; is enough; sounds good; works; works for me; please; pls; plz; thanks; thank you; thx; sorry; just; only;
    really; actually; basically; honestly; simply; well; so; oh; ok; okay; um; uh; erm; er; hmm; hm; sure; yeah; yes;
    yep; it's; its; it is; it was; it's on; that was; that's; thats; was; at least; at the least; at minimum; latest;
    at the latest; at latest; at the very latest; sometime; some time; at some point; some point; i want; i want to;
    no rush; no hurry; no pressure;
    i'd like; id like; i would like; i'd like to; id like to; i'll try; ill try; i try; try; let's do; lets do;
    let's make it; let's make that; make it; make that; for me; tbh; to be honest; lol; kinda; kind of; sort of;
    sorta; pretty much; the whole time; so far;
    in the end; exactly; sharp; on the dot; fine; right; hey; for now; for a start; to start;
    to start with; to begin with; at first"""
)

_TODAY = """right away, straight away, straightaway, asap, as soon as possible, immediately, at once, right now,
    earlier today, later today, today already > today"""
DAYS = {
    **_all(f"{' '.join(_TODAY.split())}; this very day > today"),
    **phrases(
        """by; due; due on; due by; until; till; up until; no later than; not later than; on or before; before or on;
        since; earlier; later; already; back then; at; night at; i did it; i did; we met; starting from > from;
        starting on > from; starting > from; beginning on > from; as of > from; as from > from"""
    ),
    **_all(
        """this past, the past, the previous, previous > last; this coming, coming, the coming, upcoming,
        the upcoming, the following, following > next; gone, past gone > just gone; days back > days ago;
        weeks back > weeks ago; months back > months ago; nights ago, nights back > days ago; a night ago > 1 day ago;
        a week back > 1 week ago; a month back > 1 month ago; a day back > 1 day ago;
        not this one the one before, not this one but the one before, not this 1 the one before, the one before,
        not the last one the one before, not this one the previous one, the one before that > before last;
        not this one the one after, not this one but the one after, not this one the next, not this one but the next,
        not this one the next one, not this one but the next one, the one after, the one after that > after next;

        last day of, the last day of > end of; first day of, the first day of > start of;
        half a week > half week; the week end > weekend; onwards, onward, on onwards, forward > on"""
    ),
}

ORDINALS = _all(
    """first > 1st; second > 2nd; third > 3rd; fourth > 4th; fifth > 5th; sixth > 6th; seventh > 7th;
    eighth > 8th; ninth > 9th; tenth > 10th; eleventh > 11th; twelfth > 12th; thirteenth > 13th;
    fourteenth > 14th; fifteenth > 15th; sixteenth > 16th; seventeenth > 17th; eighteenth > 18th;
    nineteenth > 19th; twentieth > 20th; thirtieth > 30th; twenty first, twenty-first > 21st;
    twenty second, twenty-second > 22nd; twenty third, twenty-third > 23rd; twenty fourth, twenty-fourth > 24th;
    twenty fifth, twenty-fifth > 25th; twenty sixth, twenty-sixth > 26th; twenty seventh, twenty-seventh > 27th;
    twenty eighth, twenty-eighth > 28th; twenty ninth, twenty-ninth > 29th; thirty first, thirty-first > 31st"""
)

# What a part of the day is known by: when something is done beside it.
_MORNING = """before work, before i go to work, before school, before breakfast, after breakfast, with breakfast,
    at breakfast, over breakfast, when i get up, when i wake up, when i wake, after i get up, after i wake up,
    after getting up, after waking up, after waking, on waking, upon waking, when getting up, when waking up,
    first thing, first thing in the morning, as soon as i get up, as soon as i wake up, before lunch,
    before i start work, with my coffee, with coffee, with my morning coffee, with morning coffee, over coffee,
    after my shower, in the am, at dawn, at sunrise"""
_NOON = "with lunch, at lunch, over lunch, at lunchtime, in my lunch break, on my lunch break, lunch break, at midday"
_AFTERNOON = "after lunch, after school, at tea time, at teatime, in the pm"
_EVENING = """after work, when i get home, when i come home, after i get home, once i'm home, before dinner,
    after dinner, with dinner, at dinner, over dinner, before supper, after supper, with supper, after tea,
    at sunset, in the eve"""
_EARLY = """early in the PART, late in the PART, early PART, late PART, mid PART, mid-PART, early PARTs, late PARTs"""
_NIGHT = """before bed, before bedtime, before going to bed, before i go to bed, before sleep, before sleeping,
    before i sleep, before i go to sleep, before going to sleep, when i go to bed, when going to bed, in bed,
    at bedtime, last thing, last thing at night, last thing before bed, before lights out"""
CUES = {
    **_all(" ".join(f"{_MORNING} > morning; {_NOON} > noon; {_AFTERNOON} > afternoon".split())),
    **_all(" ".join(f"{_EVENING} > evening; {_NIGHT} > night".split())),
    **{
        typed.strip(): part
        for part in ("morning", "afternoon", "evening", "night")
        for typed in _EARLY.replace("PART", part).split(",")
    },
    **_all(
        """after meals, with meals, before meals, after each meal, after every meal, with each meal, with every meal,
        before each meal, before every meal, at meals, at mealtimes, at each meal, at every meal, at meal times
        > meals"""
    ),
}
MEALS = "morning , noon and evening"
OFTEN = {
    **_all(
        """besides, apart from, other than, minus, without, except for, aside from, save for, excluding, bar
        > except; any day but, any day except, any day besides, every day bar > every day except;
        never, never on > not; all days > all days; all week > all week; all days but > all days except;
        but never on, but never, but no, and not, just not, though not, only not > except;
        weeknights, week nights, weeknight > weekdays in the evening; week days > weekdays; a week's > a week;
        one time, a single time, the once > once; all weekdays > weekdays;
        all weekends > weekends; in a week, within a week > a week; in a month > a month;
        in the daytime > afternoon; once in the, once more in the, again in the > in the;
        once at night, again at night, once more at night > at night; once at noon, again at noon > at noon;
        as often as i can manage, as much as i can, whenever i manage, when i manage, when i manage to,
        whenever i get round to it, when i have time, whenever i have time, when i get the chance,
        whenever i get the chance, when i'm able, whenever i'm able, when it suits, whenever it suits > whenever"""
    ),
    **phrases(
        """no fixed day; no fixed days; all; no set day; no set days; on no fixed day; on any day; any day; any days;
        on any days; at any time; whenever it fits; whichever days; no matter when; no matter which;
        on a; only when i can; or more; regularly; repeat; repeating; repeats; starting now; from now on"""
    ),
}
AMOUNT = phrases(
    """not much; not a lot; not long; not far; almost; nearly; just under; just over; a little over; a bit over;
    a little under; a bit under; slightly over; slightly under; over; more than; a bit more than; a little more than;
    long; in one go; today; or more; and a bit; plus; tops > at most; max > at most; maximum > at most"""
)
A_TIME = phrases(
    """a day; per day; each day; every day; daily; each time; every time; per time; a time; at a time; per session;
    a session; each session; a go; on the day"""
)

SMALL = {word: n for word, n in English.numbers.items() if word not in ("a", "an")}
SMALL |= {word: n for n, word in enumerate(English.teens, 13)}
LARGE = {word: 20 + 10 * n for n, word in enumerate(English.tens)}
POWERS = {"hundred": 100, "thousand": 1000}


def is_number(text: str) -> bool:
    """As `days.is_number`, which asks here."""
    return text.isascii() and text.isdecimal()
