### El expediente de un caso, en el orden del cuestionario del Grupo de Trabajo de las Naciones Unidas sobre la Detención Arbitraria.
### Ningún mensaje contiene cifras propias: los números se insertan.

## Encabezamiento
dossier-title = Expediente del caso: { $name }, { $place }
dossier-subtitle = Lo que las fuentes dicen de un caso, quién lo dice y lo que se desconoce
dossier-fact-case = Caso
dossier-fact-last-told = Última información consultada
dossier-fact-use = Uso
dossier-use-filing = Ejemplar para presentar: las Naciones Unidas reciben las comunicaciones en español, francés o inglés
dossier-use-public = Para publicación y conversaciones; el ejemplar para presentar es la edición confidencial
dossier-use-home = Para uso en el país; las Naciones Unidas reciben las comunicaciones en español, francés o inglés
dossier-notice-confidential = Edición confidencial: contiene un nombre y las palabras de las fuentes. No debe publicarse ni enviarse por correo ordinario.

## Apartados
section-dossier-summary = Resumen
section-dossier-chronology = Cronología
section-dossier-questionnaire = Cuestionario del Grupo de Trabajo sobre la Detención Arbitraria
section-dossier-evidence = Elementos a favor y en contra
section-dossier-standards = Normas
section-dossier-actions = Ficha de actuación para diplomáticos
section-dossier-collect = Información pendiente de recabar
section-dossier-similar = Casos similares
section-dossier-documents = Documentos
section-dossier-consent = Consentimiento
dossier-heading-authorities = Posición de las autoridades

## Resumen
dossier-summary-lead = Esto es lo que dicen las fuentes publicadas; cada afirmación va acompañada de quien la hace. De lo que ninguna fuente dice se hace constar que se desconoce.
dossier-summary-asked = Lo que se pide, y a quién, figura en la ficha de actuación; lo que debe preguntarse antes a la familia y al abogado figura en la lista de información pendiente de recabar.
dossier-caption-summary = El caso en síntesis
dossier-column-fact = Dato
dossier-column-told = Según las fuentes
dossier-fact-name = Nombre
dossier-fact-arrested = Fecha del arresto
dossier-fact-where = Lugar
dossier-fact-law = Disposición en que se funda la acusación
dossier-fact-conduct = Hechos en que se basa, según las fuentes
dossier-fact-finding = Conclusión según las reglas
dossier-fact-status = Situación
dossier-fact-hearing = Próxima vista
dossier-fact-danger = Peligro actual
dossier-fact-documented = Documentación
dossier-nothing-told = No consta nada.
dossier-withheld = Se reserva: no consta ningún fundamento para publicar el nombre en esta edición.
dossier-ground-consent = con el consentimiento de la persona
dossier-ground-own-representative = publicado por el representante de la propia persona
dossier-ground-named-organisation = publicado por una organización identificada, tras examinar el riesgo
dossier-ground-closed = reservado: no consta ningún fundamento para publicarlo
dossier-finding = { $ground }: { $finding }
dossier-finding-open = { $ground }: { $finding } (según las mismas reglas, únicamente con fuentes públicas)
dossier-status = { $status }, según la última información ({ $day }). Se desconoce lo ocurrido desde entonces.
dossier-documented = { $pages } { $pages ->
    [one] información que procede
   *[other] informaciones que proceden
 } de { $origins } { $origins ->
    [one] origen independiente
   *[other] orígenes independientes
 }; una página puede contener varias informaciones
dossier-documented-reports = { $pages } { $pages ->
    [one] información pública
   *[other] informaciones públicas
 }; una página puede contener varias informaciones
dossier-number-reports = Informaciones sobre el caso
dossier-number-origins = Orígenes independientes de las informaciones

## Cronología
dossier-caption-chronology = Hechos del caso, por orden cronológico
dossier-column-when = Fecha
dossier-column-what = Hecho
dossier-column-grade = Grado
dossier-column-sources = Fuentes
dossier-note-dates = Una fecha es el intervalo de los días posibles; no se inventa ningún día. Los números de las fuentes son los de la lista de documentos.
dossier-source-line = { $publisher }, a partir de las páginas enumeradas en Documentos.
dossier-undated = Sin fecha indicada
dossier-headline-course = Evolución del caso, en la medida en que consta
dossier-subtitle-course = Días transcurridos desde el arresto hasta la última información consultada, { $day }
dossier-note-course = No se representa nada anterior al arresto ni posterior al día en que se informó de ello. Se desconoce lo ocurrido después de la última información.
dossier-course-not-drawn = No se representa la evolución: se desconoce el día del arresto.

