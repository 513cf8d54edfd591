"""The page as a PDF: one sheet for a usual plan, every word on it in any script, tagged, the same bytes each time."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalwalk import words
from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.plan import Plan
from goalwalk.draw.paper import pdf as typst
from goalwalk.draw.paper.system_fonts import families
from goalwalk.screens.paper_blocks import SIZES, Sheet, Size
from goalwalk.screens.papers.page import page_view
from goalwalk.words.hotlines import of_country
from hostile import HOSTILE
from paper_plans import (
    ARABIC,
    CODE,
    HEBREW,
    SPANISH,
    TEXTS_ON_A_PAGE,
    WEDNESDAY,
    full,
    goal,
    in_scripts,
    long,
    of_texts,
    usual,
)

pytest.importorskip("typst")
poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")


def laid(plan: Plan, whose: str | None = None) -> Sheet:
    return page_view(plan, WEDNESDAY, whose=whose).sheet("a4")


def asked(program: str, pdf: bytes, *options: str) -> str:
    """What one of poppler's programs says of a PDF."""
    line = [program, *options, "-", *(["-"] if program == "pdftotext" else [])]
    done = subprocess.run(line, input=pdf, capture_output=True, timeout=30)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode(errors="replace")


def pages(pdf: bytes) -> int:
    return int(asked("pdfinfo", pdf).split("Pages:")[1].split()[0])


@poppler
@pytest.mark.parametrize(
    ("plan", "count"),
    [(usual(), 1), (in_scripts(), 1), (Plan(goals=(goal(1, "Sleep"),)), 1), (full(), 2), (long(), 2)],
    ids=["usual", "in scripts", "small", "full", "long"],
)
def test_a_usual_plan_fits_on_one_sheet_and_a_long_one_spills(plan: Plan, count: int) -> None:
    pdf = typst.written(laid(plan))
    assert pages(pdf) == count
    last = asked("pdftotext", pdf, "-f", str(count), "-layout")
    assert (f"{count} / {count}" in last or f"{count}/{count}" in last) == (count > 1)


@poppler
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("plan", [full(), long()], ids=["full", "long"])
def test_the_first_of_two_sheets_is_complete_in_itself(plan: Plan, size: Size) -> None:
    pdf = typst.written(page_view(plan, WEDNESDAY, whose="Robin", help=of_country("US")).sheet(size))
    assert pages(pdf) == 2
    first, second = (asked("pdftotext", pdf, "-f", number, "-l", number, "-layout") for number in "12")
    for text in ("Robin's plan", "Next talk", "When it is hard", "People and places", "911", plan.supports[-1].title):
        assert text in first, text
    assert plan.goals[0].title[:12] in first and plan.goals[-1].title[:12] in second
    assert "On the second sheet, with their steps:" in first and "Robin's plan, second sheet" in second


@poppler
def test_it_is_tagged_and_says_what_it_is() -> None:
    pdf = typst.written(laid(usual(), "Robin"))
    told = asked("pdfinfo", pdf)
    assert "Tagged:          yes" in told
    assert "Title:           Robin's plan" in told
    assert "A4" in told
    assert "letter" in asked("pdfinfo", typst.written(laid(usual())._replace(size="letter")))
    assert "2026" in told.split("CreationDate:")[1].splitlines()[0]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"<rdf:li>en</rdf:li>" in pdf
    structure = asked("pdfinfo", pdf, "-struct-text")
    for element in ("H1 ", "H2 ", "L (block)", "LI (block)", "Table (block)", "TH", "Figure"):
        assert element in structure, element


def is_found(word: str, told: str) -> bool:
    """Whether a word is found. Poppler turns the letters of an Arabic ligature round, so there the letters must do."""
    if word in told:
        return True
    letters = sorted(word)
    return any(sorted(other) == letters for other in re.sub("[\u202a-\u202e]", " ", told).split())


@poppler
@pytest.mark.parametrize("plan", [usual(), in_scripts()], ids=["usual", "in scripts"])
def test_every_word_is_found_in_it(plan: Plan) -> None:
    told = asked("pdftotext", typst.written(laid(plan)))
    texts = [*(text for one in plan.goals for text in (one.title, one.why or "")), *(step.title for step in plan.steps)]
    told_there = [one for one in plan.about if one.kind not in ("fear", "also")]
    texts += [one.text for one in (*told_there, *plan.brings)] + [one.title for one in plan.supports]
    texts += [text for one in plan.barriers for text in (one.title, one.then, one.whom, one.say) if text]
    for word in {word for text in texts for word in text.split()}:
        assert is_found(word, told), word
    assert "In danger: your local emergency number" in told


