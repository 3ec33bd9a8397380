"""Word templates: made ones of each shape, read, filled, and opened again with python-docx."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

import translations
from models.records import TOURIST_FIELDS, Service, Tour, Tourist
from paperwork.answering import FilledAnswer
from paperwork.forms import load_form
from paperwork.word_filling import Gap
from paperwork.word_names import Manner, known_names, names_offered
from paperwork.word_problems import UnusableTemplate
from paperwork.word_templates import fill_template, read_template

TEXT_BOX = """
<w:r {ns} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent>
</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent>
</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"


@pytest.fixture
def people(father, daughter) -> list[Tourist]:
    return [father, daughter]


@pytest.fixture
def filled(tour, people):
    """The document of a template filled for the father, opened again."""

    def fill(content: bytes, **changes):
        given = {"tour": tour, "tourist": people[0], "tourists": people, "today": "2026-11-03", **changes}
        return docx.Document(BytesIO(fill_template(read_template(content), **given).content))

    return fill


@pytest.fixture
def gaps(tour, people):
    def found(content: bytes, **changes) -> tuple[Gap, ...]:
        given = {"tour": tour, "tourist": people[0], "tourists": people, **changes}
        return fill_template(read_template(content), **given).gaps

    return found


def texts(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def rows(document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def table_of(*lines: list[str]):
    """Puts a table into the document."""

    def put(document):
        table = document.add_table(len(lines), len(lines[0]))
        for row, line in zip(table.rows, lines, strict=True):
            for cell, text in zip(row.cells, line, strict=True):
                cell.text = text

    return put


# names


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tour.number", "2026-0148"),
        ("tour.start_date", "01.12.2026"),
        ("tour.days", "10"),
        ("tour.countries", "Türkiye, France, Italy"),
        ("tour.services", "Отель Мимоза"),
        ("tour.hotels", "Отель Мимоза"),
        ("tourist.full_name", "Иванов Сергей Петрович"),
        ("tourist.latin_name", "IVANOV SERGEI"),
        ("tourist.initials", "Иванов С. П."),
        ("tourist.birth_date", "05.03.1980"),
        ("tourist.citizenship", "Russia"),
        ("tourist.international_passport", "65 0000001"),
        ("tourist.sex", "M"),
        ("tourists", "Иванов Сергей Петрович, Иванова Анна"),
        ("today", "03.11.2026"),
    ],
)
def test_what_stands_behind_a_name(filled, word_file, name, text):
    """Dates in the clerk's form, countries in words, names together."""
    assert texts(filled(word_file(f"a {{{{ {name} }}}} b"))) == [f"a {text} b"]


def test_every_offered_name_can_be_filled(gaps, word_file):
    """Each name of the list is known, has words, and finds what it is called after."""
    person = Tourist(id=1, **dict.fromkeys(TOURIST_FIELDS, "1999"))
    service = Service(id=1, kind="hotel", name="x", start_date="2026-01-01", end_date="2026-01-02")
    tour = Tour(
        1, "1", "x", "", "2026-01-01", "2026-01-02", ["FR"], "x", None, "Anna", "x", services=[service]
    )
    offered = names_offered()
    lines = [[f"{{{{ {one.name} }}}}"] for one in offered if one.repeats not in ("loop", "tour.services")]
    content = word_file(table_of(*lines, ["{{ tour.services.name }}{{ loop.index }}"]))
    assert all(one.words for one in offered)
    assert {one.name for one in offered} <= known_names()
    assert gaps(content, tour=tour, tourist=person, tourists=[person]) == ()


def test_names_are_told_in_the_clerks_words():
    """The list speaks the language of the interface."""
    translations.install("ru")
    words = {one.name: one.words for one in names_offered(load_form("IT"))}
    assert words["tourist.native_surname"] == words["tourists.native_surname"] == "Фамилия"
    assert words["answer.surname"]


