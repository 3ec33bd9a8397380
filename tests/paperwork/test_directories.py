"""The agency's own entries over the program's forms: what stands there, and what a change of a form writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.directories import COUNTRY, FORM, LANGUAGE, QUESTION, Entry
from models.passport_rules import PassportRule, shipped_rules
from paperwork.countries import Country, country_entry, country_of, list_countries, removal_of
from paperwork.directories import Directories, in_order, put_together
from paperwork.form_editing import (
    Proposal,
    RefusedChange,
    as_shipped,
    asked_in,
    copy_of,
    new_key,
    with_form,
    with_head,
    with_moved,
    with_question,
    without_form,
    without_questions,
)
from paperwork.form_files import UnusableForm, read_form, shipped_bodies, write_form
from paperwork.form_rules import problems_of
from paperwork.forms import form_from

PROGRAM = put_together([])


def after(directories: Directories, *proposals: Proposal) -> Directories:
    """The directories once the proposals are written."""
    own = dict(directories.own)
    for proposal in proposals:
        for entry in proposal.dropped:
            del own[entry.place]
        own.update({entry.place: entry for entry in proposal.entries})
    return put_together(own.values())


def keys(directories: Directories, form_id: str = "schengen") -> list[str]:
    return [question["key"] for question in directories.bodies[form_id]["questions"]]


def question(directories: Directories, key: str, form_id: str = "schengen") -> dict:
    return next(one for one in directories.bodies[form_id]["questions"] if one["key"] == key)


def test_without_entries_the_program_stands():
    """All shipped forms, as they are in their files."""
    assert dict(PROGRAM.bodies) == dict(shipped_bodies())
    assert PROGRAM.problems == {}


def test_a_changed_question_is_one_entry():
    """Only what differs is kept, so that a new version of the program still brings the rest."""
    changed = question(PROGRAM, "surname") | {"example": "PETROV"}
    made = with_question(PROGRAM, "schengen", changed)
    assert [entry.place for entry in made.entries] == [(QUESTION, "schengen/surname")]
    now = after(PROGRAM, made)
    assert question(now, "surname")["example"] == "PETROV"
    assert keys(now) == keys(PROGRAM)
    back = with_question(now, "schengen", question(PROGRAM, "surname"))
    assert after(now, back).own == {}
    assert after(now, as_shipped(now, "schengen", "surname")).own == {}


def test_a_new_question_stands_where_it_was_put():
    """After the one that was chosen, also once the program's order is kept as an own one."""
    key = new_key(PROGRAM, "Девичья фамилия бабушки")
    assert key == "devichia_familiia_babushki"
    new = {"key": key, "number": "", "section": "person", "label": {"ru": "Девичья фамилия бабушки"}}
    new |= {"kind": "text", "translate": "transliterate"}
    now = after(PROGRAM, with_question(PROGRAM, "schengen", new, after="surname"))
    assert keys(now)[:2] == ["surname", key]
    assert new_key(now, "Девичья фамилия бабушки") == f"{key}_2"
    assert form_from(now.bodies["schengen"]).question(key).label("ru") == "Девичья фамилия бабушки"


def test_taking_a_question_out_frees_who_hung_on_it():
    """Conditions and repeats that name it are gone with it; both come back when it does."""
    dependents = {
        "marital_status_other",
        *(k for k in keys(PROGRAM) if "surname" in str(question(PROGRAM, k))),
    }
    made = without_questions(PROGRAM, "schengen", ["surname"])
    assert set(made.freed) <= dependents
    assert "surname_at_birth" in made.freed
    now = after(PROGRAM, made)
    assert "surname" not in keys(now)
    assert question(now, "surname_at_birth")["when_empty"] == "blank"
    assert problems_of(now.bodies["schengen"]) == []
    assert after(now, as_shipped(now, "schengen")).own == {}