## Cuestionario
dossier-questionnaire-lead = Los campos siguen el orden del formulario, de modo que el abogado pueda presentarlo con pocas modificaciones. Una nota indica la fuente de cada afirmación.
dossier-questionnaire-check = Antes de la presentación, deben cotejarse las partes tercera y siguientes, así como los campos relativos al consentimiento, con el formulario vigente del ACNUDH. La presentación requiere el consentimiento de la persona o de la familia.
dossier-caption-part-i = Parte I: Identidad
dossier-caption-part-ii = Parte II: Arresto
dossier-caption-part-iii = Parte III: Detención
dossier-caption-part-iv = Parte IV: Circunstancias del arresto
dossier-caption-part-v = Parte V: Razones por las que la detención puede ser arbitraria
dossier-caption-part-vi = Parte VI: Medidas internas y recursos de la jurisdicción interna
dossier-caption-part-vii = Parte VII: Persona que presenta la información
dossier-column-number = N.º
dossier-column-field = Campo
dossier-column-answer = Respuesta
dossier-column-by = Quién lo dice
dossier-q-family-name = Apellido
dossier-q-first-name = Nombre
dossier-q-sex = Sexo
dossier-q-birth = Fecha de nacimiento, o edad en el momento de la detención
dossier-q-nationality = Nacionalidad o nacionalidades
dossier-q-identity-document = Documento de identidad: copia, expedido por, fecha, número
dossier-q-profession = Profesión o actividad, si es pertinente
dossier-q-address = Domicilio habitual
dossier-q-arrest-date = Fecha del arresto
dossier-q-arrest-place = Lugar del arresto
dossier-q-arrest-forces = Fuerzas que lo llevaron a cabo
dossier-q-arrest-warrant = Orden u otra decisión mostrada
dossier-q-arrest-authority = Autoridad que la dictó
dossier-q-arrest-reasons = Razones aducidas por las autoridades
dossier-q-arrest-law = Fundamento jurídico
dossier-q-detention-date = Fecha de la detención
dossier-q-detention-duration = Duración, o duración probable
dossier-q-detention-forces = Fuerzas que mantienen detenida a la persona
dossier-q-detention-places = Lugares, traslados y lugar actual
dossier-q-detention-authority = Autoridad que la ordenó
dossier-q-detention-reasons = Razones aducidas por las autoridades
dossier-q-detention-law = Fundamento jurídico
dossier-q-circumstances = Circunstancias
dossier-q-arbitrary = Categorías del Grupo de Trabajo
dossier-q-remedies = Medidas adoptadas, resultados o motivos por los que no se adoptaron
dossier-q-submitter-name = Nombre
dossier-q-submitter-address = Dirección postal y electrónica
dossier-q-submitter-date = Fecha
dossier-q-submitter-signature = Firma
dossier-not-stated = Se desconoce: ninguna fuente consultada lo indica.
dossier-not-disclosed = Se desconoce: una fuente o una autoridad se niega a decirlo.
dossier-contradicted = Las fuentes se contradicen; se reproducen todas.
dossier-not-assessed = No se ha valorado: ningún elemento conocido apunta a alguna de ellas.
dossier-unreadable = Se desconoce: no se pudo leer lo que dice la fuente.
dossier-submitter = Queda para la persona que presenta la información, cuya identidad mantienen en reserva las Naciones Unidas.
dossier-words-withheld = No figura en esta edición: se reproducirían palabras de una fuente. Si una fuente lo dice, figura en la edición confidencial.
dossier-place-of-detention = Se desconoce: ninguna fuente consultada nombra el lugar de detención aparte del lugar del arresto.
dossier-name-not-parted = No se distingue del apellido.
dossier-affiliation = { $name }
dossier-affiliation-alleged = { $name } (vínculo alegado)
dossier-arbitrary-candidate = Posible; los elementos figuran en Normas: { $limb }
dossier-arbitrary-contested = Posible, pero controvertida; los elementos figuran en Normas: { $limb }
dossier-warrant-shown = Mostrada, según una fuente
dossier-warrant-not-shown = No mostrada, según una fuente
dossier-held-as-told = Continúa, según la última información ({ $day })
dossier-penalty-told = { $penalty }
dossier-penalty-possible = No es una condena; la ley permitiría, según las fuentes: { $penalty }
dossier-penalty-requested = No es una condena; pena solicitada por la fiscalía: { $penalty }
dossier-penalty-range = Margen indicado: { $penalty }
dossier-penalty-upto = Como máximo: { $penalty }
dossier-conduct-told = Hecho en que se basa, según las fuentes: { $what }
dossier-conduct-denied = Se niega: { $what }
dossier-exclusivity-solely = Se afirma que es el único motivo
dossier-exclusivity-other-grounds = Se afirma que hay además otros motivos
dossier-violence-asserted = Se afirma que un acto violento forma parte de la acusación
dossier-violence-denied = Se niega que un acto violento forme parte de la acusación
dossier-violence-not-mentioned = Ninguna fuente consultada menciona un acto violento de la persona; ello no equivale a una negación
dossier-breach-told = Vulneración alegada: { $what }
dossier-breach-denied = Vulneración negada: { $what }
dossier-authority-named = Autoridad mencionada, sin indicar qué hizo: { $name }
dossier-evidence-told = Pruebas mencionadas: { $what }
dossier-denied = Se niega: { $what }

