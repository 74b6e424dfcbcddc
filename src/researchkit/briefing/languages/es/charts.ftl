## Frases de los gráficos. Los nombres de períodos, lugares y grupos se insertan tal cual.

chart-columns-form = { $columns } columnas de cuadrados, un cuadrado por caso, de { $first } a { $last }: { $total } { $total ->
    [one] caso
   *[other] casos
  } en conjunto.
chart-columns-part = { $columns } columnas de cuadrados, un cuadrado por caso, de { $first } a { $last }; se han suprimido algunos recuentos.
chart-columns-extremes = El recuento más alto es { $high } ({ $high_name }) y el más bajo, { $low } ({ $low_name }).
chart-columns-exception = { $name } es provisional: { $n } hasta ahora, y probablemente de { $low } a { $high } cuando lleguen las informaciones tardías.
chart-columns-so-far = { $n } hasta ahora
chart-columns-nowcast = recuento final probable: { $low }–{ $high }

chart-bounds-form = Barras horizontales de la proporción mínima a la máxima posible, { $rows } filas, { $drawn } de ellas con casos suficientes para una proporción.
chart-bounds-latest = En { $name } son al menos { $low } y como máximo { $high } de { $n }.
chart-bounds-widest = Ninguna barra es más ancha que la de { $name }, donde { $unknown } de { $n } no están determinados.
chart-bounds-counts = { $span } de { $n }

chart-conduct-form = Una cuadrícula de cuadrados, { $rows } artículos por { $columns } clases de hechos; el área de un cuadrado es el número de casos, { $people } en conjunto.
chart-conduct-largest = El cuadrado más grande representa { $n } { $n ->
    [one] caso
   *[other] casos
  } ({ $cells }).
chart-conduct-empty = En { $n } { $n ->
    [one] celda
   *[other] celdas
  } no hay ningún caso documentado.

chart-tiles-form = { $regions } regiones con { $total } casos documentados en conjunto, los recuentos en cifras.
chart-tiles-part = { $regions } regiones con sus casos documentados, los recuentos en cifras; algunos se han suprimido.
chart-tiles-most = El recuento más alto es { $n } ({ $name }).
chart-tiles-exception = { $zero } { $zero ->
    [one] región no tiene
   *[other] regiones no tienen
  } ningún caso documentado, de { $silent } no hay información, y se desconoce la región de { $unplaced } { $unplaced ->
    [one] caso
   *[other] casos
  }.
chart-tiles-or-more = { $n } o más

chart-swimlane-form = Unas barras muestran las etapas de { $cases } { $cases ->
    [one] caso
   *[other] casos
  } en días desde el arresto; se representan { $drawn }.
chart-swimlane-open = En { $n } de { $cases } una etapa continúa en la fecha de referencia.
chart-swimlane-unknown = En { $n } de { $cases } se desconoce una fecha o la forma de privación de libertad.

chart-survival-form = { $curves } { $curves ->
    [one] curva desciende
   *[other] curvas descienden
  } por escalones desde la totalidad de las personas privadas de libertad el día del arresto, a lo largo de { $days } días.
chart-survival-median = { $name }: la mediana del tiempo de privación de libertad se estima en { $median } días (intervalo { $level }: de { $low } a { $high }).
chart-survival-open = { $name }: la mediana del tiempo de privación de libertad se estima en { $median } días (intervalo { $level }: de { $low } a un valor no alcanzado).
chart-survival-not-reached = { $name }: se estima que { $share } seguían bajo privación de libertad al cabo de { $day } días, por lo que no se alcanza la mediana.
chart-survival-group = { $name } (n = { $n })

chart-upset-form = Columnas para { $combinations } combinaciones de { $sources } fuentes, con puntos que indican cuáles: { $total } casos en conjunto.
chart-upset-rest = Otros { $n } casos en { $combinations } combinaciones más no se representan.
chart-upset-most = Lo máximo que recogió una fuente es { $n } de { $total } ({ $name }).
chart-upset-single = { $n } de { $total } se basan en una sola fuente.

chart-safeguards-form = Una cuadrícula de { $cases } casos por { $safeguards } garantías; un signo en cada celda indica lo que cuentan las fuentes.
chart-safeguards-most = El mayor número de casos en que se dice vulnerada una garantía es { $n } ({ $name }).
chart-safeguards-unknown = En { $n } de { $answers } celdas ninguna fuente lo cuenta.
chart-safeguards-total = { $n } de { $known }

