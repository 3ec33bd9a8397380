"""Hostile and broken Word templates: each is refused with a sentence, and nothing of it is used."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork import word_package
from paperwork.word_problems import UnusableTemplate
from paperwork.word_templates import read_template

RELATIONSHIPS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refusal(content) -> list[str]:
    """The codes for which the template is refused."""
    with pytest.raises(UnusableTemplate) as refused:
        read_template(content)
    assert str(refused.value)
    return [problem.code for problem in refused.value.problems]


def with_relationship(word_file, kind, target, mode=' TargetMode="External"'):
    one = f'<Relationship Id="rId99" Type="{kind}" Target="{target}"{mode}/>'
    return replaced(word_file("x"), RELATIONSHIPS, "</Relationships>", f"{one}</Relationships>")


def replaced(content, part, old, new):
    """The document with other words in one of its parts."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as archive, zipfile.ZipFile(target, "w") as made:
        for name in archive.namelist():
            data = archive.read(name)
            if name == part:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            made.writestr(name, data)
    return target.getvalue()


def with_field(code, *, pieces=1, simple=False):
    """Puts a field of Word into the document, its code in several runs."""

    def put(document):
        paragraph = document.add_paragraph()
        if simple:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), code)
            paragraph._p.append(field)
            return
        step = max(1, -(-len(code) // pieces))
        kinds = ["begin", *(code[i : i + step] for i in range(0, len(code), step)), "separate", "end"]
        for kind in kinds:
            run = paragraph.add_run()
            if kind in ("begin", "separate", "end"):
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = kind
            run._r.append(mark)

    return put


def with_xml(xml):
    """Puts an element at the end of a paragraph; {ns} are the usual namespaces."""
    return lambda document: document.add_paragraph()._p.append(parse_xml(xml.format(ns=nsdecls("w", "r"))))


def test_a_bomb_is_not_unpacked(word_file):
    """200 MB of nothing pack into 200 KB: the archive says so."""
    assert refusal(word_file("x", parts={"word/media/a.bin": bytes(200_000_000)})) == ["bomb"]


def test_a_bomb_that_lies_about_its_size(word_file, monkeypatch):
    """What comes out is counted: ten million noughts from ten thousand bytes are too many."""
    assert refusal(word_file("x", parts={"word/media/a.bin": bytes(10_000_000)})) == ["bomb"]
    honest = word_file("x", parts={"word/media/a.bin": bytes(1_000_000)})
    assert read_template(honest).names == ()
    monkeypatch.setattr(word_package, "LARGEST_UNPACKED", 500_000)
    assert refusal(honest) == ["bomb"]


def test_too_many_entries(word_file):
    """An archive of thousands of files is no document."""
    assert refusal(word_file("x", parts={f"x/{n}": b"" for n in range(2_001)})) == ["bomb"]


def test_too_large(word_file, monkeypatch, tmp_path):
    """A large file is refused before it is read, a text of millions of letters before it is parsed."""
    path = tmp_path / "large.docx"
    path.write_bytes(word_file("x"))
    with path.open("r+b") as file:
        file.truncate(word_package.LARGEST_FILE + 1)
    assert refusal(path) == ["too_large"]
    assert refusal(bytes(word_package.LARGEST_FILE + 1)) == ["too_large"]
    monkeypatch.setattr(word_package, "LARGEST_XML", 1_000)
    assert refusal(word_file("x")) == ["too_large"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_word"),
        (b"%PDF-1.7", "not_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked"),
    ],
)
def test_other_files(content, code):
    """What is no document says so; the old format and a password look alike."""
    assert refusal(content) == [code]


def test_an_archive_that_is_no_document(word_file):
    """A spreadsheet, an archive of pictures, a document without a text."""
    assert refusal(word_file("x", parts={"[Content_Types].xml": b"<Types/>"})) == ["not_word"]
    assert refusal(word_file("x", parts={"word/document.xml": b"<a/>"})) == ["not_word"]
    other = BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "x")
    assert refusal(other.getvalue()) == ["not_word"]


