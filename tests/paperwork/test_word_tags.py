"""The grammar of what stands in braces: what it takes, and that it takes nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.word_tags import (
    Condition,
    Loop,
    RefusedTag,
    Remark,
    Term,
    Value,
    Word,
    parse_tag,
    plain_tag,
)


@pytest.mark.parametrize(
    ("tag", "meaning"),
    [
        ("{{ tour.number }}", Value("tour.number")),
        ("{{today}}", Value("today")),
        ("{{ tour.title | upper }}", Value("tour.title", (("upper", ""),))),
        (
            "{{ a.b|date('d MMMM yyyy')|upper }}",
            Value("a.b", (("date", "d MMMM yyyy"), ("upper", ""))),
        ),
        ('{{ t.phone | default("—") }}', Value("t.phone", (("default", "—"),))),
        ("{% for t in tourists %}", Loop("t", "tourists")),
        ("{%- for s in tour.services -%}", Loop("s", "tour.services")),
        ("{%tr for t in tourists %}", Loop("t", "tourists")),
        ("{%p endfor %}", Word("endfor")),
        ("{% else %}", Word("else")),
        ("{# for the clerk only: __import__ #}", Remark()),
        ("{% if t.phone %}", Condition("if", ((Term("t.phone"),),))),
        ("{% elif not t.phone %}", Condition("elif", ((Term("t.phone", True),),))),
        ('{% if t.sex == "M" %}', Condition("if", ((Term("t.sex", False, "M"),),))),
        ('{% if t.sex != "M" %}', Condition("if", ((Term("t.sex", True, "M"),),))),
        ('{% if not t.sex != "" %}', Condition("if", ((Term("t.sex", False, ""),),))),
        (
            "{% if a and not b or c %}",
            Condition("if", ((Term("a"), Term("b", True)), (Term("c"),))),
        ),
    ],
)
def test_what_may_stand_in_braces(tag, meaning):
    """Names with filters, loops, conditions, their ends, remarks."""
    assert parse_tag(tag) == meaning


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ ''.__class__ }}", "code"),
        ("{{ tour.__class__ }}", "code"),
        ("{{ _tour }}", "code"),
        ("{{ cycler.__init__.__globals__.os }}", "code"),
        ("{{ tour.number.upper() }}", "code"),
        ("{{ tour['number'] }}", "code"),
        ("{{ 1 + 1 }}", "code"),
        ("{{ [x for x in y] }}", "code"),
        ("{{ not }}", "code"),
        ("{{ }}", "code"),
        ("{{ a b }}", "code"),
        ("{{ " + "a" * 400 + " }}", "code"),
        ("{{ " + "(" * 250 + " }}", "code"),
        ("{{ tour.number | attr('x') }}", "filter"),
        ("{{ tour.number | upper('x') }}", "filter"),
        ("{{ tour.number | date }}", "filter"),
        ('{{ tour.start_date | date("%d.%m") }}', "pattern"),
        ('{{ tour.start_date | date("HH:mm") }}', "pattern"),
        ('{{ tour.start_date | date("—") }}', "pattern"),
        ("{% set x = 1 %}", "statement"),
        ("{% include 'x' %}", "statement"),
        ("{% for t in tourists() %}", "statement"),
        ("{% for t, u in tourists %}", "statement"),
        ("{% for if in tourists %}", "code"),
        ("{% if a.b() %}", "code"),
        ("{% if a == b %}", "code"),
        ("{% if a > 'b' %}", "code"),
        ("{% if not %}", "code"),
        ("{% if a and %}", "code"),
        ("{% if %}", "statement"),
    ],
)
def test_what_may_not(tag, code):
    """Calls, attributes that begin with "_", sums, unknown filters and statements are refused."""
    with pytest.raises(RefusedTag) as refused:
        parse_tag(tag)
    assert refused.value.code == code


def test_quotes_and_blanks_as_word_makes_them():
    """Word turns quotes while one types; what was meant is read."""
    tag = plain_tag("{{\u00a0t.birth_date | date(«dd.MM.yy») | default(“—”) }}")
    assert parse_tag(tag) == Value("t.birth_date", (("date", "dd.MM.yy"), ("default", "—")))


@given(st.text(alphabet="{}%#|_.()[]'\"= abnotrifed1\n", max_size=60))
def test_any_text_is_read_or_refused(inside):
    """No text in braces ends in another error, and no name that is read begins with "_"."""
    for tag in (f"{{{{{inside}}}}}", f"{{%{inside}%}}"):
        try:
            meaning = parse_tag(tag)
        except RefusedTag:
            continue
        paths = [meaning.path] if isinstance(meaning, Value | Loop) else []
        paths += [term.path for term in meaning.terms] if isinstance(meaning, Condition) else []
        assert not any(part.startswith("_") for path in paths for part in path.split("."))