chart-lateness-form = Un cuadro de { $periods } períodos por { $delays } plazos; las celdas más oscuras contienen más casos.
chart-lateness-first = { $n } de { $total } casos se conocieron dentro del plazo más corto ({ $delay }).
chart-lateness-forecasts = { $inside } de { $total } previsiones anteriores contenían el recuento final en su intervalo.

chart-intervals-form = Barras de los intervalos de modelos (en número de { $models }), con puntos para sus estimaciones; una línea discontinua marca las { $documented } personas documentadas.
chart-intervals-answer = { $name }: de { $low } a { $high }.
chart-intervals-widest = El intervalo más ancho es este: { $name }, de { $low } a { $high }.

chart-dated-form = Barras para { $periods } períodos en { $roles } { $roles ->
    [one] panel
   *[other] paneles
  }: la parte llena está con certeza en el período, la parte vacía puede estarlo.
chart-dated-latest = { $role }, { $name }: { $low } con certeza, y como máximo { $high }.
chart-dated-undated = { $n } de { $total } hechos no tienen ninguna fecha.

## Palabras de los gráficos.

chart-label-period = Período
chart-label-total = Todos
chart-label-sole = Único motivo
chart-label-partial = Uno de varios motivos
chart-label-not_basis = No fue el motivo
chart-label-indeterminate = No puede determinarse
chart-label-likely_final = Recuento final probable
chart-label-provisional = Provisional
chart-label-no_information = Sin información
chart-label-people = Casos
chart-label-at_least_at_most = Al menos – como máximo
chart-label-documented = Documentado
chart-label-if_all_unknown = Si lo fueran todos los casos aún no determinados
chart-label-counts_only = muy pocos para una proporción: solo recuentos
chart-label-model = Modelo
chart-label-estimate = Estimación
chart-label-interval = Intervalo
chart-label-article = Artículo
chart-label-conduct = Hechos
chart-label-region = Región
chart-label-arrests = Casos de arresto
chart-label-attendance = De ellas, único motivo
chart-label-unplaced = Región desconocida
chart-label-large_figure = Cifra grande: casos de arresto.
chart-label-small_figure = Cifra pequeña: de ellas, único motivo.
chart-label-city_frame = Marco interior: ciudad.
chart-label-case = Caso
chart-label-violated = Se dice vulnerada
chart-label-respected = Se dice respetada
chart-label-unknown = Se desconoce
chart-label-not_applicable = No procede
chart-label-totals = Vulneradas, de las contadas
chart-label-sources = Fuentes
chart-label-cases = Casos
chart-label-single_source = Una sola fuente
chart-label-several_sources = Varias fuentes
chart-label-outcome = Resultado hasta ahora
chart-label-stage = Etapa
chart-label-from_day = Desde el día
chart-label-to_day = Hasta el día
chart-label-goes_on = continúa
chart-label-not_dated = Se desconoce la fecha del arresto
chart-label-custody = Custodia policial
chart-label-administrative_detention = Arresto administrativo
chart-label-pretrial_detention = Prisión preventiva
chart-label-imprisonment = Pena de prisión
chart-label-house_arrest = Arresto domiciliario
chart-label-restriction = Restricción de libertad
chart-label-not_known = Se desconoce
chart-label-may_have_lasted = Pudo haber durado
chart-label-charge = Formulación de cargos
chart-label-verdict = Sentencia
chart-label-deadline = Plazo para comparecer ante un juez
chart-label-days_since_arrest = Días desde el arresto
chart-label-group = Grupo
chart-label-ends = Puesta en libertad conocida
chart-label-median = Mediana (días)
chart-label-median_low = Límite inferior
chart-label-median_high = Límite superior
chart-label-days = días
chart-label-still_observed = Aún en observación
chart-label-known_so_far = Conocidos hasta ahora
chart-label-not_yet = Por venir
chart-label-forecast = Previsión de entonces y recuento final
chart-label-forecast_interval = Previsión
chart-label-final_inside = Recuento final, dentro
chart-label-final_outside = Recuento final, fuera
chart-label-surely = Con certeza en el período
chart-label-possibly = Posiblemente en el período
chart-label-undated = Fecha desconocida
chart-label-all_events = Todos, contados una vez

chart-mark-p = provisional
chart-mark-r = revisado
chart-mark-c = suprimido, para proteger a las personas
chart-mark-x = no disponible
chart-mark-z = no procede
