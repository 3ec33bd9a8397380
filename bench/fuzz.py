"""Every reader against thousands of damaged inputs: a table, a form or a sentence, never anything else.

``python -m bench.fuzz [COUNT] [READER ...]``: COUNT inputs for each reader (10,000 by default). They are
cut, their bytes changed, repeated and mixed. Prints one JSON line a reader and exits with 1 if one of them
raised something that is no sentence, or took longer than two seconds. An office file may also make its
library die: the program reads it in a process of its own and says that it is damaged.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.measures import CASES
from intake.apart import MAX_MEMORY
from intake.clipboard import tables_from_mime
from intake.encodings import decode
from intake.errors import UnreadableSource
from intake.files import tables_from_file
from intake.html_tables import tables_from_html
from paperwork.pdf_fields import read_form
from paperwork.pdf_filling import fill_form
from paperwork.pdf_objects import UnusablePdf
from resources import resource_path

COUNT = 10_000
SLOWEST = 2.0  # seconds that one input may take
HUNG = 20  # seconds after which nobody waits for it
APART = ("xlsx", "docx", "xls", "ods")
INSIDE = 0.8  # of the archives are damaged inside, the others as a whole
SAMPLE = "sample/tourist_list.xlsx"
OLD_SAMPLE = Path(__file__).parent.parent / "tests" / "data" / "tourist_list.xls"
TEXT = (
    "Фамилия\tИмя\tДата рождения\tПаспорт\n"
    'Иванов\t"Иван\nПётр"\t01.02.1985\t75 1234567\nКим\tЛи ""\t31.02.1985\t4,51E+09\n'
)
PAGE = (
    '<html><head><style>.xl65 {mso-number-format:"\\@";text-decoration:line-through}</style></head><body>'
    '<table><tr><th colspan=2>Паспорт</th><th rowspan="2">Имя</th></tr><tr><td>серия<td>номер</tr>'
    '<tr><td class=xl65 sdval="31079" sdnum="1049;0;DD.MM.YYYY">01.02.1985</td><td x:num>75</td>'
    "<td><s>Ким</s><br>Ли</td></tr></table><!-- --><table><tr><td>1</table></body></html>"
)


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments and arguments[0].isdecimal() else COUNT
    wanted = [one for one in arguments if not one.isdecimal()] or list(READERS)
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in wanted:
            bad += run(name, count, Path(folder))
    return 1 if bad else 0


def run(name: str, count: int, folder: Path) -> int:
    """So many inputs for one reader; how many ended in anything but a table or a sentence."""
    ends, slowest, done = Counter[str](), 0.0, 0
    while done < count:
        answers, signal_of_death = in_child(name, range(done, count), folder)
        for end, spent in answers:
            slowest = max(slowest, spent)
            ends[end if spent < SLOWEST else "slow"] += 1
        done += len(answers)
        if done < count:
            ends["hung" if signal_of_death == signal.SIGALRM else "died"] += 1
            print(f"# {name}, input {done}: signal {signal_of_death}", file=sys.stderr)
            done += 1
    bad = count - ends["read"] - ends["refused"] - (ends["died"] if name in APART else 0)
    print(json.dumps({"reader": name, "inputs": count, **ends, "slowest": round(slowest, 2)}), flush=True)
    return bad


def in_child(name: str, numbers: range, folder: Path) -> tuple[list[tuple[str, float]], int]:
    """(how each input ended and the seconds it took, until the child died of one; the signal it died of)."""
    answered, answer = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        read_inputs(name, numbers, folder, answer)
        os._exit(0)
    os.close(answer)
    with os.fdopen(answered) as lines:
        answers = [(end, float(spent)) for end, spent in (line.split("\t") for line in lines)]
    return answers, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) * -1


def read_inputs(name: str, numbers: range, folder: Path, answer: int) -> None:
    """Read them one after the other and write to a pipe how each ended."""
    reader, seeds = READERS[name]
    found = list(seeds())
    for number in numbers:
        data = input_of(random.Random(f"{name} {number}"), found)
        signal.alarm(HUNG)
        begun = time.perf_counter()
        end = outcome(reader, data, folder)
        spent = time.perf_counter() - begun
        if end.startswith("raised"):
            print(f"# {name}, input {number}: {data[:200]!r}", file=sys.stderr)
            traceback.print_exc()
        os.write(answer, f"{end}\t{spent}\n".encode())
    signal.alarm(0)


def input_of(chance: random.Random, seeds: list[bytes]) -> bytes:
    seed = chance.choice(seeds)
    if seed.startswith(b"PK") and chance.random() < INSIDE:
        return damaged_inside(chance, seed)
    return damaged(chance, seed, seeds)


def outcome(reader: Callable[[bytes, Path], object], data: bytes, folder: Path) -> str:
    """What became of one input: read, refused, or raised with the name of the error."""
    try:
        reader(data, folder)
    except (UnreadableSource, UnusablePdf):
        return "refused"
    except Exception as error:  # noqa: BLE001  # what it is here to find
        return f"raised {type(error).__name__}"
    return "read"


def damaged(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """The bytes with a few of them changed, cut out, doubled, or with a piece of another input."""
    result = bytearray(data)
    for _step in range(chance.randint(1, 6)):
        at = chance.randrange(len(result) + 1)
        length = chance.choice((1, 2, 8, 64, 1024))
        kind = chance.randrange(5)
        if kind == 0:
            result[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del result[at : at + length]
        elif kind == 2:
            result[at:at] = result[at : at + length] * chance.choice((1, 2, 50))
        elif kind == 3:
            other = chance.choice(others)
            start = chance.randrange(len(other) + 1)
            result[at:at] = other[start : start + length]
        else:
            result[at:at] = chance.choice(TRICKS)
    return bytes(result[:200_000])


def damaged_inside(chance: random.Random, archive: bytes) -> bytes:
    """A ZIP archive in order, but for one of its parts."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = damaged(chance, parts[name], list(parts.values()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for one, content in parts.items():
            target.writestr(one, content)
    return out.getvalue()


