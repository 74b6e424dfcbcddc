### Head and end of every document, and the marks of its tables.

status-provisional = Алдын ала
status-open = Қайта қаралуы мүмкін
fact-as-of = Мәлімет күні
fact-publisher = Баспагер
fact-audience = Басылым
fact-identifier = Белгісі
fact-wording = Мәтін
wording-awaiting-review = ана тілі қазақша заңгердің тексеруін күтіп тұр
audience-public = Ашық
audience-confidential = Құпия
notice-invented = Ойдан шығарылған деректер. Бұл құжаттағы бірде-бір адам, оқиға немесе дереккөз шын емес.
format-pdf = PDF
format-html = HTML
section-proofs = Әр сан қайдан алынды
number-refused = берілмейді
mark-c = адамдарды қорғау үшін жасырылған
mark-p = алдын ала
mark-r = қайта қаралған
mark-x = дерек жоқ: оқылған бірде-бір дереккөз айтпайды
mark-z = қолданылмайды
proofs-lead = Жоғарыда басылған әр сан, оның әдісі және артындағы жағдайлар.