def test_language_and_form_of_dates(filled, word_file):
    """Countries and months in the wanted language, dates by the wanted pattern."""
    content = word_file(
        "{{ tour.countries }} {{ today }}",
        '{{ today | date("d MMMM yyyy г.") }}',
        '{{ tourist.birth_date | date("MM/yy") | upper }} {{ tourist.citizenship | upper }}',
    )
    assert texts(filled(content, manner=Manner("ru", "dd-MM-yyyy"))) == [
        "Турция, Франция, Италия 03-11-2026",
        "3 ноября 2026 г.",
        "03/80 РОССИЯ",
    ]


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        ("1980-03-05", "5 марта 1980"),
        ("1980-03", "март 1980"),
        ("1980", "1980"),
        ("1980-02-31", "1980-02-31"),
    ],
)
def test_short_dates_in_words(filled, word_file, kept, text):
    """A short date loses what it does not have, a wrong one is shown as it is kept."""
    content = word_file('{{ tourist.birth_date | date("d MMMM yyyy") }}')
    person = Tourist(native_surname="x", birth_date=kept)
    assert texts(filled(content, tourist=person, manner=Manner("ru"))) == [text]


def test_answers_as_they_stand_on_the_form(fill, filled, gaps, word_file):
    """An answer of the questionnaire comes in the form's language; one without an answer is a gap."""
    answers: list[FilledAnswer] = list(fill(occupation="teacher").values())
    content = word_file("{{ answer.occupation }}/{{ answer.nationality }}/{{ answer.shoe_size }}")
    sheet = {one.question.key: one.form_text for one in answers}
    assert sheet["nationality"]
    expected = f"{sheet['occupation']}/{sheet['nationality']}/"
    assert texts(filled(content, answers=answers)) == [expected]
    assert gaps(content, answers=answers) == (Gap("answer.shoe_size", "unknown"),)
    assert gaps(word_file("{{ answer.occupation }}")) == (Gap("answer.occupation", "empty", 1),)


def test_the_clerk(filled, word_file):
    """The tour's clerk, unless somebody else is at the desk."""
    content = word_file("{{ clerk }}")
    tour = Tour(number="1", clerk="Анна Белова")
    assert texts(filled(content, tour=tour)) == ["Анна Белова"]
    assert texts(filled(content, tour=tour, clerk="Олег")) == ["Олег"]


def test_unknown_names_are_listed_when_the_template_is_read(word_file):
    """With the place; a name in a row is told as the table of names has it."""
    content = word_file(
        "Dear {{ tourist.nickname }}",
        "{% for t in tourists %}{{ t.shoe_size }}{% endfor %}",
        "{% for x in pets %}{{ x.name }}{% endfor %}",
        "{% if guide.name %}x{% endif %}",
    )
    template = read_template(content)
    assert [used.name for used in template.unknown] == [
        "pets",
        "tourist.nickname",
        "tourists.shoe_size",
        "pets.name",
        "guide.name",
    ]
    assert str(template.unknown[1].place) == "In the text: Dear {{ tourist.nickname }}"


def test_unknown_names_leave_nothing_and_are_gaps(filled, gaps, word_file):
    """A name that is not there ends in no error, in a condition and a loop neither."""
    content = word_file(
        "a{{ tourist.nickname }}b",
        "{% for x in pets %}{{ x.name }}{% endfor %}{% if x.y %}c{% else %}d{% endif %}",
        '{{ tour.number.real | date("yyyy") | upper }}',
    )
    assert texts(filled(content)) == ["ab", "d", ""]
    assert {gap.reason for gap in gaps(content)} == {"unknown"}


def test_empty_values_leave_nothing_behind(filled, gaps, word_file):
    """Neither braces nor None; whose they are is told, each once. A default is no gap."""
    content = word_file(
        "[{{ tour.title }}{{ tourist.patronymic }}{{ tourist.ticket_number }}{{ tourist.ticket_number }}]",
        "{% for t in tourists %}<{{ t.patronymic }}>{% endfor %}",
        "{{ tourist.ticket_number | default('—') }}{% if tour.notes %}x{% endif %}",
    )
    assert texts(filled(content)) == ["[Петрович]", "<Петрович><>", "—"]
    assert gaps(content) == (
        Gap("tour.title", "empty"),
        Gap("tourist.ticket_number", "empty", 1),
        Gap("tourists.patronymic", "empty", 2),
    )