## Quién lo dice
dossier-by-authority = una autoridad
dossier-by-court = un tribunal
dossier-by-prosecutor = la fiscalía
dossier-by-charging-document = un escrito de acusación
dossier-by-counsel = la defensa
dossier-by-person = la propia persona
dossier-by-relative = un familiar
dossier-by-ngo = una organización
dossier-by-media = la prensa
dossier-by-coder = deducción de quien codificó
dossier-by-unattributed = sin atribución
dossier-source-number = Fuente { $number }:

## Elementos y normas
dossier-rule = Regla: { $rule }.
dossier-caption-evidence = Afirmaciones en que se basa la conclusión
dossier-column-side = Sentido
dossier-column-claim = Afirmación
dossier-side-for = A favor
dossier-side-against = En contra
dossier-note-evidence = Las afirmaciones siguen siendo de quienes las hacen. Una vez presentada la comunicación a las Naciones Unidas, deben remitirse los hechos nuevos aunque desmientan lo alegado.
dossier-standards-lead = Para cada criterio, lo que se dice a favor y en contra. Cada valoración es una propuesta sometida al juicio de un jurista; ninguna es una opinión del Grupo de Trabajo ni de la Asamblea.
dossier-caption-standards = Criterios posibles según las normas
dossier-column-test = Criterio
dossier-column-speaks-for = A favor
dossier-column-speaks-against = En contra
dossier-column-assessment = Valoración
dossier-note-standards = Respecto de un Estado que no es parte en el Convenio Europeo de Derechos Humanos, la Resolución 1900 se aplica por analogía. Cuando un criterio incluye motivos políticos, los cuadros de las fuentes no los recogen y no se valoran.
dossier-standard-wgad = Grupo de Trabajo, categoría
dossier-standard-pace1900 = Resolución 1900 de la Asamblea Parlamentaria del Consejo de Europa, letra
dossier-limb-wgad-i = falta de base legal que justifique la privación de libertad
dossier-limb-wgad-ii = privación de libertad resultante del ejercicio de derechos o libertades protegidos
dossier-limb-wgad-iii = inobservancia de las normas sobre el juicio imparcial, de gravedad tal que la privación de libertad es arbitraria
dossier-limb-wgad-iv = detención administrativa prolongada de solicitantes de asilo, inmigrantes o refugiados
dossier-limb-wgad-v = privación de libertad por motivos de discriminación
dossier-limb-pace1900-a = vulneración de una garantía fundamental
dossier-limb-pace1900-b = motivos puramente políticos, sin relación con ningún delito
dossier-limb-pace1900-c = duración o condiciones claramente desproporcionadas, por motivos políticos
dossier-limb-pace1900-d = detención discriminatoria en comparación con otras personas, por motivos políticos
dossier-limb-pace1900-e = procedimiento claramente injusto, vinculado a motivos políticos
dossier-verdict-candidate = Con elementos a favor (posible únicamente)
dossier-verdict-contested = Controvertido (posible únicamente)
dossier-verdict-indeterminate = No se ha valorado
dossier-none-told = No consta ninguno
dossier-mark-finding-sole = La conclusión de que el motivo fue el único
dossier-mark-finding-partial-peaceful = La conclusión de que el motivo fue uno de varios, ninguno de ellos violento
dossier-mark-conduct-protected-only = Únicamente constan hechos protegidos
dossier-mark-violence-asserted = Se afirma un acto violento
dossier-caption-authorities = Lo que dicen las autoridades, según las fuentes
dossier-column-speaker = Quién
dossier-column-says = Qué dice
dossier-authorities-none = Las fuentes consultadas no recogen ninguna posición de una autoridad sobre este caso, según lo que se sabía el { $day }. De sus actos (arresto, acusación, privación de libertad) informan otros.
dossier-right-of-reply = Las autoridades y toda persona mencionada pueden responder; las respuestas se imprimen junto a la afirmación.

