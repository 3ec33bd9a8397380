"""Paper: a tour's questionnaires as a PDF, against platypus laying out the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from bench.measures import Measure, Work, interleaved, remark
from models.records import Answer, Tour, Tourist
from paperwork.answering import FilledAnswer, fill_form
from paperwork.forms import Question, QuestionForm, load_form
from paperwork.page_pictures import PagePictures
from paperwork.printing import FilledTourist, Paper, compose
from paperwork.questionnaire_pdf import QuestionnaireStyle
from paperwork.typeface import REGULAR

TOURISTS = 100
ROUNDS = 5
MOST = 1.3  # times the time of platypus
OF_KIND = {"date": "2026-03-05", "country": "IT", "yes_no": "no", "number": "3"}


def measures() -> Iterator[Measure]:
    """Ours and platypus over the same words; and a page on the screen."""
    form = load_form("IT")
    filled = [FilledTourist(Tourist(id=number), sheet(form, number)) for number in range(TOURISTS)]
    paper = composed(form, filled)
    texts = texts_of(paper)
    pages = sum(paper.counts)

    def ours(_number: int) -> Work:
        return lambda: composed(form, filled)

    def platypus(_number: int) -> Work:
        return lambda: laid_out(texts)

    took, theirs = interleaved([ours, platypus], ROUNDS)
    remark(f"{TOURISTS} tourists, {pages} pages: ours {took:.2f} s, platypus {theirs:.2f} s")
    yield Measure(f"{TOURISTS} questionnaires of {pages // TOURISTS} pages to PDF", took / theirs, "x", MOST)
    yield page_measure(paper)


def sheet(form: QuestionForm, number: int) -> list[FilledAnswer]:
    """A tourist with an answer to each question."""
    person = Tourist(
        id=number,
        native_surname=f"Иванов-{number}",
        native_given_name="Пётр",
        sex="M",
        birth_date="1980-03-05",
        citizenship="RU",
        address=f"Москва, ул. Мира, {number}",
        international_passport_number=f"{number:07d}",
    )
    tour = Tour(id=1, number="1", start_date="2026-12-01", end_date="2026-12-10", countries=["IT"])
    answers = {one.key: Answer(one.key, answer_to(one, number)) for one in form.questions if not one.binding}
    return fill_form(form, person, tour, answers, clerk_language="ru")


def answer_to(question: Question, number: int) -> str:
    if question.options:
        return question.options[0].key
    return OF_KIND.get(question.kind) or f"Hotel Roma, Via Nazionale {number}, Roma"


def composed(form: QuestionForm, filled: Sequence[FilledTourist]) -> Paper:
    """With Russian beside: the form then has its four pages."""
    return compose(None, filled, QuestionnaireStyle(form, "ru"), on_each=lambda: None)


def texts_of(paper: Paper) -> list[str]:
    """The text of each page, as it can be read back."""
    import pypdfium2

    document = pypdfium2.PdfDocument(paper.pdf)
    texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return texts


def laid_out(texts: Sequence[str]) -> bytes:
    """The same text alone by reportlab's platypus: a paragraph a page, which of all ways takes least time."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    style = ParagraphStyle("text", fontName=REGULAR, fontSize=8, leading=9.5)
    story = [part for text in texts for part in (Paragraph(escape(text), style), PageBreak())]
    stream = BytesIO()
    SimpleDocTemplate(stream, initialFontName=REGULAR).build(story)
    return stream.getvalue()


def page_measure(paper: Paper) -> Measure:
    """A page drawn as large as the preview shows it at first."""
    pictures = PagePictures(paper.pdf)

    def page(number: int) -> Work:
        return lambda: pictures.picture(number, 1.6)

    (took,) = interleaved([page], 15)
    pictures.close()
    return Measure("a page of the preview drawn", 1000 * took, "ms", None)