def test_two_parts_of_one_name(word_file):
    """Which of two is read is every program's own choice, so neither is."""
    assert refusal(word_file("x", parts={"WORD/document.xml": b"<a/>"})) == ["damaged"]


def test_no_such_file(tmp_path):
    """A name that is not there, and one that is a folder."""
    assert refusal(tmp_path / "none.docx") == ["not_found"]
    assert refusal(tmp_path) == ["unreadable"]


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a/>'.encode("utf-16"),
        b"<a>",
    ],
)
def test_xml_that_declares_something(word_file, xml):
    """Entities are nothing that an office program writes, in whatever encoding."""
    assert refusal(word_file("x", parts={"word/x.xml": xml})) == ["damaged"]


def test_macros(word_file):
    """By the part, by its type, by the relationship, and a .docm that was only renamed."""
    assert refusal(word_file("x", parts={"word/vbaProject.bin": b"x"})) == ["macros"]
    renamed = replaced(
        word_file("x"),
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert refusal(renamed) == ["macros"]
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    assert refusal(with_relationship(word_file, kind, "code.bin", "")) == ["macros"]


@pytest.mark.parametrize(
    ("kind", "target", "code"),
    [
        ("image", "http://example.org/a.png", "outside"),
        ("image", "file://server/a.png", "outside"),
        ("attachedTemplate", "file:///C:/a.dotm", "attached"),
        ("frame", "a.docx", "outside"),
        ("oleObject", "file:///C:/a.xlsx", "objects"),
        ("package", "embeddings/a.xlsx", "objects"),
        ("aFChunk", "a.html", "objects"),
        ("hyperlink", "file://server/share/a.exe", "link"),
        ("hyperlink", "javascript:alert(1)", "link"),
        ("hyperlink", "\\\\server\\share", "link"),
    ],
)
def test_what_loads_something(word_file, kind, target, code):
    """Pictures, templates, frames and objects from elsewhere; links to anything but pages and addresses."""
    assert refusal(with_relationship(word_file, f"{OFFICE}/{kind}", target)) == [code]


def test_an_unknown_kind_of_part(word_file):
    """An add-in that starts with the document is nothing that is known to be harmless."""
    kind = "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes"
    assert refusal(with_relationship(word_file, kind, "x.xml", "")) == ["part"]


@pytest.mark.parametrize("target", ["https://example.org", "mailto:a@example.org", "#place"])
def test_links_that_do_nothing_by_themselves(word_file, target):
    """A page or an address in the letterhead stays."""
    assert read_template(with_relationship(word_file, f"{OFFICE}/hyperlink", target)).names == ()


@pytest.mark.parametrize(
    "code",
    [
        'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"',
        ' dde Excel "x"',
        'INCLUDEPICTURE "http://example.org/a.png" \\d',
        'INCLUDETEXT "C:\\\\secret.docx"',
        "LINK Excel.Sheet.8 x",
        "MACROBUTTON Run here",
        "AUTOTEXT x",
        'IMPORT "a.png"',
        "QUOTE 68 68 69",
        "= 1 + 1",
        "DATABASE x",
        'HYPERLINK "file://server/a.exe"',
        "HYPERLINK a.exe",
        "",
    ],
)
def test_fields_that_load_or_run(word_file, code):
    """However the code is split over runs, and in the short way of writing a field."""
    for pieces in (1, 3) if code else (1,):
        assert refusal(word_file(with_field(code, pieces=pieces))) == ["field"]
    assert refusal(word_file(with_field(code, simple=True))) == ["field"]


def test_a_field_inside_a_harmless_one(word_file):
    """A field within the code of another is looked at as well."""

    def nested(document):
        with_field("PAGE")(document)
        outer = document.paragraphs[-1]._p
        with_field("DDE x y")(document)
        inner = document.paragraphs[-1]._p
        for number, run in enumerate(list(inner)):
            outer.insert(2 + number, run)

    assert refusal(word_file(nested)) == ["field"]


@pytest.mark.parametrize(
    "code", ["PAGE \\* MERGEFORMAT", " NUMPAGES ", 'HYPERLINK "https://example.org"', 'HYPERLINK \\l "x"']
)
def test_harmless_fields(word_file, code):
    """Numbers of pages and links to pages stay as they are."""
    assert read_template(word_file(with_field(code, pieces=2))).names == ()


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<w:object {ns}/>", "objects"),
        ('<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/>', "objects"),
        ('<w:altChunk {ns} r:id="rId1"/>', "objects"),
        ("<w:ins {ns}><w:r><w:t>x</w:t></w:r></w:ins>", "revisions"),
        ("<w:del {ns}><w:r><w:delText>x</w:delText></w:r></w:del>", "revisions"),
        ('<each xmlns="urn:habitue:template" of="tourists"/>', "part"),
        ('<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://example.org/a.png"/>', "outside"),
    ],
)
def test_elements(word_file, xml, code):
    """Objects, pieces of other files, tracked changes, our own boxes, old drawings that load a picture."""
    assert refusal(word_file(with_xml(xml))) == [code]