TYPED = (
    '<table:table-cell office:value-type="date" office:date-value="1985-02-01"/>'
    '<table:table-cell office:value-type="float" office:value="75" table:number-columns-repeated="2"/>'
    '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
    '<table:table-cell table:number-columns-repeated="16380"/>'
)
MANIFEST = (
    '<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
)
TRICKS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"<table>", b"</td>", b"<td colspan=99999999>", b"<!--"),
    *(b"<tr rowspan=-1>", b"&#0;", b"&#xD800;", b"\r", b"\t\t\t", b"1E+400", b"\xed\xa0\x80", b"<svg>"),
)


# --- readers and what they begin with


def _text(data: bytes, _folder: Path) -> object:
    return tables_from_mime({"text/plain": data})


def _html(data: bytes, _folder: Path) -> object:
    return tables_from_html(decode(data)[0])


def _clipboard(data: bytes, _folder: Path) -> object:
    return tables_from_mime({"text/html": data, "text/plain": data[:1000]})


def _file(suffix: str) -> Callable[[bytes, Path], object]:
    def read(data: bytes, folder: Path) -> object:
        path = folder / f"list{suffix}"
        path.write_bytes(data)
        return tables_from_file(path)

    return read


def _texts() -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16", "cp1251", "cp866", "koi8-r"):
        yield TEXT.encode(encoding)
    yield TEXT.replace("\t", ";").encode()
    yield TEXT.replace("\t", "  ").encode("utf-8")


def _pages() -> Iterator[bytes]:
    yield PAGE.encode()
    yield PAGE.encode("cp1251", "replace")


def _workbooks() -> Iterator[bytes]:
    yield resource_path(SAMPLE).read_bytes()


def _old_workbooks() -> Iterator[bytes]:
    yield OLD_SAMPLE.read_bytes()
    yield from _workbooks()


def _open_documents() -> Iterator[bytes]:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = [line.split("\t") for line in TEXT.splitlines()]
    rows = ["".join(cell.format(text.replace('"', "")) for text in line) for line in lines]
    rows.append(TYPED)
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in names)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="A">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("content.xml", content)
        target.writestr("META-INF/manifest.xml", MANIFEST)
    yield out.getvalue()


def _letters() -> Iterator[bytes]:
    from docx import Document

    document = Document()
    table = document.add_table(rows=0, cols=3)
    for line in TEXT.splitlines():
        cells = [*line.split("\t"), "", "", ""][:3]
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(1, 1))
    out = io.BytesIO()
    document.save(out)
    yield out.getvalue()


def _form(data: bytes, _folder: Path) -> object:
    """Read and filled: a damaged form must not break in the middle either."""
    form = read_form(data)
    values = {one.name: one.options[0].text if one.options else "Юź" for one in form.fields}
    return fill_form(form, values, flatten=len(data) % 2 == 0)


def _forms() -> Iterator[bytes]:
    """A form with fields of every kind, as readable text so that damage hits what fields are made of."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    fields = canvas.acroForm
    fields.textfield(name="surname", tooltip="Surname", x=50, y=700, width=200, height=20)
    fields.textfield(name="comb", maxlen=9, fieldFlags="comb", x=50, y=650, width=200, height=20)
    fields.textfield(name="address", fieldFlags="multiline", x=50, y=550, width=200, height=80)
    fields.checkbox(name="agrees", x=50, y=500)
    for place, state in ((50, "M"), (100, "F")):
        fields.radio(name="sex", value=state, x=place, y=450)
    fields.choice(name="state", value="Russia", options=["Russia", "Poland"], x=50, y=400)
    fields.listbox(name="visas", value="C", options=[("C", "C"), ("D", "D")], x=50, y=300, height=60)
    canvas.showPage()
    canvas.save()
    yield out.getvalue()
    for name in ("pdfjs_annotation-choice-widget", "pdfjs_annotation-button-widget", "pdflib_fancy_fields"):
        if (path := CASES / "pdf" / f"{name}.pdf").exists():
            yield path.read_bytes()


READERS: dict[str, tuple[Callable[[bytes, Path], object], Callable[[], Iterator[bytes]]]] = {
    "text": (_text, _texts),
    "html": (_html, _pages),
    "clipboard": (_clipboard, _pages),
    "csv": (_file(".csv"), _texts),
    "xlsx": (_file(".xlsx"), _workbooks),
    "docx": (_file(".docx"), _letters),
    "xls": (_file(".xls"), _old_workbooks),
    "ods": (_file(".ods"), _open_documents),
    "form": (_form, _forms),
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
