"""Rhythms that are said in a phrase of their own, in the words as they are heard: without "the", numbers in digits."""

from __future__ import annotations

from goalwalk.core.rhythm.named_days import WEEKDAYS_ONLY, WEEKENDS_ONLY
from goalwalk.core.rhythm.rhythms import DAILY, ONCE, WHENEVER, YEARLY, MonthDay, Rhythm

WEEKLY = Rhythm("week", times=1)
MONTHLY = Rhythm("month", times=1)
EVERY_OTHER_DAY = Rhythm("every", span=2)
FORTNIGHTLY = Rhythm("every", span=14)
QUARTERLY = Rhythm("months", span=3)
HALF_YEARLY = Rhythm("months", span=6)
MONTH_END = Rhythm("dates", dates=(MonthDay(-1),))
MONTH_START = Rhythm("dates", dates=(MonthDay(1),))

PHRASES = {
    **dict.fromkeys(("daily", "everyday", "nightly", "every morning", "every evening", "every night"), DAILY),
    **dict.fromkeys(
        ("every single day", "each single day", "every day week", "each day week", "all days", "7 days a week"), DAILY
    ),
    **dict.fromkeys(("a daily basis", "each and every day", "7 days week", "7 days per week", "all week"), DAILY),
    **dict.fromkeys(("weekdays", "workdays", "weekday", "workday", "work days", "mtwtf"), WEEKDAYS_ONLY),
    "mwf": Rhythm("weekdays", days=(0, 2, 4)),
    **dict.fromkeys(("tth", "t per th"), Rhythm("weekdays", days=(1, 3))),
    **dict.fromkeys(("at weekend", "at weekends", "week end", "week ends", "both days weekend"), WEEKENDS_ONLY),
    **dict.fromkeys(("weekends", "weekend"), WEEKENDS_ONLY),
    **dict.fromkeys(("weekly", "a weekly basis"), WEEKLY),
    **dict.fromkeys(("monthly", "a monthly basis"), MONTHLY),
    "fortnightly": FORTNIGHTLY,
    **dict.fromkeys(("quarterly", "every quarter", "each quarter", "once a quarter"), QUARTERLY),
    **dict.fromkeys(("half yearly", "halfyearly", "every half year", "each half year"), HALF_YEARLY),
    **dict.fromkeys(("yearly", "annually"), YEARLY),
    **dict.fromkeys(("alternate days", "every alternate day"), EVERY_OTHER_DAY),
    **dict.fromkeys(("end month", "end each month", "end every month", "month end", "at end month"), MONTH_END),
    **dict.fromkeys(("start month", "start each month", "start every month", "beginning month"), MONTH_START),
    **dict.fromkeys(("whenever", "any time", "anytime", "any day", "when i can", "whenever i can"), WHENEVER),
    **dict.fromkeys(("when i want", "whenever i want", "when i feel like it", "whenever i feel like it"), WHENEVER),
    **dict.fromkeys(
        (
            "whenever it fits",
            "when it fits",
            "when possible",
            "whenever possible",
            "when needed",
            "as needed",
            *(
                "now and then",
                "every now and then",
                "now and again",
                "once in a while",
                "from time to time",
                "occasionally",
            ),
            *("every so often", "as often as i can", "as often as possible", "when i need it", "if needed"),
        ),
        WHENEVER,
    ),
    **dict.fromkeys(("once", "1 time", "just once", "only once", "1 off", "1 x"), ONCE),
}