def test_nobody_and_no_tour(filled, word_file):
    """A template filled before there is anybody has its words and no rows."""
    content = word_file("a{{ tour.number }}{{ tourist.phone }}", table_of(["№"], ["{{ tourists.phone }}"]))
    document = filled(content, tour=None, tourist=None, tourists=[])
    assert (texts(document), rows(document)) == (["a"], [["№"]])


# shapes


def test_a_name_that_word_split_over_runs(filled, word_file):
    """The name is filled where it begins, in the look of its beginning; what is around keeps its own."""
    content = word_file(["To {", "{ tou", "rist.", "full_name", " }", "} and {{ tour.number }}", "!"])
    document = filled(content)
    assert texts(document) == ["To Иванов Сергей Петрович and 2026-0148!"]


def test_the_look_of_the_place(filled, word_file):
    """A value looks as its name does in the template."""

    def bold(document):
        paragraph = document.add_paragraph("Dear ")
        for text in ("{{ tourist.", "latin_surname }}"):
            run = paragraph.add_run(text)
            run.bold, run.font.size = True, Pt(15)

    runs = [run for run in filled(word_file(bold)).paragraphs[0].runs if run.text]
    assert [(run.text, run.bold) for run in runs] == [("Dear ", None), ("IVANOV", True)]
    assert runs[1].font.size == Pt(15)


