"""What lists of people call their columns, in the languages in which agencies receive them.

A heading is folded (lower case, ё as е, accents off, punctuation as spaces) and compared with the phrases
of a field: a phrase fits when each of its words begins a word of the heading. A phrase of more letters wins,
so "дата выдачи" beats "выдан" and "international passport number" beats "number".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def _phrases_of(line: str) -> tuple[str, ...]:
    return tuple(line.split("|"))


# field -> phrases; a word ending in "." must be the whole word of the heading, not only its beginning.
PHRASES: dict[str, str] = {
    "native_surname": """фамил|прізвищ|прозвищ.|nazwisk|nume.|nume de famil|cognom|nom.|nom de famille|
        nachnam|familienname|тегі|прозвішч|surname cyr|фамил кир|фамил рус|surname rus|last name cyr|
        surname native|native surname""",
    "native_given_name": """имя.|имени|ім я|імя|iм я|imie|imion|prenum|nome.|prenom|vornam|аты.|
        имя кир|имя рус|given name cyr|native given|native name|first name cyr""",
    "patronymic": """отчеств|по батьков|батьков|patronymic|patronim|middle name|otchestv|imie ojca.|
        patronyme|vatersnam""",
    "latin_surname": """surname.|last name|family name|familyname|lastname|фамил лат|фамил англ|
        фамил загран|фамил по загран|фамил in engl|latin surname|surname lat|surname eng|прізвищ лат|
        прізвищ англ|nazwisk lat|nachnam lat|фамил транслит|surname passport|фамил латин|фамил en.|
        фамил eng.""",
    "latin_given_name": """given name|given names|givenname|first name|firstname|forename|имя лат|
        имя англ|имя загран|latin given|latin name|given name lat|name lat|name eng|ім я лат|
        first name lat|имя транслит|имя латин|имя en.|имя eng.|other names""",
    "native_full_name": """фио.|ф и о|фамил имя отчеств|фамил имя|п і б|піб|прізвищ ім|
        nazwisko i imie|nazwisko imie|nume si prenume|nume prenume|cognome e nome|
        cognome nome|nom et prenom|nom prenom|nach und vorname|nachname vorname|name vorname|
        турист.|пассажир.|участник.|клиент.|ученик.|ребенок.|сотрудник.""",
    "native_given_first": """имя фамил|имя и фамил|имя отчество фамил|ім я прізвищ|ім я та прізвищ|
        imie i nazwisko|imie nazwisko|prenume si nume|prenume nume|nome e cognome|nome cognome|
        prenom et nom|prenom nom|vor und nachname|vorname nachname|vorname und nachname|vor nachname""",
    "latin_given_first": """first and last name|first last name|first name last name|name surname|
        name and surname|first name surname|given name surname|given names surname|name last name|
        given name and surname|first name and surname|first name family name""",
    "latin_full_name": """full name|fullname|name.|names.|pax name|passenger name|passenger.|guest name|
        traveller.|traveler.|фио лат|фио англ|фио загран|фио латин|фамил имя лат|фамил имя англ|
        фамил имя латин|name in passport|lat.|pax.|фамил и имя лат|surname name|surname given|
        last first name""",
    "sex": """пол.|sex.|gender|стать.|plec|sex|sesso|sexe|geschlecht|жынысы|пол м ж|m f.|mr mrs|title.|
        обращение|м ж.""",
    "birth_date": """дата рожд|д р.|др.|д рожд|родил|дата народж|народж|date of birth|birth date|
        birthdate|birthday|dob.|d o b|born|data urodz|urodz|ur.|data naster|nascut|data n.|data di nasc|
        nato il|nata il|nascita|date de naiss|naissance|ne le|nee le|ne e le|geburtsdat|geburtstag|geb.|
        geboren|рожд.|день рожд|год рожд""",
    "birth_place": """место рожд|місце народж|place of birth|birth place|birthplace|born in|
        miejsce urodz|locul naster|luogo di nasc|lieu de naiss|geburtsort|м р.""",
    "citizenship": """граждан|громадян|citizenship|nationality|nation.|obywatel|cetaten|nationalit|
        cittadinan|nazionalit|staatsangeh|staatsburger|nationalitat|гражд.|natl|country of citizen|
        азамат|страна граждан""",
    "passport_series": """серия|серія|series|seria|serie|ser.""",
    "passport_number": """номер пасп|пасп номер|n пасп|паспорт n|паспорт no|passport no|passport num|
        passport n.|passport.|no of passport|passport id|паспорт.|номер докум|документ.|document no|
        document num|        document n.|document.|doc no|doc num|nr paszport|numer paszport|
        paszport|pasaport|nr pasaport|
        passaporto|numero passap|n passap|passeport|numero de passe|n de passe|reisepass|passnummer|
        pass nr|passnr|номер.|number.|серия и номер|серия номер|серия n|серія та номер|
        серія номер|series and number|seria i numer|seria si numar|passport details|паспортные данные|
        реквизит докум|ausweisnummer|загранпасп|загран пасп|закордон пасп|dowod|nr dowodu|
        seria i numer dowodu|personalausweis|carta d identita|carte d identite|
        buletin|удостовер личн|id card|id number""",
    "passport_issue_date": """дата выд|выдан.|выдача|когда выд|дата видач|видан.|виданий|issued.|
        issue date|date of issue|issued on|date issued|data wydan|wydano|wydan|data eliber|eliberat|
        data di rilasc|data rilasc|rilasciato|date de deliv|delivre le|ausstellungsdat|ausgestellt|
        ausgestellt am|выдан когда""",
    "passport_expiry": """действ|срок действ|действителен до|годен|дійсн|термін дії|expir|valid until|
        valid to|valid till|valid.|validity|data wazn|wazny|waznosc|valabil|expira|scaden|valido|
        valable|date d expir|gultig|ablauf|до.|окончан|exp.|exp date|срок.|doe.""",
    "passport_authority": """кем выд|орган|authority|issued by|issuing auth|place of issue|ким видан|
        organ wyd|wydany przez|wydane przez|autorit|eliberat de|rilasciato da|delivre par|
        autorite|ausstellende|ausgestellt von|behorde|выдан кем|код подраздел""",
    "passport_state": """страна выд|issuing state|issuing country|country of issue|state of issue|
        страна паспорт|kraj wydan|paese di rilasc|pays de deliv|ausstellungsland|країна видач|
        государство выд""",
    "ticket_number": """авиабилет|билет|квиток|ticket|e ticket|eticket|bilet|bigliett|billet|flugticket|
        ticketnummer|tkt""",
    "phone": """телеф|тел.|моб.|мобил|phone|mobile|cell phone|cellphone|tel.|telefon|telefono|telephone|
        handy.|контактн|gsm""",
    "email": """email|e mail|mail.|эл почт|электрон|почта.|е mail|емейл|имейл|пошта.|poczta el|
        courriel|posta el|adresa de e""",
    "address": """адрес|address|адреса|adres|adresa|indirizz|adresse|anschrift|место жит|прописк|
        регистрац|проживан|wohnort""",
    "notes": """примеч|замет|комментар|notes.|note.|remark|comment|приміт|uwagi|uwaga|observat|
        mentiun|osservaz|remarque|bemerk|anmerk|особые отмет|пожелан|доп информ""",
    "birth_surname": """девич|фамил при рожд|surname at birth|birth surname|maiden|nazwisko rodowe|
        geburtsname|nom de naissance|cognome da nubile|дівоч|прізвищ при народж""",
    "former_surnames": """прежн|бывш фамил|предыдущ фамил|former|previous surname|попередн""",
    "discount_card_number": """дисконт|карта n|номер карты|карта клиент|card n|discount card|
        loyalty|bonus card|клубн карт|скидочн""",
    "discount_card_series": """серия карты|серия дисконт|card series""",
    # Known headings of columns that are not imported; knowing them keeps them from being guessed.
    "": """n.|nr.|no.|nn.|n п п|п п|п п.|пп.|номер п п|lp.|l p|стоим|цена|сумма|cost|price|cena|kwota|
        pret|prezzo|
        prix|preis|оплат|скидк|комнат|номер комн|room|pokoj|camera|chambre|zimmer|размещ|возраст.|age.|
        wiek|varsta|eta.|alter.|питан|meal|рейс|flight|место в|seat|класс.|дата заезд|дата выезд|
        арривал|arrival|departure|отель|hotel|группа|group|статус|status|должность|company|компания|
        вартість|ціна|ИНН|снилс|виза|visa""",
}
# What a heading or the heading above it says about whose document it is; the beginning of a word counts.
NATIONAL = _phrases_of(
    "паспорт рф|рф|росс|внутр|общеграж|гражданский пасп|удостовер|внутрішн|national|internal|domestic|"
    "id card|dowod|carta d ident|carte d ident|personalausweis|buletin"
)
INTERNATIONAL = _phrases_of(
    "загран|зп|закордон|заграничн|international|foreign|travel doc|reisepass|paszport|pasaport|"
    "passaporto|passeport"
)
_PUNCTUATION = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def fold_heading(text: str) -> str:
    """A heading in comparable form: lower case, no accents, words separated by single spaces."""
    text = unicodedata.normalize("NFC", text).replace("№", " n ").replace("ё", "е").replace("Ё", "е")
    text = text.replace("ł", "l").replace("ß", "ss").replace("ı", "i")
    plain = "".join(
        letter if _is_cyrillic(letter) else unicodedata.normalize("NFD", letter)[:1] for letter in text
    )
    return _PUNCTUATION.sub(" ", plain.casefold()).strip()


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"


def _parse(phrases: str) -> list[tuple[str, ...]]:
    return [tuple(phrase.split()) for phrase in " ".join(phrases.split()).split("|") if phrase.strip()]


@lru_cache(maxsize=1)
def _phrases() -> list[tuple[str, tuple[str, ...], int]]:
    return [
        (field, phrase, sum(len(word) for word in phrase) + 2 * len(phrase))
        for field, phrases in PHRASES.items()
        for phrase in _parse(phrases)
    ]


# Of whole names the order of the words says which part comes first.
_IN_ORDER = ("native_full_name", "latin_full_name", "native_given_first", "latin_given_first")


def _is_in_order(phrase: tuple[str, ...], words: list[str]) -> bool:
    beginnings = [word.rstrip(".") for word in phrase]
    places = [next((at for at, word in enumerate(words) if word.startswith(one)), -1) for one in beginnings]
    return places == sorted(places)


def _fits(phrase: tuple[str, ...], words: list[str], line: str) -> bool:
    for word in phrase:
        if word.endswith(".") or len(word) < 3:
            if word.rstrip(".") not in words:
                return False
        elif not any(part.startswith(word) for part in words):
            return False
    return line != ""


@lru_cache(maxsize=4096)
def fields_of_heading(folded: str) -> tuple[tuple[str, int], ...]:
    """The fields whose phrases fit, best first, as (field, weight); field "" is a column left out.

    The seven ``passport_...`` names are not yet told apart into international and national. A weight is
    the length of the phrase, and more when the phrase covers the whole heading.
    """
    words = folded.split()
    best: dict[str, int] = {}
    for field, phrase, weight in _phrases():
        if _fits(phrase, words, folded) and (field not in _IN_ORDER or _is_in_order(phrase, words)):
            whole = 20 if len(phrase) == len(words) else 0
            best[field] = max(best.get(field, 0), weight + whole)
    return tuple(sorted(best.items(), key=lambda item: -item[1]))


def says_national(folded: str) -> bool:
    """Whether the words speak of the passport or card that is used at home."""
    return not says_international(folded) and _any_phrase(folded, NATIONAL)


def says_international(folded: str) -> bool:
    """Whether the words speak of the passport that is used abroad."""
    return _any_phrase(folded, INTERNATIONAL)


def _any_phrase(folded: str, phrases: tuple[str, ...]) -> bool:
    padded = f" {folded}"
    return any(f" {phrase}" in padded for phrase in phrases)