## Ficha de actuación
dossier-actions-lead = Lo que procede hacer a la vista de los hechos conocidos, conforme a las Directrices de la Unión Europea sobre defensores de los derechos humanos. Antes de actuar, debe consultarse a la familia y al abogado: la publicidad puede perjudicar.
dossier-caption-actions = Lo que puede hacerse y los hechos que lo fundamentan
dossier-column-action = Actuación
dossier-column-facts = Hechos conocidos
dossier-action-observe = Observar una vista
dossier-action-visit = Visitar a la persona detenida
dossier-action-raise = Plantear el caso a las autoridades
dossier-action-urgent = Llamamiento urgente o apoyo
dossier-no-hearing = No consta ninguna vista posterior al { $day }. Debe preguntarse al abogado por el tribunal, la sala y la fecha.
dossier-visit-yes = Sigue bajo privación de libertad, según la última información. Debe confirmarse antes de la visita.
dossier-visit-no = No está bajo privación de libertad, según la última información.
dossier-visit-unknown = Se desconoce si la persona sigue bajo privación de libertad.
dossier-raise-nothing = No consta ninguna acusación ni vulneración de garantías; debe preguntarse por el fundamento jurídico.
dossier-danger-told = Se afirma: { $what }
dossier-danger-none = No consta ningún peligro; ello no prueba que no exista. Debe preguntarse a la familia y al abogado.
dossier-danger-not-held = No está bajo privación de libertad, según la última información.

## Información pendiente de recabar
dossier-collect-lead = Todos los campos del formulario a los que ninguna fuente consultada responde, y quién puede conocer la respuesta.
dossier-caption-collect = Campos sin respuesta
dossier-column-reason = Por qué está vacío
dossier-column-ask = A quién preguntar
dossier-ask-family = la familia o la propia persona
dossier-ask-counsel = el abogado
dossier-ask-authority = las autoridades, por medio del abogado
dossier-ask-submitter = la persona que presenta la información

## Casos similares
dossier-similar-lead = Casos que comparten con este lo que pocos casos comparten: artículos, hechos imputados, vulneraciones, movimiento. La semejanza no prueba nada sobre ninguno de los dos.
dossier-caption-similar = Casos similares y lo que comparten
dossier-column-case = Caso
dossier-column-shares = En común

## Documentos y consentimiento
dossier-caption-sources = Páginas en que se basa el caso
dossier-column-publisher = Editor
dossier-column-published = Publicación
dossier-column-language = Idioma
dossier-column-translation = Traducción
dossier-column-file = Archivo recibido
dossier-translation-not-needed = No es necesaria
dossier-translation-none = No consta ninguna
dossier-note-hash = SHA-256 del archivo (primeros caracteres) y día de recepción. Nunca debe publicarse el resumen criptográfico simple de un documento: confirma que obra en nuestro poder.
dossier-consent-lead = Lo que se consintió, para quién y hasta cuándo.
dossier-consent-none = No consta el consentimiento ni ningún otro fundamento para publicar el nombre. La presentación a las Naciones Unidas requiere el consentimiento de la persona o de la familia.
dossier-consent-withdraw = El consentimiento puede retirarse en cualquier momento: { $contact }.
dossier-caption-consent = Fundamentos registrados
dossier-column-ground = Fundamento
dossier-column-covers = Alcance
dossier-column-given = Otorgado
dossier-column-until = Hasta
dossier-column-withdrawn = Retirado
dossier-column-given-by = Otorgado por
dossier-column-reviewed = Riesgo examinado
dossier-explain = Para seguir cada afirmación hasta sus palabras y el lugar donde figuran: { $command }

## Otras palabras
dossier-also-sources = también las fuentes { $numbers }
dossier-quoted = «{ $words }»
dossier-unprintable = palabras en caracteres que esta edición no puede imprimir; véase la página
dossier-note-numbers = Los números entre corchetes son los de la lista de documentos; las palabras figuran en las notas del cuestionario.
dossier-as-under = Véase el punto { $number }: las fuentes no distinguen entre ambos.