def test_a_name_split_at_a_link(filled, word_file):
    """What stands in the link and behind it stays, though the name runs into it."""

    def linked(document):
        paragraph = document.add_paragraph("a {{ tour")._p
        xml = '<w:hyperlink {} w:anchor="x"><w:r><w:t>.number }}}} b</w:t></w:r></w:hyperlink>'
        paragraph.append(parse_xml(xml.format(nsdecls("w"))))
        paragraph.append(parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve"> c</w:t></w:r>'))

    assert texts(filled(word_file(linked))) == ["a 2026-0148 b c"]


def test_names_in_tables_headers_and_footers(filled, word_file):
    """Every place of a page, in the first page's own header too."""

    def everywhere(document):
        table_of(["{{ tour.number }}", "x"])(document)
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = "h {{ tour.number }}"
        section.first_page_header.paragraphs[0].text = "f {{ tour.number }}"
        section.footer.paragraphs[0].text = "{{ tourist.latin_surname }}"

    document = filled(word_file(everywhere))
    section = document.sections[0]
    assert rows(document) == [["2026-0148", "x"]]
    assert section.header.paragraphs[0].text == "h 2026-0148"
    assert section.first_page_header.paragraphs[0].text == "f 2026-0148"
    assert section.footer.paragraphs[0].text == "IVANOV"


def test_names_in_a_text_box(tour, people, word_file):
    """In both of its forms, for new programs and for old ones; a list in it repeats its own line only."""
    inside = (
        "<w:p><w:r><w:t>{{{{ tour.num</w:t></w:r><w:r><w:t>ber }}}}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>{{{{ tourists.sex }}}}</w:t></w:r></w:p>"
    ).format()

    def put(document):
        table = document.add_table(1, 1)
        run = TEXT_BOX.format(ns=nsdecls("w"), inside=inside)
        table.cell(0, 0).paragraphs[0]._p.append(parse_xml(run))

    content = fill_template(read_template(word_file(put)), tour, None, people).content
    body = docx.Document(BytesIO(content)).element.body
    boxes = list(body.iter(qn("w:txbxContent")))
    assert [[text.text for text in box.iter(qn("w:t")) if text.text] for box in boxes] == [
        ["2026-0148", "M", "F"]
    ] * 2
    assert len(list(body.iter(qn("w:tr")))) == 1


@pytest.mark.parametrize("kind", ["footnotes", "endnotes"])
def test_names_in_notes(tour, people, word_file, kind):
    """Below the text and at its end; a name of a person that looks like a tag stays what it is."""
    part = f"/word/{kind}.xml"
    tag = kind.removesuffix("s")
    notes = (
        f'<w:{kind} {nsdecls("w")}><w:{tag} w:id="1"><w:p><w:r><w:t>{{{{ tourist.phone }}}}</w:t></w:r></w:p>'
        f"</w:{tag}></w:{kind}>"
    )

    def two_sections(document):
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        document.add_section()
        note = Part(PackURI(part), NOTES.format(kind), notes.encode(), document.part.package)
        document.part.relate_to(note, RELATIONSHIP.format(kind))

    people[0].phone = "{{ tour.number }}"
    content = fill_template(read_template(word_file(two_sections)), tour, people[0], people).content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b">{{ tour.number }}<" in archive.read(part.lstrip("/"))


def test_a_template_saved_as_one(word_file, tour, people):
    """What Word saves as a template (.dotx) is filled to an ordinary document."""
    kinds = [NOTES.format(f"{kind}.main").encode() for kind in ("document", "template")]
    with zipfile.ZipFile(BytesIO(word_file("x"))) as archive:
        types = archive.read("[Content_Types].xml").replace(*kinds)
    template = read_template(word_file("{{ tour.number }}", parts={"[Content_Types].xml": types}))
    content = fill_template(template, tour, people[0], people).content
    assert texts(docx.Document(BytesIO(content))) == ["2026-0148"]


# what repeats


def test_a_row_for_each_tourist(filled, word_file):
    """A name of many repeats its row; the rows around stay, numbers count."""
    content = word_file(
        table_of(
            ["№", "Name", "Born"],
            ["{{ loop.index }}", "{{ tourists.latin_surname }}", "{{ tourists.birth_date }}"],
            ["", "Total", ""],
        )
    )
    assert rows(filled(content)) == [
        ["№", "Name", "Born"],
        ["1", "IVANOV", "05.03.1980"],
        ["2", "", "01.07.2015"],
        ["", "Total", ""],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [["{% for t in tourists %}{{ t.sex }}", "{{ t.native_given_name }}{% endfor %}"]],
        [
            ["{%tr for t in tourists %}", ""],
            ["{{ t.sex }}", "{{ t.native_given_name }}"],
            ["{%tr endfor %}", ""],
        ],
        [["{% for t in tourists %}", ""], ["{{ t.sex }}", "{{ t.native_given_name }}{% endfor %}"]],
    ],
)
def test_a_loop_over_rows(filled, word_file, lines):
    """Beginning and end in one row, in rows of their own, or one of them so: the same rows come out."""
    assert rows(filled(word_file(table_of(["a", "b"], *lines)))) == [
        ["a", "b"],
        ["M", "Сергей"],
        ["F", "Анна"],
    ]


def test_several_rows_for_each(filled, word_file):
    """A loop may hold several rows."""
    content = word_file(
        table_of(["{% for t in tourists %}{{ t.sex }}"], ["{{ t.native_given_name }}{% endfor %}"])
    )
    assert rows(filled(content)) == [["M"], ["Сергей"], ["F"], ["Анна"]]


def test_paragraphs_for_each(filled, word_file):
    """Outside a table a line is repeated, or the paragraphs of a loop; its own two lines go."""
    content = word_file(
        "{{ loop.index }}. {{ tourists.initials }}",
        "{% for s in tour.services %}",
        "{{ s.name }}",
        "({{ s.kind }})",
        "{% endfor %}",
        "end",
    )
    assert texts(filled(content)) == ["1. Иванов С. П.", "2. Иванова А.", "Отель Мимоза", "(hotel)", "end"]


def test_parts_of_a_sentence_for_each(filled, word_file):
    """Within a paragraph, also where the statements are split over runs."""
    content = word_file(
        [
            "We: {% for t",
            " in tourists %}",
            "{{ t.native_given_name }}",
            "{% if not loop.last %}, {% endif %}{% end",
            "for %}.",
        ]
    )
    assert texts(filled(content)) == ["We: Сергей, Анна."]