def test_the_list_of_a_mail_merge(word_file):
    """A document tied to a list of its own asks for it when it is opened."""
    settings_part = replaced(
        word_file("x"), "word/settings.xml", "</w:settings>", "<w:mailMerge/></w:settings>"
    )
    assert refusal(settings_part) == ["mail_merge"]


def test_all_that_is_wrong_is_told_at_once(word_file):
    """One look at the message is enough to mend the template, with the place of each."""
    with pytest.raises(UnusableTemplate) as refused:
        read_template(word_file("Dear {{ ''.__class__ }}", "{{ tour.number | x }}", "{{ tour.title"))
    assert [problem.code for problem in refused.value.problems] == ["code", "filter", "brace"]
    assert str(refused.value).splitlines()[0] == (
        "Only a name may stand in braces, this is something else: {{ ''.__class__ }}. "
        "(In the text: Dear {{ ''.__class__ }})"
    )


def test_the_program_is_not_reached(word_file, tmp_path):
    """What the usual engine of such templates would run is text to be refused, wherever it stands."""
    code = f"{{{{ cycler.__init__.__globals__.os.mkdir('{tmp_path}/x') }}}}"
    assert refusal(word_file(code)) == ["code"]

    def in_alternative_text(document):
        document.add_paragraph("x").paragraph_format.element.set("descr", code)
        document.core_properties.title = code

    assert read_template(word_file(in_alternative_text)).names == ()
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=150)
@given(data=st.data(), inside=st.booleans())
def test_damaged_files_are_refused_in_words(word_file, data, inside):
    """Whatever bytes of a template or of its text are wrong, it is read or refused; there is no third thing."""
    content = word_file("Dear {{ tourist.full_name }}", with_field("PAGE"))
    if inside:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            text = damaged(data, archive.read("word/document.xml"))
        content = word_file(parts={"word/document.xml": text})
    else:
        content = damaged(data, content)
    said = ""
    try:
        read = read_template(content, known=()).content
    except UnusableTemplate as error:
        read, said = content, str(error) or "nothing was said"
    assert read == content
    assert said != "nothing was said"


def damaged(data, content):
    changed = bytearray(content)
    for _change in range(data.draw(st.integers(1, 5))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    return bytes(changed)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("letters", ["{{ ", "{% ", "}}", "{{ a }} {{ "])
def test_braces_without_end_take_no_time(word_file, letters):
    """A hundred thousand of them are told as a mistake, in a time that grows with the text only."""
    assert set(refusal(word_file(letters * 100_000))) <= {"brace", "code", "too_many"}
