## Sentences of the charts. Names of periods, places and groups are put in as they stand.

chart-columns-form = { $columns } columns of squares, one square a case, from { $first } to { $last }: { $total } { $total ->
    [one] case
   *[other] cases
  } in all.
chart-columns-part = { $columns } columns of squares, one square a case, from { $first } to { $last }; some counts are suppressed.
chart-columns-extremes = The highest count is { $high } ({ $high_name }), the lowest { $low } ({ $low_name }).
chart-columns-exception = { $name } is provisional: { $n } so far, and likely { $low } to { $high } once late reports have arrived.
chart-columns-so-far = { $n } so far
chart-columns-nowcast = likely final count { $low }–{ $high }

chart-bounds-form = Horizontal bars from the least to the most possible share, { $rows } rows, { $drawn } of them with enough cases for a share.
chart-bounds-latest = In { $name } it is at least { $low } and at most { $high } of { $n }.
chart-bounds-widest = No bar is wider than that of { $name }, where { $unknown } of { $n } are not established.
chart-bounds-counts = { $span } of { $n }

chart-conduct-form = A grid of squares, { $rows } articles by { $columns } kinds of conduct; the area of a square is the number of cases, { $people } in all.
chart-conduct-largest = The largest square stands for { $n } { $n ->
    [one] case
   *[other] cases
  } ({ $cells }).
chart-conduct-empty = In { $n } { $n ->
    [one] cell
   *[other] cells
  } no case is documented.

chart-tiles-form = { $regions } regions with { $total } documented cases in all, counts in figures.
chart-tiles-part = { $regions } regions with their documented cases, counts in figures; some are suppressed.
chart-tiles-most = The highest count is { $n } ({ $name }).
chart-tiles-exception = { $zero } { $zero ->
    [one] region has
   *[other] regions have
  } no documented case, for { $silent } there is no information, and the region of { $unplaced } { $unplaced ->
    [one] case
   *[other] cases
  } is not known.
chart-tiles-or-more = { $n } or more

chart-swimlane-form = Bars show the stages of { $cases } { $cases ->
    [one] case
   *[other] cases
  } in days since the arrest; { $drawn } are drawn.
chart-swimlane-open = In { $n } of { $cases } a stage goes on at the reference date.
chart-swimlane-unknown = In { $n } of { $cases } a date or a form of detention is not known.

chart-survival-form = { $curves } { $curves ->
    [one] curve falls
   *[other] curves fall
  } in steps from everybody held on the day of arrest, over { $days } days.
chart-survival-median = { $name }: the median time held is estimated at { $median } days ({ $level } interval { $low } to { $high }).
chart-survival-open = { $name }: the median time held is estimated at { $median } days ({ $level } interval { $low } to not reached).
chart-survival-not-reached = { $name }: an estimated { $share } were still held after { $day } days, so the median is not reached.
chart-survival-group = { $name } (n = { $n })

chart-upset-form = Columns for { $combinations } combinations of { $sources } sources, with dots that show which: { $total } cases in all.
chart-upset-rest = A further { $n } cases in { $combinations } other combinations are not drawn.
chart-upset-most = The most any source recorded is { $n } of { $total } ({ $name }).
chart-upset-single = { $n } of { $total } rest on a single source.

chart-safeguards-form = A grid of { $cases } cases by { $safeguards } safeguards; a sign in each cell says what sources tell of it.
chart-safeguards-most = The most cases in which one safeguard is said to be breached are { $n } ({ $name }).
chart-safeguards-unknown = For { $n } of { $answers } cells no source tells it.
chart-safeguards-total = { $n } of { $known }

chart-lateness-form = A table of { $periods } periods by { $delays } delays; darker cells hold more cases.
chart-lateness-first = { $n } of { $total } cases became known within the shortest delay ({ $delay }).
chart-lateness-forecasts = { $inside } of { $total } earlier forecasts held the final count within their interval.

chart-intervals-form = Bars for the intervals of { $models } { $models ->
    [one] model
   *[other] models
  }, with dots for their estimates; a dashed line marks the { $documented } documented.
chart-intervals-answer = { $name }: { $low } to { $high }.
chart-intervals-widest = The widest interval is that of { $name }: { $low } to { $high }.

chart-dated-form = Bars for { $periods } periods in { $roles } { $roles ->
    [one] panel
   *[other] panels
  }: the full part is surely in the period, the empty part may be.
chart-dated-latest = { $role }, { $name }: { $low } surely, and at most { $high }.
chart-dated-undated = { $n } of { $total } events have no date at all.

## Words of the charts.

chart-label-period = Period
chart-label-total = All
chart-label-sole = Only ground
chart-label-partial = One of several grounds
chart-label-not_basis = Not the ground
chart-label-indeterminate = Cannot be told
chart-label-likely_final = Likely final count
chart-label-provisional = Provisional
chart-label-no_information = No information
chart-label-people = Cases
chart-label-at_least_at_most = At least – at most
chart-label-documented = Documented
chart-label-if_all_unknown = If every case not yet established were one
chart-label-counts_only = too few for a share: counts only
chart-label-model = Model
chart-label-estimate = Estimate
chart-label-interval = Interval
chart-label-article = Article
chart-label-conduct = Conduct
chart-label-region = Region
chart-label-arrests = Cases of arrest
chart-label-attendance = Of these, only ground
chart-label-unplaced = Region not known
chart-label-large_figure = Large figure: cases of arrest.
chart-label-small_figure = Small figure: of these, only ground.
chart-label-city_frame = Inner frame: city.
chart-label-case = Case
chart-label-violated = Said to be breached
chart-label-respected = Said to be respected
chart-label-unknown = Not known
chart-label-not_applicable = Not applicable
chart-label-totals = Breached, of those told
chart-label-sources = Sources
chart-label-cases = Cases
chart-label-single_source = A single source
chart-label-several_sources = Several sources
chart-label-outcome = Outcome so far
chart-label-stage = Stage
chart-label-from_day = From day
chart-label-to_day = To day
chart-label-goes_on = goes on
chart-label-not_dated = Date of arrest not known
chart-label-custody = Police custody
chart-label-administrative_detention = Administrative detention
chart-label-pretrial_detention = Pre-trial detention
chart-label-imprisonment = Prison sentence
chart-label-house_arrest = House arrest
chart-label-restriction = Restricted freedom
chart-label-not_known = Not known
chart-label-may_have_lasted = May have lasted
chart-label-charge = Formally charged
chart-label-verdict = Verdict
chart-label-deadline = Deadline to be brought before a judge
chart-label-days_since_arrest = Days since arrest
chart-label-group = Group
chart-label-ends = Known to be released
chart-label-median = Median (days)
chart-label-median_low = Lower limit
chart-label-median_high = Upper limit
chart-label-days = days
chart-label-still_observed = Still under observation
chart-label-known_so_far = Known so far
chart-label-not_yet = Still to come
chart-label-forecast = Forecast then, and final count
chart-label-forecast_interval = Forecast
chart-label-final_inside = Final count, inside
chart-label-final_outside = Final count, outside
chart-label-surely = Surely in the period
chart-label-possibly = Possibly in the period
chart-label-undated = Date not known
chart-label-all_events = All, each counted once

chart-mark-p = provisional
chart-mark-r = revised
chart-mark-c = suppressed, to protect people
chart-mark-x = not available
chart-mark-z = not applicable