def test_a_loop_within_a_loop(filled, word_file):
    """Each service with all tourists in a line; the outer name stays known inside."""
    content = word_file(
        "{% for s in tour.services %}",
        "{{ s.name }}: {% for t in tourists %}{{ loop.index }} {{ t.sex }} {{ s.kind }}; {% endfor %}",
        "{% endfor %}",
    )
    assert texts(filled(content)) == ["Отель Мимоза: 1 M hotel; 2 F hotel; "]


def test_the_one_may_be_called_as_the_tourist(filled, word_file):
    """Inside the loop ``tourist`` is the one of the row, behind it the one it is printed for."""
    content = word_file("{% for tourist in tourists %}{{ tourist.sex }}{% endfor %}{{ tourist.sex }}")
    assert texts(filled(content)) == ["MFM"]


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        ('tourist.sex == "M"', "yes"),
        ('tourist.sex != "M"', "no"),
        ("tourist.phone and tour.number", "yes"),
        ("tourist.phone and tour.title", "no"),
        ("tour.title or tourist.phone", "yes"),
        ("not tour.title", "yes"),
    ],
)
def test_conditions(filled, word_file, condition, text):
    """Filled, equal, and both with not, and, or."""
    content = word_file(f"{{% if {condition} %}}yes{{% else %}}no{{% endif %}}")
    assert texts(filled(content)) == [text]


def test_conditions_around_rows_and_paragraphs(filled, word_file):
    """What does not hold goes with its row or paragraph; a cell that lost all keeps one."""

    def cell(document):
        only = document.add_table(1, 1).cell(0, 0)
        only.text = "{% if tour.title %}"
        only.add_paragraph("{{ tour.title }}")
        only.add_paragraph("{% endif %}")

    content = word_file(
        "{% if tour.title %}",
        "title",
        '{% elif tourist.sex == "M" %}',
        "Mr",
        "{% else %}",
        "Mrs",
        "{% endif %}",
        table_of(["{% if tour.title %}title", "{% endif %}"], ["{% if tour.number %}number", "{% endif %}"]),
        cell,
    )
    document = filled(content)
    assert texts(document) == ["Mr"]
    assert rows(document) == [["number", ""], [""]]


def test_a_table_that_lost_all_its_rows_goes(filled, word_file):
    """Word does not open a table without rows."""
    content = word_file("a", table_of(["{{ tourists.sex }}"]), "b")
    assert filled(content, tourists=[]).tables == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (["{% for t in tourists %}"], "unclosed"),
        (["{% endif %}"], "unopened"),
        (["{% else %}"], "unopened"),
        (["{% for t in tourists %}", "{% endif %}"], "unopened"),
        (["{% for t in tourists %}{% else %}x{% endfor %}"], "unopened"),
        (["words {% for t in tourists %}", "{{ t.sex }}", "{% endfor %}"], "crossing"),
        (["{% for t in tourists %}", "{{ t.sex }}", "{% endfor %} words"], "crossing"),
        (["{% if tour.title %}", "a {% else %} b", "{% endif %}"], "crossing"),
        (["{% for t in tour.number %}x{% endfor %}"], "not_many"),
        (["{{ loop.index }}"], "no_rows"),
        (["{{ tour.number"], "brace"),
        (["tour.number }}"], "brace"),
        (["{{ tour.", "number }}"], "brace"),
        (
            [
                "{% for a in tourists %}{% for b in tourists %}{% for c in tourists %}{% endfor %}{% endfor %}{% endfor %}"
            ],
            "too_deep",
        ),
    ],
)
def test_statements_that_do_not_fit(word_file, content, code):
    """Each mistake is told in a sentence with its place."""
    with pytest.raises(UnusableTemplate) as refused:
        read_template(word_file(*content))
    assert code in [problem.code for problem in refused.value.problems]
    assert "(In the text: " in str(refused.value)