@poppler
def test_each_script_is_there() -> None:
    told = asked("pdftotext", typst.written(laid(in_scripts())))
    for word in (*SPANISH.split(), *ARABIC.split(), *HEBREW.split(), "🌱", "✓", "★", "Καλημέρα,", "доброе"):
        assert is_found(word, told), word
    assert "+961 71 234 567" in told and "0171 234 567" in told


@poppler
def test_code_is_only_text() -> None:
    told = " ".join(asked("pdftotext", typst.written(laid(in_scripts())), "-raw").split())
    assert told.count(CODE) >= 2
    assert "root:" not in told


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    """In two processes of their own, with other clocks, homes and folders."""
    script = """
import hashlib, sys
from goalwalk.draw.paper import pdf
from goalwalk.screens.papers.page import page_view
from paper_plans import WEDNESDAY, in_scripts
print(hashlib.sha256(pdf.written(page_view(in_scripts(), WEDNESDAY).sheet())).hexdigest())
"""
    found = {hashlib.sha256(typst.written(laid(in_scripts()))).hexdigest()}
    for zone, place in (("Asia/Tokyo", tmp_path), ("America/Lima", Path("/"))):
        env = {"TZ": zone, "PYTHONPATH": str(Path(__file__).parents[1]), "SOURCE_DATE_EPOCH": "1", "HOME": str(place)}
        done = subprocess.run(
            [sys.executable, "-c", script], env=env, cwd=place, capture_output=True, text=True, timeout=60
        )
        found.add(done.stdout.strip() or done.stderr)
    assert len(found) == 1, found


def test_letters_of_other_scripts_are_lent_where_the_computer_has_them() -> None:
    """Looked for by script, and only where there are such letters; which fonts there are is not for us to say."""
    assert families("Sleep, لأنام, לקום, Καλημέρα 🌱 ✓") == ()
    for text, first in (
        ("日本語で", "Noto Sans CJK JP"),
        ("一夜好眠", "Noto Sans CJK SC"),
        ("안녕 一", "Noto Sans CJK KR"),
        ("ที่นี่", "Noto Sans Thai"),
        ("नींद", "Noto Sans Devanagari"),
    ):
        assert families(text)[0] == first and len(set(families(text))) == len(families(text))
        try:
            pdf = typst.written(laid(Plan(goals=(goal(1, text, why=text),))))
        except CannotBeDone as problem:
            assert problem.code == "page_letter"
        else:
            assert not shutil.which("pdftotext") or text[0] in asked("pdftotext", pdf)


@pytest.mark.parametrize(
    ("text", "said"),
    [("日本語", '"日" (U+65E5)'), ("a \ue000", "(U+E000)"), ("ที่นี่", "(U+0E17)"), ("a\U00013000", "(U+13000)")],
)
def test_a_letter_that_no_font_has_is_named(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst, "families", lambda _: ())  # as on a computer without any
    with pytest.raises(CannotBeDone) as problem:
        typst.written(laid(Plan(goals=(goal(1, text),))))
    assert problem.value.code == "page_letter"
    line = words.problem(problem.value)
    assert said in line and "goalwalk page" in line and "\n" not in line


def pdf_or_problem(text: str) -> bytes | None:
    try:
        return typst.written(laid(of_texts(text)))
    except CannotBeDone as problem:
        assert problem.code == "page_letter", problem
        return None


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_set_or_named(name: str) -> None:
    pdf = pdf_or_problem(HOSTILE[name].strip())
    assert pdf is None or pdf.startswith(b"%PDF-")


@settings(max_examples=5, deadline=None)
@given(st.text("".join(map(chr, range(32, 127))), min_size=20, max_size=80).filter(str.strip))
def test_any_signs_are_set(text: str) -> None:
    """Nothing that can be typed on a keyboard means anything to Typst."""
    pdf = pdf_or_problem(text.strip())
    assert pdf is not None


@poppler
@pytest.mark.parametrize(
    "text", ["#panic()", "$x$", "*a*", "= b", "@c", "<d>", "\\n", "//e", "/*f*/", "`g`", "#[h]", "~"]
)
def test_signs_of_typst_stand_there(text: str) -> None:
    pdf = pdf_or_problem(text)
    assert pdf is not None
    assert asked("pdftotext", pdf, "-raw").count(text) >= TEXTS_ON_A_PAGE


def test_a_long_word_stays_on_the_sheet() -> None:
    for word in ("x" * 1000, "1" * 1000, "https://example.org/" + "a" * 300):
        assert pdf_or_problem(word) is not None


def test_without_the_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(CannotBeDone, match="pdf_missing") as problem:
        typst.written(laid(usual()))
    line = words.problem(problem.value)
    assert "pip install 'typst<0.16'" in line and "HTML" in line
    monkeypatch.setattr(sys, "frozen", True, raising=False)  # a folder that runs without Python
    with pytest.raises(CannotBeDone, match="pdf_left_out"):
        typst.written(laid(usual()))
