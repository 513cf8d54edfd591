"""What a cell of a table says: a day, a yes, a no or a number, as they are written in several languages.

How days and numbers are written is seen from all cells of a column together; what could be read in two ways is not
guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from goalwalk.core.model.plan import Word
from goalwalk.exchange.incoming import read as values

IN_NUMBERS = re.compile(r"([0-9]{1,4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,4})\.?(?:[T ].*)?")
TOGETHER = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})")
SERIAL = re.compile(r"([2-7][0-9]{4})(?:[.,][0-9]{1,12})?")  # 1954 to 2119
SERIALS_FROM = date(1899, 12, 30)  # as spreadsheets count days
WITH_NAME = re.compile(
    r"(?:[^\W\d_]{2,12} )?"
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)? ([^\W\d_]{3,12})|([^\W\d_]{3,12}) ([0-9]{1,2})(?:st|nd|rd|th)?) ([0-9]{4})"
)
ORDERS = ("ymd", "dmy", "mdy")
SERIALS = "serial"  # the order of days that are numbers of a spreadsheet
Decimal = Literal[".", ",", ""]
MONTHS = (
    ("jan", "ene", "gen"),
    ("feb", "fév", "fev", "fév"),
    ("mar", "mär", "mrz", "maa"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mei", "mag"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "aoû", "ago"),
    ("sep", "set"),
    ("oct", "okt", "out", "ott"),
    ("nov",),
    ("dec", "dez", "déc", "dic"),
)
YES = (
    *("yes", "yes_manual", "y", "x", "true", "done", "✓", "✔", "✅", "☑", "complete", "completed", "1"),
    *("👍", "да", "так", "істина", "истина", "сделано", "выполнено", "tak", "prawda", "ano", "pravda", "sant", "sand"),
    *("sann", "kyllä", "tosi", "igen", "igaz", "evet", "doğru", "ναι", "da", "是", "はい", "예", "네"),
    *("ja", "j", "wahr", "erledigt", "gemacht", "geschafft", "getan", "fertig"),
    *("oui", "vrai", "fait", "faite", "terminé", "terminée"),
    *("sí", "verdadero", "hecho", "hecha", "cumplido"),
    *("sim", "verdadeiro", "feito", "feita", "concluído"),
    *("sì", "si", "vero", "fatto", "fatta", "completato"),
    *("waar", "gedaan", "klaar", "voltooid"),
)
NO = (
    *("no", "n", "false", "not today", "not done", "✗", "✘", "❌", "☐", "0", "missed"),
    *("👎", "нет", "ні", "не", "ложь", "не сделано", "не выполнено", "nie", "fałsz", "ne", "nepravda", "nej", "nei"),
    *("falskt", "falsk", "usann", "ei", "epätosi", "nem", "hamis", "hayır", "hayir", "yanlış", "yanliş", "όχι"),
    *("否", "いいえ", "아니요", "아니오"),
    *("nein", "falsch", "nicht erledigt", "nicht gemacht", "nicht geschafft"),
    *("non", "faux", "pas fait", "non fait"),
    *("falso", "no hecho", "não", "nao", "não feito", "non fatto"),
    *("nee", "onwaar", "niet gedaan"),
)
REST = (
    *("skip", "skipped", "s", "rest", "paused", "pause"),
    *("ausgelassen", "übersprungen", "ruhe", "ruhetag", "repos", "sauté", "descanso", "saltado", "omitido", "pulado"),
    *("riposo", "saltato", "rust", "rustdag", "overgeslagen"),
)
PARTLY = (
    *("partly", "partial", "half", "teilweise", "halb", "partiel", "en partie", "parcial", "a medias"),
    *("parcialmente", "in parte", "parziale", "deels", "half gedaan"),
)
NOTHING = ("", "yes_auto", "unknown", "-", "–", "—", "n/a", "na", "null", "none")
WORDS: dict[str, Word | None] = {
    **dict.fromkeys(YES, "done"),
    **dict.fromkeys(NO, "not today"),
    **dict.fromkeys(REST, "rest"),
    **dict.fromkeys(PARTLY, "partly"),
    **dict.fromkeys(NOTHING, None),
}


DRAWN = str.maketrans("", "", "\ufe0e\ufe0f")  # how a sign is to be drawn: in colour or not


def spoken(cell: str) -> str:
    """A cell as WORDS has it: its letters small, and a sign however it is drawn."""
    return cell.strip().casefold().translate(DRAWN)


def is_whole(cell: str) -> bool:
    """Whether a cell is seen to be all there: a day, or a word that none of another meaning begins with."""
    begun = spoken(cell)
    if not begun or begun.isdecimal() or begun not in WORDS:
        return any(day(cell, order) for order in ORDERS)
    return all(means == WORDS[begun] for word, means in WORDS.items() if word.startswith(begun))


def looks_like_a_day(cell: str) -> bool:
    """Whether it can be read as a day, in some order."""
    return any(day(cell, order) for order in ORDERS)


def are_serials(column: Iterable[str]) -> bool:
    """Whether all days of a column are numbers, as a spreadsheet counts them."""
    filled = [cell.strip() for cell in column if cell.strip()]
    return bool(filled) and all(SERIAL.fullmatch(cell) for cell in filled)


def day(cell: str, order: str) -> date | None:
    """The day that a cell says, its numbers in this order; None for none."""
    text = cell.strip()
    if order == SERIALS:
        number = SERIAL.fullmatch(text)
        return SERIALS_FROM + timedelta(days=int(number[1])) if number else None
    if found := IN_NUMBERS.fullmatch(text):
        parts = found.groups()
        own = "ymd" if len(parts[0]) > 2 else order
        by = dict(zip(own, parts, strict=True))
        year = int(by["y"]) + (2000 if len(by["y"]) == 2 else 0)
        return values.of_numbers(year, int(by["m"]), int(by["d"]))
    if found := TOGETHER.fullmatch(text):
        return values.of_numbers(*map(int, found.groups()))
    return _with_month_name(text)


def _with_month_name(text: str) -> date | None:
    """ "Thu, 4 Mar 2026", "March 4th, 2026", "4. März 2026", "4 de marzo de 2026"."""
    if len(text) > 40 or not text[-4:].isdecimal():
        return None
    plain = " ".join(word for word in text.casefold().replace(",", " ").replace(".", " ").split() if word != "de")
    found = WITH_NAME.fullmatch(plain)
    if found is None:
        return None
    name = found[2] or found[3]
    month = next((at for at, begins in enumerate(MONTHS, 1) if name.startswith(begins)), 0)
    return values.of_numbers(int(found[5]), month, int(found[1] or found[4]))


def decimal_sign(column: Sequence[str], delimiter: str) -> Decimal:
    """What parts the whole from the rest in the numbers of a column: as they show themselves, else as programs write
    that part cells by this sign. "": both are seen, or nothing tells; each cell is read by itself."""
    shown = {sign for cell in column if (sign := _shows(cell.strip()))}
    if len(shown) == 1:
        return "," if "," in shown else "."
    return "" if shown else "," if delimiter == ";" else "." if delimiter == "," else ""


def _shows(cell: str) -> Literal[".", ",", None]:
    """Which sign a number shows to be that of its decimals: the last of two, or one before other than three digits."""
    if not cell[:1].isdecimal() and cell[:1] != "-":
        return None
    point, comma = cell.rfind("."), cell.rfind(",")
    if point >= 0 and comma >= 0:
        return "." if point > comma else ","
    at, sign = max((point, "."), (comma, ","))
    if at < 0:
        return None
    other: Literal[".", ","] = "," if sign == "." else "."
    if cell.count(sign) > 1:
        return other
    digits = cell[at + 1 :]
    if not digits.isdecimal() or (len(digits) == 3 and cell.lstrip("-0")[:1] != sign):
        return None
    return "." if sign == "." else ","


def amount(cell: str, decimal: Decimal) -> int | None:
    """The thousandths of a number; None for what is none."""
    return values.amount(_plain(cell, decimal))


def two_amounts(cell: str, decimal: Decimal) -> tuple[str, str] | None:
    """The two numbers that a cell could be, where nothing tells which; None where it is one."""
    text = cell.strip()
    if decimal or _shows(text) or not GROUPED.fullmatch(text):
        return None
    return text.replace(",", "").replace(".", ""), text.replace(",", ".")


GROUPED = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
SPACED = re.compile(r"(?<=[0-9])[ \u00a0\u202f'’](?=[0-9]{3})")


def _plain(cell: str, decimal: Decimal) -> str:
    text = SPACED.sub("", cell.strip())
    sign = _shows(text) or decimal
    if not sign:
        return text
    other = "," if sign == "." else "."
    return text.replace(other, "").replace(sign, ".")