def test_a_moved_question_takes_the_section_of_its_place():
    """Of whom it then follows."""
    other = next(one for one in shipped_bodies()["schengen"]["questions"] if one["section"] != "person")
    following = keys(PROGRAM)[keys(PROGRAM).index(other["key"]) + 1]
    now = after(PROGRAM, with_moved(PROGRAM, "schengen", ["surname"], before=following))
    assert question(now, "surname")["section"] == other["section"]
    assert keys(now)[keys(now).index("surname") - 1] == other["key"]
    first = after(now, with_moved(now, "schengen", ["given_names"], before=keys(now)[0]))
    assert keys(first)[0] == "given_names"
    end = after(PROGRAM, with_moved(PROGRAM, "schengen", ["given_names", "surname"]))
    assert keys(end)[-2:] == ["surname", "given_names"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "picture"}, "picture"),
        ({"kind": "choice", "translate": "option"}, "without options"),
        ({"when_empty": "repeat:surname"}, "repeats itself"),
        ({"applies": "nobody=yes"}, "nobody"),
        ({"label": {}}, "label"),
        ({"section": "nowhere"}, "nowhere"),
    ],
)
def test_a_change_that_breaks_a_rule_is_refused(change: dict, said: str):
    """With the reason, and nothing of it is proposed."""
    with pytest.raises(RefusedChange, match=said):
        with_question(PROGRAM, "schengen", question(PROGRAM, "surname") | change)


def test_the_last_question_stays():
    """A form without questions is none."""
    with pytest.raises(RefusedChange):
        without_questions(PROGRAM, "schengen", keys(PROGRAM))


def test_a_new_version_of_the_program_keeps_the_agencys_changes(monkeypatch):
    """Its new question follows whom it follows in the file, in the agency's order as well."""
    moved = after(
        PROGRAM, with_moved(PROGRAM, "japan", [keys(PROGRAM, "japan")[0]], keys(PROGRAM, "japan")[2])
    )
    newer = json.loads(json.dumps(shipped_bodies()["japan"]))
    newer["questions"].insert(5, newer["questions"][5] | {"key": "brand_new"})
    follows = newer["questions"][4]["key"]
    bodies = {**shipped_bodies(), "japan": newer}
    monkeypatch.setattr("paperwork.directories.shipped_bodies", lambda: bodies)
    now = put_together(moved.own.values())
    assert keys(now, "japan")[:2] == keys(moved, "japan")[:2]
    assert keys(now, "japan")[keys(now, "japan").index("brand_new") - 1] == follows


def test_what_does_not_fit_the_program_any_more_is_left_out_and_told():
    """The program's form is used, and the directory can say why."""
    stale = Entry(QUESTION, "japan/surname", question(PROGRAM, "surname", "japan") | {"kind": "oracle"}, 1, 1)
    now = put_together([stale])
    assert now.bodies["japan"] == shipped_bodies()["japan"]
    assert "oracle" in str(now.problems["japan"][0])


JAPAN = shipped_bodies()["japan"]
HEAD = {name: value for name, value in JAPAN.items() if name not in ("questions", "countries")} | {
    "id": "ours"
}


def own_form(**changes: dict) -> Directories:
    """A form of the agency's own, like that of Japan, with properties of some questions changed."""
    there = {one["key"]: one | changes.get(one["key"], {}) for one in JAPAN["questions"]}
    return put_together(
        [Entry(FORM, "ours", HEAD), *(Entry(QUESTION, f"ours/{key}", body) for key, body in there.items())]
    )


@pytest.mark.parametrize(
    ("changes", "key", "left"),
    [
        ({"sex": {"applies": "gone=yes,minor"}}, "sex", {"applies": "minor"}),
        ({"surname": {"applies": "sex=gone"}}, "surname", {"applies": ""}),
        ({"surname": {"when_empty": "repeat:gone"}}, "surname", {"when_empty": "blank"}),
        ({"surname": {"when_empty": "repeat:given_names"}, "given_names": {"when_empty": "repeat:surname"}},
         "surname", {"when_empty": "blank"}),
        ({"surname": {"section": "gone"}}, "surname",
         {"section": JAPAN["sections"][-1]["key"]}),
    ],
)  # fmt: skip
def test_a_form_outlives_changes_that_do_not_go_together(changes: dict, key: str, left: dict):
    """Two people, or an undo, each changed an entry: only what hangs on nothing any more goes, and it is told."""
    now = own_form(**changes)
    assert sorted(keys(now, "ours")) == sorted(keys(PROGRAM, "japan"))
    assert question(now, key, "ours").items() >= left.items()
    assert problems_of(now.bodies["ours"]) == []
    assert now.problems["ours"]


def test_a_form_can_lose_a_language_that_its_countries_gave_up():
    """The countries as the agency has them count, not as the program had them."""
    ca = put_together([country_entry(PROGRAM, Country("CA", "canada", ("en",)))])
    now = after(ca, with_head(ca, "canada", languages=["en"]))
    assert now.problems == {}
    assert now.bodies["canada"]["languages"] == ["en"]


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.lists(st.sampled_from("abcdefgh"), unique=True),
       st.lists(st.sampled_from("abcdefgh"), unique=True))  # fmt: skip
