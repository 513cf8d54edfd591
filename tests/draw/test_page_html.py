"""The page as HTML: well-formed, silent towards the world, and every word of the person's to the letter."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given

from goalwalk.core.model.plan import Plan
from goalwalk.draw.paper.html import written
from goalwalk.screens.papers.page import SECTIONS, page_view
from hostile import HOSTILE, harmless, texts
from paper_plans import TEXTS_ON_A_PAGE, WEDNESDAY, in_scripts, long, of_texts, on_paper, support, usual

ALONE = {"meta", "!doctype"}  # these have no end
KNOWN = {"html", "head", "meta", "title", "style", "body", "header", "main", "div", "section", "h1", "h2", "h3", "p"}
KNOWN |= {"ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "bdi"}
OURS = {"lang", "class", "charset", "name", "content", "http-equiv", "id", "aria-labelledby", "aria-label", "role"}
OURS |= {"dir", "scope", "colspan"}


class Read(HTMLParser):
    """A page as a browser reads it: its tags with all they are told, and its text. Each tag is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.open: list[str] = []
        self.text = ""
        self.said: list[tuple[str, str]] = []  # by the tag it stands in
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, tuple(attrs)))
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text += data
            self.said.append((self.open[-1] if self.open else "", data))

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_pi = unknown_decl = handle_comment

    def values(self, name: str) -> list[str | None]:
        return [value for _, attributes in self.tags for key, value in attributes if key == name]


def read(plan: Plan, **chosen: object) -> Read:
    return Read(written(page_view(plan, WEDNESDAY, **chosen).sheet()))  # type: ignore[arg-type]


@pytest.mark.parametrize("plan", [usual(), in_scripts(), long(), of_texts("x")], ids=["usual", "scripts", "long", "x"])
def test_a_page_is_well_formed_and_loads_nothing(plan):
    page = written(page_view(plan, WEDNESDAY, whose="Robin").sheet("letter"))
    found = Read(page)
    assert {tag for tag, _ in found.tags} <= KNOWN
    assert {name for _, attributes in found.tags for name, _ in attributes} <= OURS
    assert not re.search(r"url\(|@import|expression|javascript:|<script|\bsrc=|\bhref=", page)
    [policy] = [value for value in found.values("content") if value and "-src" in value]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert found.values("lang") == ["en"]
    ids = found.values("id")
    assert len(ids) == len(set(ids)) and set(found.values("aria-labelledby")) == set(ids)


def test_it_reads_in_order_with_headings_a_caption_and_named_cells():
    found = read(usual())
    headings = [text for tag, text in found.said if tag in ("h1", "h2")]
    assert headings == [
        *("My plan", "What I want", "What I hope for", "For others", "My small steps this week", "If … then"),
        *("What I practise", "Days on my path", "When it is hard", "What was agreed", "Next talk"),
    ]
    assert [text for tag, text in found.said if tag == "caption"] == ["My small steps this week"]
    assert found.values("scope").count("row") == 5
    assert found.values("scope").count("col") == 8
    labels = found.values("aria-label")
    assert (labels.count("done"), labels.count("partly"), labels.count("rest")) == (2, 1, 1)
    assert "role" in {name for _, attributes in found.tags for name, _ in attributes}


def test_numbers_stay_left_to_right_beside_names_from_the_right():
    page = written(page_view(in_scripts(), WEDNESDAY).sheet())
    assert '<dt dir="auto">أم سامي</dt><dd dir="auto"><bdi dir="ltr">+961 71 234 567</bdi></dd>' in page
    assert '<dd dir="auto">اتصل <bdi dir="ltr">0171 234 567</bdi> مساء</dd>' in page
    assert "<p>If <bdi>لأنام طوال الليل</bdi>, then I <bdi>לקום בבוקר עם כוח</bdi></p>" in page


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_in_every_field(name):
    text = HOSTILE[name].strip()
    plain, found = read(of_texts("x")), read(of_texts(text))
    assert without_numbers(found) == without_numbers(plain)
    assert found.text.count(on_paper(text)) >= TEXTS_ON_A_PAGE
    harmless(found.text)


def without_numbers(found: Read) -> list[tuple[str, object]]:
    """The tags; but for those around numbers to call, which a text may hold."""
    return [tag for tag in found.tags if tag != ("bdi", (("dir", "ltr"),))]


@given(text=texts)
def test_any_text_in_any_field_is_there_to_the_letter_and_opens_no_tag(text):
    found = read(of_texts(text))
    assert without_numbers(found) == without_numbers(read(of_texts("x")))
    assert found.text.count(on_paper(text)) >= TEXTS_ON_A_PAGE
    harmless(found.text)


@given(name=texts)
def test_any_name_in_the_title(name):
    found = read(usual(), whose=name)
    assert [text for tag, text in found.said if tag == "title"] == [f"{on_paper(name)}'s plan"]
    assert f"{on_paper(name)}'s plan" in found.text


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_that_was_left_out_is_not_there(section):
    heading = {"people": "People and places", "hard": "When it is hard", "notes": "What I hope for"}.get(section)
    rest = [name for name in SECTIONS if name != section]
    beside = ["page-giving"] if section == "strengths" else []  # what they give stands apart from what helps
    assert f"page-{section}" not in read(usual(), sections=rest).values("id")
    assert read(usual(), sections=(section,)).values("id") == [*beside, f"page-{section}"]
    if heading:
        assert heading not in read(usual(), sections=rest).text


def test_nothing_said_nothing_shown():
    """What has no words has no heading; what a pen can fill has its lines."""
    found = read(Plan(supports=(support(1, "Sam", None),)))
    assert found.values("id") == ["page-hard", "page-meeting"]
    assert found.values("class").count("line") == 2 + 1


def test_a_day_far_away_tells_its_year():
    assert "by Mon 1 Feb 2027" in read(usual()).text
    assert "Mon 28 Dec to Sun 3 Jan 2027" in re.sub(r" 2026", "", read(usual(), week=date(2026, 12, 30)).text)
