# Las palabras fijas de toda página, en HTML y PDF. Las lee labels.py.

page-skip = Ir al texto
page-contents = Índice
page-figure = Figura { $number }
page-table = Cuadro { $number }
page-source = Fuente:
page-data-table = Datos de { $label } en forma de cuadro
page-download = Datos de { $label } ({ $format }, { $size })
page-card = Imagen de { $label } ({ $format }, { $size })
page-data-file = Archivo de datos: { $name }
page-scroll = { $label }, puede desplazarse lateralmente
page-footnote = Nota { $number }
page-footnotes = Notas
page-back = Volver al texto
page-proof-cases = Casos contados
page-proof-possible = Casos que podrían contarse
page-proof-method = Método
page-proof-n = De un total de
page-proof-unit = Unidad
page-proof-value = Valor
page-proof-more = y { $number } más en la edición HTML
page-proof-pages = Páginas
page-page = Página { $number } de { $total }
page-formats = Otros formatos e idiomas
page-row = Fila