def test_order_loses_and_invents_nothing(there, wanted, shipped):
    """Whatever is kept of an order: each key once, the wanted ones as wanted."""
    found = in_order(there, wanted, shipped)
    assert sorted(found) == sorted(there)
    assert [one for one in found if one in wanted] == [one for one in wanted if one in there]


def test_a_form_of_ones_own_brings_its_country(tmp_path: Path):
    """From a file; taken out again, the country stays without a questionnaire."""
    body = json.loads(json.dumps(shipped_bodies()["japan"])) | {"id": "georgia"}
    body |= {"countries": [{"code": "GE", "languages": ["en"]}], "title": {"en": "Georgia"}}
    path = tmp_path / "georgia.json"
    write_form(body, path)
    now = after(PROGRAM, with_form(PROGRAM, read_form(path)))
    assert (now.form_of("GE"), now.form_of("JP")) == ("georgia", "japan")
    assert now.is_own_form("georgia")
    assert asked_in(now, "surname")[-1] == "georgia"
    assert keys(now, "georgia") == keys(PROGRAM, "japan")
    gone = after(now, without_form(now, "georgia"))
    assert set(gone.bodies) == set(PROGRAM.bodies)
    assert country_of(gone, "GE").form == ""


def test_a_form_from_a_file_leaves_the_countrys_passport_rule(tmp_path: Path):
    """Whose questionnaire it is says nothing about passports: the program's rule stays known."""
    rule = shipped_rules()["JP"]
    body = {**shipped_bodies()["schengen"], "id": "ours", "countries": [{"code": "JP", "languages": ["en"]}]}
    changed = after(PROGRAM, with_form(PROGRAM, body))
    assert country_of(changed, "JP").form == "ours"
    assert country_of(changed, "JP").rule == rule


def test_a_copy_says_so_in_lists_in_each_language_and_not_on_paper():
    """Whatever the interface speaks; the embassy does not read of copies."""
    made = copy_of(PROGRAM, "schengen")
    assert (made["title"]["en"][-7:], made["title"]["ru"][-8:]) == (" (copy)", " (копия)")
    without = put_together([Entry(FORM, "japan", {"paper_title": None})])
    assert form_from(copy_of(without, "japan")).paper_titles == JAPAN["title"]


def test_a_form_of_the_program_taken_out_comes_back():
    """Its own questions go with it."""
    hidden = after(PROGRAM, without_form(PROGRAM, "japan"))
    assert "japan" not in hidden.bodies
    assert country_of(hidden, "JP").form == ""
    assert after(hidden, as_shipped(hidden, "japan")).own == {}


def test_the_head_is_an_entry_of_its_own():
    """A new title does not touch the questions; set back it leaves nothing."""
    made = with_head(PROGRAM, "schengen", edition="2027")
    assert [entry.place for entry in made.entries] == [(FORM, "schengen")]
    now = after(PROGRAM, made)
    assert now.bodies["schengen"]["edition"] == "2027"
    assert after(now, with_head(now, "schengen", edition="2020")).own == {}


@pytest.mark.parametrize("name", ["source", "capitals", "paper_title", "date_format"])
def test_what_the_head_may_lack_can_be_taken_away(name: str):
    """A title on paper that is emptied is none, whatever the program has there."""
    changed = after(PROGRAM, with_head(PROGRAM, "schengen", **{name: None}))
    assert name not in changed.bodies["schengen"]
    assert form_from(changed.bodies["schengen"]).questions
    assert changed.problems == {}


def test_countries_have_form_languages_and_rule():
    """The program's, then what the agency says instead, for that country alone."""
    france = country_of(PROGRAM, "FR")
    assert (france.form, france.languages, france.own) == ("schengen", ("fr", "en"), False)
    assert france.rule == shipped_rules()["FR"]
    assert (france.rule.amount, france.rule.issued_within_years, france.rule.confirmed) == (3, 10, False)
    rule = PassportRule(90, "days", "entry", confirmed=True)
    entry = country_entry(PROGRAM, Country("FR", "schengen", ("en",), rule))
    now = put_together([entry])
    assert country_of(now, "FR") == Country("FR", "schengen", ("en",), rule, own=True)
    assert country_of(now, "IT") == country_of(PROGRAM, "IT")
    assert form_from(now.bodies["schengen"]).countries == (*[c for c in form_codes() if c != "FR"], "FR")


