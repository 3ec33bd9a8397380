"""Russian letters behind the Latin ones of passports: what each may stand for, and where.

The schemes have dropped ь, ё, э, й and mostly ъ. What the rules know is where Russian names have them; most
cost-free choices are right, and what is proposed is proven by transliterating it back (textkit.native).
"""

from __future__ import annotations

import re

from textkit.native_letters import language

_PARTS = r"shch sch tch zh kh ch sh t[sc](?!h) (?<=[bvgdzklmnprstf])ie(?=e|i[au]) [iy][au] ye yo"
_RULES = r"""
a  *  *  а
o  *  *  о
u  *  *  у
b  *  b(?![aeiouy])      б бь:4
v  *  v(?![aeiouy])      в вь:4
p  *  p(?![aeiouy])      п пь:4
m  *  m(?![aeiouy])      м мь:4
f  *  (?<=[oe])ff$
f  *  f(?![aeiouy])      ф фь:4
d  *  d(?![aeiouy])      д дь:3.5
t  *  t(?![aeiouy])      т ть:3.5
s  *  s(?![aeiouy])      с сь:3.5
z  *  (?<=ku)z(?=m)      зь з
z  *  z(?![aeiouy])      з зь:3.5
n  *  n(?![aeiouy])      н нь:2.5
r  *  r(?![aeiouy])      р рь:3.5
b  *  *  б
v  *  *  в
p  *  *  п
m  *  *  м
f  *  *  ф
d  *  *  д
t  *  *  т
s  *  *  с
z  *  *  з
n  *  *  н
r  *  *  р
g  *  *  г
k  *  *  к
zh *  *  ж
kh *  *  х кх:4
ch *  *  ч
tch *  *  тч
sch *  ^sch(?!a)
sch *  *  сч щ:9
sh *  *  ш
shch * * щ шч:3
ts *  *  ц тс:2
tc *  *  ц

l  *  l(?=[aeiouyl])                   л
l  *  (?<=l)l                          л ль:3
l  *  ^l(?=v)                          ль л:1
l  gp (?<=[ao])l(?=d)                   ль л:1
l  *  (?<=^gu)l                        ль л
l  *  (?<=^i)l(?=ch|u)                 ль л
l  g  (?<=[iua]i)l$                    л ль:0.5
l  g  (?<=a)l$                         л ль:0.5
l  g  (?<=ai)l$                        л ль:0.5
l  *  l$                               ль л:1
l  *  (?<=^[eiou])l(?=[^k])            ль л:1
l  *  (?<=^a)l(?=[bfgs])               ль л:1
l  *  (?<=o)l(?=st)                   л ль:1
l  *  (?<=o)l(?=s|ts|n|kh|f|z[^h])     ль л:1
l  *  (?<=o)l                          л ль:1
l  *  (?<=ia)l                         ль л:1
l  *  (?<=a)l(?=s|ts|f|n|v|z[^h]|ia)   ль л:1
l  *  (?<=a)l                          л ль:1
l  *  (?<=e)l(?=n|ts|s|m|f|v|g|b|z[^h])  ль л:1
l  *  (?<=[ey])l                       л ль:1
l  *  (?<=iu)l                         ль л:1
l  *  (?<=u)l(?=n|ts|s|m|b|f|ch|kh|z)  ль л:1
l  *  (?<=u)l                          л ль:1
l  *  (?<=i)l                          ль л:1
l  *  *                                л ль:1.5

i  *  ^i(?=[aeou])                     и й:1.5
i  *  (?<=^il)i(?=n|ch)                ьи и:1
i  *  (?<=[aeiouy])i(?=[aeiouy])       й и:1.5
i  *  (?<=[aiu])i(?=l$|la$|l[eo]v|ldar) и й:1
i  *  (?<=a)i(?=s[aei])                и й:1
i  *  (?<=mo)i(?=s)                    и й:1
i  g  (?<=a)i(?=ra?$|d$|n?a$|na$|n$|la$|lia$|f)  и й:1
i  gp (?<=^[rfs]a)i(?=[zstf])             и й:1
i  *  (?<=sa)i(?=d)                    и й:1
i  *  (?<=a)i(?=nts|n$)                и й:1
i  *  (?<=[aeiouy])i                   й и:2
i  *  *                                и ьи:3.6

y  *  ^y(?=[aeiou])                    й ы:3
y  *  (?<=[aeiouy])y                   й ы:3
y  *  (?<=ogl|kyz)y$                    ы
y  *  (?<=[bvgdklmnprstfh])y$
y  *  *                                ы
ye *  (?<=[bvgdzklmnprstf])ye          ье ъе:1
ye *  *                                е
yo *  (?<=[bvgdzklmnprstf])yo          ьё ъё:1
yo *  *                                ё йо:2
ie *  *                                ъ ие:3

ia *  ^ia                              я
ia *  (?<=[aeiouy])ia                  я
ia *  (?<=^d)ia(?=k|ch)                ья я:1
ia *  (?<=^tret)ia                     ья я:1
ia *  (?<=^zav)ia                      ья я:1
ia *  (?<=ven)ia(?=min)                иа я:1
ia *  (?<=[nli])ia(?=khmet)            иа ья:1
ia gp (?<=\w\w\w\w[mfb])ia(?=n)        ья иа:0.5 я:1
ia gp (?<=ir)ia(?=nov)                 ья я:0.5 иа:1
ia g  (?<=z)ia(?=n$)                   я ья:1 иа:1
ia g  ia(?=n(?:n?a|o)?$|m$)            иа ья:0.5 я:1
ia g  (?<=\w\w\w[tvf])ia$              ья я:1 иа:2.5
ia g  (?<=\w\w\w\w[nrd])ia$            ья я:1 иа:2.5
ia sp (?<=[mdtks])ia(?=n(?:ov|enk|chuk|ich|ok|kov)) ья я:1 иа:3
ia sp (?<=[iaeu]l)ia(?=n(?:ov|enk|chuk|ich)) ья я:1 иа:3
ia sp (?<=[eou]r)ia(?=n(?:ov|enk|chuk|ich)) ья я:1 иа:3
ia *  (?<=v)ia(?=ch|z|t)               я ья:1.5
ia *  *                                я ья:1.5 иа:3
iu *  (?<=[aeiouy])iu                  ю иу:4
iu *  ^iu                              ю
iu *  (?<=[vf])iu                      ью ю:1
iu *  (?<=^il)iu                       ью ю:1
iu *  *                                ю ью:1.5 иу:3.5
ya *  (?<=[aeiouy])ya                  я
ya *  ^ya                              я
ya *  (?<=^d)ya(?=k|ch)                ья я:1
ya *  (?<=^tret)ya                     ья я:1
ya g  (?<=\w\w\w[tvf])ya$              ья я:1
ya g  (?<=\w\w\w\w[nrd])ya$            ья я:1
ya sp (?<=[mdtks])ya(?=n(?:ov|enk|chuk|ich|ok|kov)) ья я:1
ya sp (?<=[iaeu]l)ya(?=n(?:ov|enk|chuk|ich)) ья я:1
ya *  *                                я ья:1.5
yu *  (?<=[vf])yu                      ью ю:1
yu *  *                                ю ью:2

e  *  ^e(?=d[iguvm]|l[bdzmvf]|ll|lin|leo|rik|rn|rv|i[dnzkshl]|ps|sf|ste|vel|ng|mm|mil|min|rzh) э е:1
e  *  ^e                               е э:1.5 ё:3
e  g  (?<=[ai])e(?=l(?:$|l|i?a))       э е:0.7
e  p  (?<=fa)e(?=l)                    э е:1
e  *  (?<=[aeiouy])e                   е э:2.5 ё:4
e  *  (?<=[bptmfv])e(?=v(?:a|ich|na|skii|skaia|skiy|skaya)?$) ье е:1 ё:2
e  *  (?<=[ao]d)e(?=v(?:a|ich|na)?$)   ье е:1 ё:2
e  *  (?<=as)e(?=v(?:a|ich|na)?$)      ье е:1 ё:2
e  *  (?<=avel)e(?=v(?:a|ich|na)?$)    ье е:1
e  *  (?<=vasil)e(?=v)                 ье е:1
e  p  (?<=al)e(?=v)                    ье е:1
e  p  (?<=[ei]n)e(?=v)                 ье е:1
e  p  (?<=[iueo]r)e(?=v)               ье е:0.8
e  s  (?<=[ou]r)e(?=va?$)              ье е:1
e  *  (?<=akhar)e(?=v)                 ье е:1
e  *  (?<=makar)e(?=v)                 ье е:1
e  *  (?<=[bvgdzklmnprst])e(?=va?$)    е ё:1.5 ье:2
e  *  e(?=va?$)                        е ё:1.2
e  *  (?<=[zcs]h)e                     е ё:2.5
e  *  *                                е ё:2.5 ье:3 э:3.5
"""
RUSSIAN = language(_PARTS, _RULES, "[аеёиоуыэюяь]ь|^ь|ь[аоуыэ]|[бвмпф]ь$|ё.*ё|иии")

_FRENCH = tuple(
    (re.compile(spelling), letters)
    for spelling, letters in (
        ("chtch", "SHCH"),
        ("tch", "CH"),
        ("(?<![zkst])ch", "SH"),
        ("j", "ZH"),
        ("ou", "u"),
        ("gu(?=[eiy])", "g"),
        ("x", "ks"),
        ("(?<=[aeiouy])ss(?=[aeiouy])", "s"),
        ("ine$", "in"),
    )
)


# What is French for certain, and what may be: оу and гуе are rare, тч and сс are not.
_FRENCH_FOR_CERTAIN = re.compile("chtch|ou|gu[eiy]|j|ine$")
_PERHAPS_FRENCH = re.compile("tch|ss")


def french_and_plain(word: str) -> list[str]:
    """The readings of a Latin word, likelier first: as it stands, and, where it may be in the French spelling
    of order 310 (see scheme_tables), as ICAO would spell it.
    """
    certain = _FRENCH_FOR_CERTAIN.search(word)
    if not certain and not _PERHAPS_FRENCH.search(word):
        return [word]
    plain = word
    for spelling, letters in _FRENCH:
        plain = spelling.sub(letters, plain)
    return [plain.lower(), word] if certain else [word, plain.lower()]
