"""Names of months in the languages of the office and of airlines, as data."""

from __future__ import annotations

# Twelve names a language, one language after the other; alternatives joined by "/". A month is also known by
# any beginning of at least three letters that fits it only, in all languages together.
_NAMES = """
january february march april may june july august september october november december
январь/января февраль/февраля март/марта апрель/апреля май/мая июнь/июня июль/июля август/августа
сентябрь/сентября октябрь/октября ноябрь/ноября декабрь/декабря січень/січня лютий/лютого березень/березня
квітень/квітня травень/травня червень/червня липень/липня серпень/серпня вересень/вересня жовтень/жовтня
листопад/листопада грудень/грудня студзень/студзеня люты/лютага сакавік/сакавіка красавік/красавіка
май/мая/травень/траўня чэрвень/чэрвеня ліпень/ліпеня жнівень/жніўня верасень/верасня кастрычнік/кастрычніка
лістапад/лістапада снежань/снежня styczeń/stycznia luty/lutego marzec/marca kwiecień/kwietnia maj/maja
czerwiec/czerwca lipiec/lipca sierpień/sierpnia wrzesień/września październik/października listopad/listopada
grudzień/grudnia januar/jänner februar/feber märz/maerz april mai juni/juno juli/julei august september
oktober november dezember janvier février mars avril mai juin juillet août septembre octobre novembre décembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre enero febrero
marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre ianuarie februarie martie
aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie qaŋtar/қаңтар ақпан наурыз сәуір мамыр
маусым шілде тамыз қыркүйек қазан қараша желтоқсан
"""
_SHORT = """
jan feb mar apr may jun jul aug sep/sept oct nov dec
янв фев мар апр май/мая июн июл авг сен/сент окт ноя/нояб дек
січ лют бер/берез квіт/кві трав/тра черв/чер лип серп/сер вер/верес жовт/жов лист/лис груд/гру
студ/сту лют сак/сакав крас/кра май/тра чэрв/чэр ліп жнів/жні вер каст/кас ліст/ліс снеж/сне
sty lut mar kwi maj cze lip sie wrz paź/paz lis gru
jan/jän feb mär/mrz apr mai jun jul aug sep okt nov dez
janv févr/fév mars avr mai juin juil août/aou sept oct nov déc
gen feb mar apr mag giu lug ago set ott nov dic
ene feb mar abr may jun jul ago sep/set oct nov dic
ian feb mar apr mai iun iul aug sep oct nov/noi dec
"""


def month_names() -> dict[str, int]:
    """Every known name and abbreviation in lower case, with and without accents, to 1-12."""
    from unicodedata import combining, normalize

    names: dict[str, int] = {}
    for place, alternatives in enumerate((_SHORT + _NAMES).split()):
        for word in alternatives.split("/"):
            bare = "".join(c for c in normalize("NFD", word) if not combining(c))
            names.setdefault(word, place % 12 + 1)
            names.setdefault(bare, place % 12 + 1)
    return names
