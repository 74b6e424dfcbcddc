### Encabezamiento y final de todo documento, y las marcas de sus cuadros.

status-provisional = Provisional
status-open = Abierto a revisión
fact-as-of = Lo que se sabía el
fact-publisher = Editor
fact-audience = Edición
fact-identifier = Identificador
fact-wording = Redacción
wording-awaiting-review = pendiente de revisión por un jurista hispanohablante
audience-public = Pública
audience-confidential = Confidencial
notice-invented = Datos inventados. Ninguna persona, ningún hecho y ninguna fuente de este documento son reales.
format-pdf = PDF
format-html = HTML
section-proofs = De dónde procede cada número
number-refused = no se indica
mark-c = suprimido, para proteger a las personas
mark-p = provisional
mark-r = revisado
mark-x = no disponible: ninguna fuente consultada lo indica
mark-z = no procede
proofs-lead = Cada número impreso más arriba, con su método y los casos en que se basa.