def test_rows_with_an_else_between_cells(word_file):
    """A row cannot be left out by halves."""
    with pytest.raises(UnusableTemplate):
        read_template(word_file(table_of(["{% if tour.title %}a", "{% else %}b", "c{% endif %}"])))


def test_a_document_that_would_grow_without_end(word_file, tour):
    """A thousand tourists for each of a thousand tourists is more than anybody meant."""
    template = read_template(
        word_file("{% for a in tourists %}{% for b in tourists %}x{% endfor %}{% endfor %}")
    )
    with pytest.raises(UnusableTemplate, match="too large"):
        fill_template(template, tour, None, [Tourist(id=n) for n in range(1_000)])


def test_what_repeats_is_listed(word_file):
    """The window can show which rows there will be."""
    template = read_template(
        word_file(table_of(["{{ tourists.sex }}"]), "{% for s in tour.services %}x{% endfor %}")
    )
    assert {one.collection for one in template.repeated} == {"tourists", "tour.services"}


# what is kept


def test_signs_of_markup_and_line_breaks(filled, word_file):
    """&, < and > in a name are letters; breaks are breaks; a tag in a value is text."""
    person = Tourist(
        native_surname="A & B <C> </w:t>",
        address="ul. Mira\r\n5\tkv. 12",
        notes="{{ tour.number }} {_{ x }_}",
    )
    content = word_file("{{ tourist.native_surname }}|{{ tourist.address }}|{{ tourist.notes }}")
    assert texts(filled(content, tourist=person)) == [
        "A & B <C> </w:t>|ul. Mira\n5\tkv. 12|{{ tour.number }} {_{ x }_}"
    ]


def test_braces_that_are_no_names(filled, word_file):
    """Single braces and remarks: the first stay, also before a name in the next paragraph, the second go."""
    content = word_file("set {", "{a} % #} {{ tour.number }}{# for me #}{")
    assert texts(filled(content)) == ["set {", "{a} % #} 2026-0148{"]


def test_nothing_is_left_of_the_template_and_the_template_of_nothing(
    word_file, tour, people, tmp_path, monkeypatch
):
    """No file is made; filling twice gives the same twice; the other parts are those of the template."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    original = word_file("{{ tourists.full_name }}")
    template = read_template(original)
    first, second = (fill_template(template, tour, people[0], people, today="2026-01-01") for _ in range(2))
    assert first.content == second.content
    assert list(tmp_path.iterdir()) == []
    assert template.content == original
    with zipfile.ZipFile(BytesIO(original)) as old, zipfile.ZipFile(BytesIO(first.content)) as new:
        assert old.namelist() == new.namelist()
        assert old.read("word/styles.xml") == new.read("word/styles.xml")
        assert b"urn:habitue" not in new.read("word/document.xml")


def test_personal_data_is_in_no_repr(word_file, tour, people):
    """A document that gets into a log tells nobody's data."""
    template = read_template(word_file("{{ tourist.phone }}"))
    done = fill_template(template, tour, people[0], people)
    assert "content" not in repr(done) + repr(template)


@settings(max_examples=80)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_comes_back_exactly(word_file, text):
    """Whatever stands in a name, its letters and no others are in the document."""
    template = read_template(
        word_file(["[{{ tourist.", "native_surname }}]"], table_of(["{{ tourists.notes }}"])),
        known={"tourist.native_surname", "tourists.notes"},
    )
    person = Tourist(id=1, native_surname=text, notes=text)
    document = docx.Document(BytesIO(fill_template(template, None, person, [person]).content))
    assert texts(document) == [f"[{text}]"]
    assert rows(document) == [[text]]


@settings(max_examples=50)
@given(text=st.text(max_size=40))
def test_any_text_at_all_can_be_opened(word_file, text):
    """Control characters and halves of letters, which no document can hold, are left out."""
    template = read_template(word_file("{{ tourist.notes }}"), known={"tourist.notes"})
    document = docx.Document(BytesIO(fill_template(template, None, Tourist(notes=text)).content))
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", re.sub("\r\n?", "\n", text))
    assert texts(document) == [kept]
