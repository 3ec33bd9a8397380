"""Ukrainian, Belarusian and Bulgarian letters behind the Latin ones of passports; see native_russian."""

from __future__ import annotations

from textkit.native_letters import language

_SAME = r"""
a  *  *  а
o  *  *  о
b  *  *  б
v  *  *  в
p  *  *  п
m  *  *  м
f  *  *  ф
zh *  *  ж
ch *  *  ч
sh *  *  ш
k  *  *  к
"""
_UKRAINIAN = r"""
u  *  *  у
h  *  *  г
g  *  *  ґ г:2
zgh * *  зг
kh *  *  х
shch * * щ шч:3
ts *  ts$                     ць ц:1
ts *  (?<=[eiy])ts(?=k|ki|ka)     ць ц:1
ts *  ts(?=k)                 ць ц:1
ts *  *                       ц тс:2
s  *  s(?=k(?:yi|oho|a|o)$)   сь с:1
s  *  s(?=k)                  с сь:1
s  *  s(?![aeiouy])           с сь:2.5
d  *  d(?=ko$)                дь д:1
d  *  d(?![aeiouy])           д дь:2.5
t  *  t(?![aeiouy])           т ть:2
z  *  z(?![aeiouy])           з зь:2.5
n  *  (?<=[auiy])n(?=ko$)     нь н:1
n  *  n(?=k)                  н нь:1
n  *  n(?![aeiouy])           н нь:2
r  *  r(?![aeiouy])           р рь:3
l  *  l(?=[aeiouyl])          л
l  *  (?<=l)l                 л
l  *  (?<=vi)l$               л ль:1
l  *  l$                      ль л:1
l  *  (?<=[ou])l(?=[kdhtvp])  л ль:1
l  *  (?<=a)l(?=[kdtmh])      л ль:1
l  *  *                       ль л:1
s  *  *  с
d  *  *  д
t  *  *  т
z  *  *  з
n  *  *  н
r  *  *  р
ie *  (?<=[bpvmf])ie          ’є є:1 іе:3
ie *  (?<=^il)ie              ьє є:1
ie *  *                       є іе:2 ьє:3
ia *  (?<=[aeiouy][bpvmf])ia  ’я я:1
ia *  (?<=^[bpvm])ia          ’я я:0.5
ia *  (?<=el)ia(?=n)          ья я:1
ia g  (?<=k)ia(?=n)           ’я я:1
ia g  (?<=r)ia(?=n)           ’я іа:0.5 я:1
ia *  (?<=r)ia                я ’я:1
ia *  *                       я ’я:2.5 ья:2.5
iu *  (?<=[bpvmf])iu          ’ю ю:1
iu *  *                       ю ’ю:2.5 ью:2.5
ye *  ^ye  є
yi *  ^yi  ї
yu *  ^yu  ю
ya *  ^ya  я
y  *  ^y(?=[aeou])            й и:3
y  *  *                       и
i  *  ^i                      і
i  *  (?<=[aeiouy])i(?=[aeou])   ї й:0.5
i  g  (?<=a)i(?=s[ak]|d$)     ї й:1
i  *  (?<=a)i(?=n)            ї й:0.5
i  *  (?<=[aeiouy])i          й ї:1.5
i  *  *                       і
e  *  *  е
"""
UKRAINIAN = language(
    "shch zgh zh kh ch sh ts (?<!^)ie (?<!^)i[au] ^y[eiua]",
    _SAME + _UKRAINIAN,
    "[аеиоуіїєюяь]ь|^ь|ь[аоуиіїє]|’’",
)

_BELARUSIAN = r"""
u  *  (?<=[aeiouy])u          ў у:1
u  *  *                       у
h  *  *  г
g  *  *  ґ г:2
kh *  *  х
dz *  dz$                     дзь дз:1
dz *  *                       дз
ts *  ts$                     ць ц:1
ts *  ts(?=k)                 ц ць:2
ts *  *                       ц ць:3
s  *  s(?=k[ia])              с сь:1
s  *  s(?![aeiouy])           с сь:2.5
z  *  z(?![aeiouy])           з зь:2
n  *  n(?![aeiouy])           н нь:2
l  *  l(?=[aeiouyl])          л
l  *  l$                      ль л:1
l  *  (?<=[ou])l(?=[kdhtvp])  л ль:1
l  *  *                       ль л:1
s  *  *  с
z  *  *  з
n  *  *  н
l  *  *  л
d  *  *  д
t  *  *  т
r  *  *  р
ye *  (?<=[bpvmfdtnszkr])ye   ’е ье:0.5
ye *  *                       е
yo *  (?<=[bpvmfdtnszkr])yo   ’ё ьё:0.5
yo *  *                       ё
ya *  (?<=[bpvmfdtnszkr])ya   ’я ья:0.5
ya *  *                       я
yu *  (?<=[bpvmfdtnszkr])yu   ’ю ью:0.5
yu *  *                       ю
ia *  *                       я
iu *  *                       ю
io *  *                       ё
ie *  (?<=y)ie                е
ie *  *                       іе
y  *  (?<=y)y                 й ы
y  *  *                       ы
i  *  (?<=[aeiou])i           й і:1.5
i  *  (?<=y)i(?![ei])         й і:1
i  *  *                       і
e  *  ^e                      э
e  *  (?<=[rdt])e             э е:1
e  *  (?<=[zcs]h)e            э е:1
e  *  *                       е э:2
"""
BELARUSIAN = language("zh kh ch sh ts dz y[eoau] i[auoe]", _SAME + _BELARUSIAN, "[аеыоуіюяь]ь|^[ьў]|’’")

_BULGARIAN = r"""
u  *  *  у
h  *  *  х
g  *  *  г
d  *  *  д
t  *  *  т
s  *  *  с
z  *  *  з
l  *  *  л
n  *  *  н
r  *  *  р
ts *  *  ц тс:2
sht * *  щ шт:1
a  *  (?<=[dkbvglmrtps])a(?=r$|l)  а ъ:1
a  *  *                       а ъ:2.5
y  *  *                       й ь:1.5
ya *  *                       я йа:3
yu *  *                       ю
ia *  ia$                     ия иа:3
ia *  *                       иа
i  *  *                       и
e  *  *                       е
"""
BULGARIAN = language("sht zh ch sh ts y[au] ia", _BULGARIAN + _SAME, "[аеиоуь]ь|^ь")