def form_codes() -> list[str]:
    return [country["code"] for country in shipped_bodies()["schengen"]["countries"]]


def test_countries_are_added_and_taken_out():
    """One that the program does not know is dropped, one that it knows is hidden."""
    iran = country_entry(PROGRAM, Country("IR", "schengen", ("en",)))
    now = put_together([iran])
    assert now.form_of("IR") == "schengen"
    assert removal_of(now, "FR") == ([Entry(COUNTRY, "FR", None)], [])
    gone = put_together([Entry(COUNTRY, "FR", None)])
    assert gone.form_of("FR") == ""
    assert "FR" not in [country.code for country in list_countries(gone)]
    assert "TR" in [country.code for country in list_countries(gone)]


def test_a_language_that_the_form_lost_is_passed_over():
    """A country never asks for a form in a language that it does not exist in."""
    entry = Entry(COUNTRY, "FR", {"form": "japan", "languages": ["fr"], "passport_rule": None}, 1, 1)
    assert country_of(put_together([entry]), "FR").languages == ("en",)


def test_languages_of_the_dictionary_can_be_added():
    """Those that it came with first."""
    assert PROGRAM.languages() == ["ru", "en", "fr"]
    assert put_together([Entry(LANGUAGE, "de", {})]).languages() == ["ru", "en", "fr", "de"]


def test_a_bad_file_is_refused_with_its_line(tmp_path: Path):
    """File, line and reason, also for another encoding."""
    body = json.loads(json.dumps(shipped_bodies()["japan"]))
    body["questions"][7]["kind"] = "picture"
    path = tmp_path / "own.json"
    write_form(body, path)
    lines = path.read_text(encoding="utf-8").split("\n")
    place = next(n for n, line in enumerate(lines, 1) if f'"key": "{body["questions"][7]["key"]}"' in line)
    with pytest.raises(UnusableForm, match=rf"own\.json, line {place}: .*picture"):
        read_form(path)
    path.write_bytes('{"id":\n "Анкета"}'.encode("cp1251"))
    with pytest.raises(UnusableForm, match=r"own\.json, line 2.*UTF-8"):
        read_form(path)
    with pytest.raises(UnusableForm, match="cannot be read"):
        read_form(tmp_path / "nowhere.json")


@pytest.mark.parametrize("written", ['"\\ud800"', '"\\u0000"', "9" * 5000])
@pytest.mark.parametrize("name", ["edition", "title"])
def test_what_cannot_be_kept_is_refused(tmp_path: Path, name: str, written: str):
    """Half a character, the end of a text inside it, a number of thousands of digits: valid JSON all the same."""
    body = {**shipped_bodies()["japan"], name: "HERE" if name == "edition" else {"en": "HERE"}}
    path = tmp_path / "own.json"
    path.write_text(json.dumps(body).replace('"HERE"', written), encoding="utf-8")
    with pytest.raises(UnusableForm, match=r"own\.json"):
        read_form(path)


NAMES = st.sampled_from(
    ["key", "kind", "label", "options", "sections", "width", "lead", "x", "countries", "items", "boxes"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


@given(st.data())
def test_whatever_stands_in_a_file_is_told_not_raised(data):
    """Any part of a form replaced by anything: sound, or refused with a sentence."""
    body = json.loads(json.dumps(shipped_bodies()["japan"]))
    place = data.draw(st.sampled_from(["head", "question", "section", "option", "official", "item"]))
    body["official_use"] = {"title": {"en": "x"}, "items": [{"label": {"en": "y"}, "boxes": [{"en": "z"}]}]}
    choices = [option for q in body["questions"] for option in q.get("options", ())]
    target = {
        "head": body,
        "question": data.draw(st.sampled_from(body["questions"])),
        "section": data.draw(st.sampled_from(body["sections"])),
        "option": data.draw(st.sampled_from(choices)),
        "official": body["official_use"],
        "item": body["official_use"]["items"][0],
    }[place]
    target[data.draw(st.sampled_from([*target, "nonsense"]))] = data.draw(JSON)
    told = [str(problem) for problem in problems_of(body)]
    assert all(told)
    assert told or form_from(body).id == body["id"]
