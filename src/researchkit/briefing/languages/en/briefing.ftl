### Sentences and labels of the briefings. No message holds a digit: every number is put in from a result.

## Titles and masthead
title-quarterly_briefing = Political arrests in { $place }, { $period }
title-arrest_patterns = Arrested for attending a meeting? { $place }, { $period }
title-country_profile = Political arrests in { $place }: a profile, { $period }
title-year_review = Political arrests in { $place }: review of { $period }
title-legal_article = Arrests under { $about }: { $place }, { $period }
title-undercount = How many arrests did no source see? { $place }, { $period }
subtitle = Documented cases, each walked back to the words of a source

## Sections
section-main-points = Main points
section-key-figures = Key figures
section-changes = What has changed
section-changes-events = Events of the period
section-changes-figures = Figures already published
section-basis = On what basis were people arrested?
section-law = Law and conduct
section-where = Where, and for how long?
section-safeguards = Were safeguards respected?
section-cases = Cases
section-response = Response of the authorities
section-how-to-read = How to read these figures
section-methods = Methods and limitations
section-revisions = Revisions and corrections
section-data = Data and reproduction
section-cite = Cite, licence and contact
section-glossary = Glossary
section-answer = The question and its answer
section-by-quarter = Quarter by quarter
section-by-region = By place
section-by-provision = By legal article
section-by-source = By source
section-by-outcome = By outcome
section-by-affiliation = Movements and organisations named
section-by-offence = By kind of offence
section-by-status = By last status told
section-by-conduct = By conduct said to be relied on
section-by-procedure = By safeguard
section-grounds = Meeting and assembly told apart
section-robustness = How firm is this?
section-cannot = What this cannot show
section-undercount-conditions = Can the lists bear an estimate?
section-undercount-models = The models side by side
section-alike = Cases that resemble one another
section-profile = What is told of the cases
section-article = Cases under the article

## Main points
point-no-arrests = No arrest in { $place } is documented as lying in { $period }; that is not proof that there was none.
point-arrests = { $low ->
    [one] { $low } person is
   *[other] { $low } people are
 } documented as arrested in { $place } in { $period }.
point-arrests-range = At least { $low ->
    [one] { $low } person is
   *[other] { $low } people are
 } documented as arrested in { $place } in { $period }, and at most { $high } if every arrest with an imprecise date lies in it.
point-context = Over the longer stretch of { $period }, { $persons } { $persons ->
    [one] person
   *[other] people
 } in { $cases } { $cases ->
    [one] case
   *[other] cases
 } { $persons ->
    [one] is
   *[other] are
 } documented as arrested.
point-suppressed = The number of people arrested in { $period } is not given, to protect people.
point-ground = From what sources tell, { $ground } was the only ground in at least { $low } and at most { $high } of the { $n } { $n ->
    [one] case
   *[other] cases
 } of arrest surely in { $period }.
point-ground-exact = From what sources tell, { $ground } was the only ground in { $low } of the { $n } { $n ->
    [one] case
   *[other] cases
 } of arrest surely in { $period }.
point-ground-unsaid = In none of the { $n } { $n ->
    [one] case
   *[other] cases
 } of arrest surely in { $period } do sources say that { $ground } was the only ground; in { $high } it cannot be ruled out.
point-ground-none = In none of the { $n } { $n ->
    [one] case
   *[other] cases
 } of arrest surely in { $period } could { $ground } be the only ground: sources contradict it, or tell of other conduct.
point-ground-no-base = No case of arrest lies surely in { $period }, so nothing is said of its basis.
point-not-given = A figure for { $period } is not given, to protect people.
point-exclusivity = A source says whether the conduct it names was all in { $told } of the { $n } { $n ->
    [one] case
   *[other] cases
 }; where none says so, the case counts only towards the upper bound.
point-held = When sources last told of them, at least { $low } and at most { $high } of the { $n } were held.
point-held-exact = When sources last told of them, { $low } of the { $n } { $low ->
    [one] was
   *[other] were
 } held.
point-held-none = When sources last told of them, none of the { $n } was held.
point-held-unsaid = Of none of the { $n } do sources say that they are held; of { $high } it is not known.
point-held-latest = The latest page read about them is of { $day }.
point-compared = A year earlier, in { $earlier }, { $then ->
    [one] { $then } person was
   *[other] { $then } people were
 } documented as arrested, compared with { $now }; the data do not establish a change.
point-compared-so-far = A year earlier, in { $earlier }, { $then ->
    [one] { $then } person was
   *[other] { $then } people were
 } documented as arrested, compared with { $now } so far; late reports are still expected, so nothing is said of a change.
point-rose = The number rose: { $now }, compared with { $then } in { $earlier } (ratio { $ratio }, interval { $low } to { $high }, same sources behind both).
point-fell = The number fell: { $now }, compared with { $then } in { $earlier } (ratio { $ratio }, interval { $low } to { $high }, same sources behind both).
point-undated = { $n ->
    [one] { $n } further documented case tells
   *[other] { $n } further documented cases tell
 } of a deprivation of liberty without a usable date of arrest and could belong to any period.
point-all-dated = Every documented case of deprivation of liberty has a date of arrest that can be used.

## Key figures
key-arrests = people arrested
key-arrests-note = documented in { $period }: surely, and at most
key-ground = { $ground } as the only ground
key-ground-note = cases, at least and at most: standard reading
key-held = held when last told of
key-held-note = cases, at least and at most

## What has changed
dated-lead = Many sources give no year, or no word on what happened on a day. An event counts as surely in the period only if its whole range of days lies in it.
moved-first = No edition of these figures was published before.
moved-none = No published figure has changed.
note-moved = A revision comes from late or better reports; a correction from a mistake of ours. A conclusion is affected if a figure of the main points has moved.
reason-late-report = reported late
reason-new-code = a date, place or finding was read anew
reason-linked-anew = reports were joined to other cases
reason-withdrawn = a source was withdrawn
reason-recounted = the same cases, of which more is known
yes = yes
no = no
figure-arrest-persons = People arrested
figure-arrest-cases = Cases of arrest
figure-arrest-undated = Cases without a date of arrest
figure-still-held = Held when last told of, with those possibly in the period
figure-still-held-sure = Held when last told of
figure-single-origin = Cases that rest on one origin
figure-told-exclusivity = Cases in which a source says whether it was all
figure-told-conduct = Cases in which the conduct is told
figure-told-article = Cases in which an article is told
figure-told-region = Cases in which the place is told
figure-named = { $kind }: { $value }
figure-both = { $one }; { $other }
figure-ground = Only ground: { $ground }
figure-reading-strict = strict reading
figure-reading-standard = standard reading
figure-reading-broad = broad reading
figure-possibly = with those possibly in the period
figure-told-disputed = Cases in which sources contradict one another
figure-change-year-before = People arrested, as a ratio to a year earlier
figure-change-previous = People arrested, as a ratio to the period before
figure-sensitivity-less = Share with the only ground, if the unknown are less often a yes than the known
figure-sensitivity-same = Share with the only ground, if the unknown are as often a yes as the known
figure-sensitivity-more = Share with the only ground, if the unknown are more often a yes than the known
figure-sensitivity-tipping = Odds of the unknown, as a ratio to those of the known, at which the share crosses one half
figure-held-days = Median of days held
figure-position-any = Cases in which a position of the authorities is told
figure-by-region = Place
figure-by-provision = Article
figure-by-source = Source
figure-by-outcome = Outcome
family-region = Place
family-article = Article
family-provision = Article
family-conduct = Conduct
family-source = Source
family-outcome = Outcome
family-procedure = Safeguard
family-status = Status
family-affiliation = Movement
family-offence = Kind of offence
family-rows = Rows
family-position-by = Position told of
family-position-of = Conduct that authorities assert

## Basis
basis-told = What the accusation is said to rest on is told in { $conduct } of the { $n }.
headline-basis = { $n ->
    [one] { $n } documented case
   *[other] { $n } documented cases
 } of arrest in { $period }; in { $sole } { $ground } is said to be the only ground
headline-basis-none = { $n ->
    [one] { $n } documented case
   *[other] { $n } documented cases
 } of arrest in { $period }; in none is { $ground } said to be the only ground
headline-basis-part = Documented cases of arrest by what is said of { $ground }
subtitle-figure-basis = Cases of arrest by quarter and finding, { $place }, { $period }
headline-share = In { $period }, { $ground } was the only ground in at least { $low } and at most { $high } of { $n } cases, from what sources tell
headline-share-part = Cases with { $ground } as the only ground: at least and at most
subtitle-figure-share = Share of cases of arrest with { $ground } as the only ground, standard reading, by quarter, { $place }, { $period }
not-drawn-few-cases = Under ten cases a table says more than a chart.
not-drawn-few-events = There are too few known ends of detention for a curve.
not-drawn-no-cases = There is no documented case to draw.
not-drawn-no-dates = No arrest has a date exact enough to draw.
not-drawn-no-range = Without a range there is no answer to draw, and single models would be taken for one.
not-drawn-no-share = Under twenty cases in every quarter: counts only, no shares.
not-drawn-suppressed = Not drawn, because a count is suppressed to protect people.
note-sure-only = Only cases whose arrest lies surely within the quarter or period are drawn.
note-persons = One person can have more than one case.
note-bounds = Lower figure: cases that meet the reading. Upper figure: those and every case that no source contradicts. These are bounds, not a confidence interval.
note-span = Lower figure: cases surely in the period. Upper figure: with those that only may lie in it.
reading-strict = Strict
reading-standard = Standard
reading-broad = Broad
reading-definition-strict = a court, a charging document or the authority shows that it was all
reading-definition-standard = also where an organisation, a relative, counsel or the press says so
reading-definition-broad = also where it is the only conduct told and nobody says whether it was all
finding-definition-sole = asserted, nothing else asserted, and said to be all
finding-definition-partial = asserted, and so is other conduct
finding-definition-not-basis = denied, or something else is said to be the only ground
finding-definition-indeterminate = anything else, with the reason recorded

## Law and conduct
law-told = An article is named in { $told } of the { $n } { $n ->
    [one] case
   *[other] cases
 }.
law-most = Named most often is { $article } ({ $about }), in { $n } { $n ->
    [one] case
   *[other] cases
 }.
law-attribution = These are the accusations as sources tell them. An article fills in no conduct, and no conduct here is our own finding.
headline-conduct = What { $n } cases of { $period } are said to rest on, by article
subtitle-figure-conduct = Cases of arrest by article and conduct said to be relied on, { $place }, { $period }
note-several = A case with several values counts under each, so the rows do not add up to all cases.
note-source = A source here is a collection as it was received; collections overlap, and some hold many publishers.
note-rows = A row is one line of a table received, or one account of a person in a text. Several rows can tell of one case: rows are no count of people.
offence-not-known = not known

## Where, and for how long
where-told = The region of the arrest is told in { $told } of the { $n } { $n ->
    [one] case
   *[other] cases
 }.
where-no-rates = No rates are given: counts are small, and the attention of sources differs from place to place.
headline-where = Where the arrests of { $period } took place, in { $n } cases
subtitle-figure-where = Cases of arrest by region, { $place }, { $period }
note-least = Small figure: cases in which { $ground } is said to be the only ground; lower bound, standard reading.
headline-courses = What became of the people in { $n } cases of { $period }
subtitle-figure-courses = Days since the arrest, by stage, { $place }, { $period }
note-courses = Hatched: what followed, or when it ended, no source read tells. Cases beyond those drawn are in the data file.
held-not-estimated = How long people are held is not estimated: too few cases have an exact arrest and an exact release.
held-more-than = By the cautious limit, half of the people in the curve were held for more than { $low } days.
subtitle-figure-held = Estimated share still held, by days since the arrest, { $place }, { $period }
note-held = Kaplan–Meier estimate with late entry; tick marks: last known to be held. Only cases with exact dates.
everybody = Everybody surely arrested in the period

## Safeguards
safeguards-lead = What sources say was breached. That nothing is said of a safeguard does not mean that it was respected.
safeguards-silent = In { $silent } of the { $n } { $n ->
    [one] case
   *[other] cases
 } no source says anything of safeguards.
safeguards-none = No source read says that a safeguard was breached in a case of this period.
headline-safeguards = Said to be breached most often: { $safeguard }, in { $n } cases
subtitle-figure-safeguards = Cases by safeguard said to have been breached, { $place }, { $period }
note-matrix = Cases of which nothing is told are left out; those beyond the ones drawn are in the data file.
note-covenant = ICCPR: International Covenant on Civil and Political Rights. The standard is the one at issue; whether it was violated is for a court or treaty body to say.

## Cases
cases-lead = Every case behind the figures of the period, in order of the day of arrest, with the pages it rests on.
cases-none = No case of arrest is documented in { $period }, surely or possibly.
note-codes = CC: Criminal Code; CAO: Code on Administrative Offences.
note-cases = A case is one person’s episode of deprivation of liberty. Names are printed only where a ground for publication is recorded. Letters after a publisher: further pages of the same.
note-possibly = (?) The arrest only may lie in the period: its date is imprecise.
mark-possibly = possibly in the period

## Response of the authorities
response-none = No source read tells a position of the authorities in these cases.
response-lead = In { $told } of the { $n } { $n ->
    [one] case
   *[other] cases
 } a source tells what a court, a prosecutor or another authority itself says the accusation rests on.
response-right = The authorities were not asked for this edition; a reply will be printed in full.
response-theirs = Their statements stand here as theirs, whether or not other sources support them.
response-denied = denied: { $what }
note-response = As told by the pages linked or listed under Cases.
speaker-authority = An authority
speaker-court = A court
speaker-prosecutor = The prosecution
speaker-charging-document = A charging document
violence-violence = violence
exclusivity-solely = that it was all
exclusivity-other-grounds = that there are other grounds

## Tables
caption-readings = Cases of arrest with { $ground } as the only ground, by reading, { $place }, { $period }
caption-share-counts = Cases of arrest with { $ground } as the only ground, standard reading, by quarter, { $place }, { $period }
caption-findings = Cases of arrest by finding, { $place }, { $period }
caption-dated = People by kind of event, { $place }, { $period }
caption-moved = Published figures that are different now, { $place }, { $period }
caption-articles = Cases of arrest by article, { $place }, { $period }
caption-conduct = Cases of arrest by conduct said to be relied on, { $place }, { $period }
caption-regions = Cases of arrest by region, { $place }, { $period }
caption-safeguards = Cases of arrest by safeguard said to be breached, { $place }, { $period }
caption-cases = Documented cases of arrest, { $place }, { $period }
caption-response = What authorities are told to say, { $place }, { $period }
caption-rules = Rules that decide the finding, in order
caption-files = Data files of this document
caption-rows = Where the rows received stand, { $place }, { $period }
caption-by-quarter = Documented arrests and the ground studied, by quarter, { $place }, { $period }
caption-by-region = Cases with { $ground } as the only ground, by place and reading, { $place }, { $period }
caption-by-provision = Cases with { $ground } as the only ground, by article and reading, { $place }, { $period }
caption-by-source = Cases with { $ground } as the only ground, by source and reading, { $place }, { $period }
caption-by-outcome = Cases with { $ground } as the only ground, by outcome and reading, { $place }, { $period }
caption-by-affiliation = Cases of arrest by movement or organisation named, { $place }, { $period }
caption-by-offence = Cases of arrest by kind of offence, { $place }, { $period }
caption-by-status = Cases of arrest by last status told, { $place }, { $period }
caption-by-conduct = Cases of arrest by conduct said to be relied on, { $place }, { $period }
caption-by-procedure = Cases of arrest by safeguard said to be breached, { $place }, { $period }
caption-grounds = Cases in which the ground was the only one, by ground and reading, { $place }, { $period }
caption-robustness = Cases with { $ground } as the only ground under stricter and wider demands, { $place }, { $period }
caption-assumptions = Share of cases with { $ground } as the only ground if the unknown were known, { $place }, { $period }
caption-alike = Cases that resemble { $case }
caption-article-cases = Documented cases of arrest under the article, { $place }, { $period }
caption-article-quarters = Cases that name the article, by quarter, { $place }
caption-article-conduct = Cases that name the article, by conduct said to be relied on, { $place }, { $period }
caption-article-readings = Cases that name the article with { $ground } as the only ground, by reading, { $place }, { $period }
column-reading = Reading
column-finding = Finding
column-definition = What counts
column-sure = Surely in the period
column-with-possible = With those possibly in it
column-cases = Cases
column-persons = People
column-most = At most
column-event = Event
column-period = Period
column-ground = Only ground
column-ground-of = Ground
column-value = Value
column-figure = Figure
column-then = Then
column-now = Now
column-why = Why
column-conclusion = Conclusion affected
column-case = Case
column-arrest = Arrest
column-article = Article
column-about = About
column-conduct = Said to rest on
column-status = Last status told
column-pages = Published by
column-region = Region
column-safeguard = Safeguard
column-standard = Standard
column-speaker = Who
column-says-position = What it says
column-rule = Rule
column-says-rule = What it says
column-file = File
column-holds = What it holds
column-size = Size
column-checksum = SHA-256, first part
column-rows-place = What became of them
column-rows = Rows
column-check = What is asked
column-outcome = At least and at most
column-assumption = Assumption
column-found = Found
column-met = Met
column-share = Share and interval
column-shared = What they share
table-nothing = No documented case.
source-line = { $publisher }, from the published pages listed under Cases.
source-not-public = a source that is not public

## How to read
read-minimum = Documented cases are a minimum. What no source reported, or no source read here, is not in the figures.
read-bounds = Two figures are bounds: the truth about the documented cases lies between them, whatever the unknown turns out to be.
read-possibly = An event known only to the month or year is possibly in a period, never surely, unless that whole month or year lies in it.
read-undated = Events without a usable date are told apart and belong to no period.
read-zero = A zero means that no case is documented, not that none occurred.
read-coverage = Sources come and go. No rise or fall is claimed where the sources behind two periods differ.
read-compare = Figures of other lists differ because their rules of inclusion differ.

## Methods
methods-definition = The question is whether { $ground } was the only ground of arrest. A finding is concluded from what sources say, by the rules below, and never typed by hand. “Solely” stays the statement of whoever makes it: alone, it makes a finding alleged; a court, a charging document or the authority itself makes it documented.
methods-inclusion = A case is one person’s episode of deprivation of liberty of which a source tells a political, civic or journalistic context. A summons alone is not an arrest. Persons, cases, arrests and charges are counted apart, and each table says which.
methods-sources = Each value is kept with the words it was read from, their place, and who asserts it. Statements that go back to one origin count once, however often they are republished. Conflicts are shown, never voted away.
methods-dates = A date is the range of days it may be. No day and no year is invented; a year taken from the context of a page is marked as the coder’s.
methods-linkage = Reports are joined to persons by names, dates, places and articles across languages; doubtful pairs are left apart and queued for a person to decide, so one person may still be counted as two.
methods-missing = Not mentioned, denied and not disclosed are three things. An article is not conduct, and a violent article is not violence. What is not told is unknown, never a no.
methods-agreement = The sources read publish in the open, save those that are marked as not public; small places, and people who fear reprisal, are documented less. Agreement between coders is reported with the codebook.
methods-single-origin = { $single } of the { $n } { $n ->
    [one] case
   *[other] cases
 } { $single ->
    [one] rests
   *[other] rest
 } on one independent origin.
methods-codebook = Codebook and version:

## Revisions and corrections
policy-late = A revision comes from late or better reports. It is expected, and is made at each release.
policy-mistake = A correction mends a mistake of ours. It is made as soon as it is known.
policy-announced = Every figure that moved is listed under “What has changed”, with the reason.
policy-substantial = A substantial error is one that would change a published conclusion; then a notice stands at the head of the document.
policy-kept = No release is ever changed or withdrawn from the shelf: the earlier figures stay where they were cited.
policy-provisional = Figures of the last four quarters are provisional: late reports are still expected.
policy-settled = The period ended more than four quarters ago; its figures stay open to revision.
log-first = { $day }: first edition of these figures.
log-none = { $day }: no figure of the edition before has changed.
log-moved = { $day }: figures of the edition before have changed; they are listed under “What has changed”.

## Data
data-files = The tables and charts of this document are published beside it as CSV, with a manifest of checksums.
data-rows = Every row received stands in one line of this table, and the lines add up: nothing is lost without a word.
rows-received = All rows received
rows-set-aside = Set aside, with the reason in the list of issues
rows-text = Texts that nobody has read into reports yet
rows-later = Recorded after the day of the data
rows-unplaced = Of a person with several cases: nothing says of which
rows-abroad = Of cases in other countries
rows-no-arrest = Of cases of which no arrest is told
rows-undated = Of cases without a usable date of arrest
rows-elsewhen = Of cases of arrest at another time
rows-possible = Of cases possibly in the period
rows-counted = Of cases surely in the period
data-notebook = The executed notebook, with its parameters, is published beside it:
data-rebuild = To make this document again from the raw data, to walk a number back to the words of its sources, and to check a release:
data-version = Made with:
data-digest = Digest of the tables it was made from:

## Cite
cite-form = Cite as: { $publisher }, { $day }: { $title }, { $period }, { $identifier }.
cite-sources = Please cite the pages that a case rests on as well: their publishers did the reporting.
cite-licence = Text and aggregates: Creative Commons Attribution (CC BY 4.0). The cited pages keep their own terms.
cite-contact = Objections, replies and corrections: { $contact }. Do not send sensitive material by ordinary mail.
term-case = Case
meaning-case = one person’s episode of deprivation of liberty, made of all reports about it.
term-ground = Ground
meaning-ground = what the accusation is said to rest on: conduct, not the article.
term-finding = Finding
meaning-finding = what the codebook concludes about a ground from what sources say, with its grade.
term-bounds = Bounds
meaning-bounds = the least and the most a number can be, whatever the unknown turns out to be.
term-origin = Origin
meaning-origin = who first told something; those who repeat it add no origin.
term-grade = Grade
meaning-grade = who stands behind a finding: documented by a court or authority, or alleged by others.

## Patterns
answer-reading = { $reading } reading ({ $definition }): at least { $low } and at most { $high } of { $n } cases.
answer-reading-unsaid = { $reading } reading ({ $definition }): at most { $high } of { $n } cases, and perhaps none.
answer-not-given = { $reading } reading: not given.
by-quarter-lead = No rise or fall is read out of these figures: sources come and go.
note-ground-sure = Only ground: standard reading, cases surely in the quarter.
grounds-lead = A meeting is indoors, private or online; an assembly is public. A case can be about both, and then neither was the only ground.
robustness-lead = How the number of cases in which { $ground } is the only ground moves if more, or less, is demanded of the sources.
robustness-too-few = Shares under assumptions about the unknown are not given: there are fewer than twenty cases, or nothing to assume.
check-strict = A court, a charging document or the authority must show it
check-standard = Any source may say it (the headline)
check-broad = It need only be the only conduct told
check-two-origins = Two independent origins must stand behind it
assume-less = The unknown are less often a yes than the known
assume-same = The unknown are as often a yes as the known
assume-more = The unknown are more often a yes than the known
note-assumptions = Of { $n } cases surely in the period. Odds of the unknown a fixed factor below, at or above those of the known; intervals by multiple imputation. They rest on that assumption and are no part of the headline.
tipping = The unknown would need odds { $odds } times those of the known for the share to cross one half.
tipping-none = No assumption about the unknown that was tried moves the share across one half.
cannot-undocumented = How many arrests nobody documented.
cannot-silence = Whether silence about other conduct means that there was none.
cannot-motive = Why the authorities acted; a finding says what sources tell, not what anybody intended.
cannot-causes = Whether one place or article causes more arrests than another: attention differs.
cannot-compare = How this compares with lists whose rules of inclusion differ.
alike-lead = Rare things in common count more than frequent ones. The order says nothing else.
alike-none = No other documented case shares anything told of this one.
note-alike = Likeness is a help for reading, not a finding.
article-lead = Article studied: { $article } ({ $about }). It is named in { $n } { $n ->
    [one] case
   *[other] cases
 } surely in { $period }.
article-none = No documented case of { $period } names an article.

## Undercount
key-undercount = people, those whom no source saw included
key-undercount-note = estimated: the range over the models that fit
undercount-range = Models that fit the lists alike put the number of people arrested, those whom no source saw included, between { $low } and { $high }.
undercount-no-range = The lists can bear an estimate, but the models that fit them are too far apart for a range to be given; the documented minimum stands.
undercount-refused = How many no source saw is not estimated: the lists of the independent origins cannot bear it. The documented minimum stands.
undercount-lists = An origin is who told something first; an origin’s people are its list. An estimate rests on how far such lists overlap. These conditions are asked first, and one that is not met forbids any number.
undercount-models = What may be given as the answer is the range. The single models stand beside it for those who check.
headline-undercount = Between { $low } and { $high } people by the models that fit; { $n } are documented
headline-undercount-none = The models that fit the lists are too far apart for a range
subtitle-figure-undercount = Estimated number of people arrested, seen and unseen, by model, { $place }, { $period }
note-undercount = The range runs from the lowest to the highest limit of the models that fit. The lower bound holds unless lists avoid one another’s cases. A model without numbers needs other lists, or has no finite estimate on these.
caption-conditions = Conditions for an estimate, { $place }, { $period }
caption-assumed = Number of people under assumptions that no data can test, { $place }, { $period }
note-undercount-assumed = Each fits the lists exactly as well as the others.
figure-undercount-range = Range over the models that fit
figure-undercount-estimate = Latent classes of people
figure-undercount-gradual = People who differ by degrees
figure-undercount-loglinear = Log-linear model
figure-undercount-graphs = Average over decomposable graphs
figure-undercount-floor = Lower bound (Chao)
figure-undercount-assumed-half = The lists as a whole avoid one another: odds halved
figure-undercount-assumed-none = The lists as a whole neither seek nor avoid one another
figure-undercount-assumed-double = The lists as a whole seek one another: odds doubled
undercount-check-at-least-three-lists = Three lists or more
undercount-check-at-least-ten-people-on-each-list = Ten people or more on each list
undercount-check-lists-hang-together = The lists hang together
undercount-check-at-least-ten-people-on-exactly-two-lists = Ten people or more on exactly two lists
undercount-check-chains-agree = The chains of the sampler agree (ratio close to one)
undercount-check-effective-draws = There are hundreds of independent draws
undercount-check-draws-at-the-cap = Almost no draw reaches the cap
undercount-check-upper-limit-at-most-four-times-the-lower = The upper limit is no more than four times the lower
undercount-check-upper-limit-not-below-the-floor = The upper limit is not below the lower bound
undercount-check-no-single-list-carries-the-answer = No single list carries the answer (within a factor of two)
undercount-cannot-unlisted = People with no chance of being on any list: they are outside every model.
undercount-cannot-copies = Whether lists copy one another, which makes an estimate too low, or avoid one another’s cases, which makes it too high.
undercount-cannot-closed = Whether every link between lists is right and the period is closed; both are assumed.
undercount-cannot-assumption = Which of the models that fit is true: the number depends on an assumption that no data can test.

## Who documented the cases, and how soon

section-documented = Who documented the cases, and how soon?
documented-caution = Sources copy from one another: that several tell of a case makes it no surer.
headline-together = { $single } of the { $n } cases of { $period } { $single ->
    [one] was told of by one independent origin only
   *[other] were told of by one independent origin only
 }
subtitle-figure-together = Cases of arrest by the independent origins that told of them, { $place }, { $period }
note-together = Named are the origins that told of most cases of the country; the rest are one other or several others. A page that passes on another’s words counts once.
origin-other = One other
origin-others = Several others
headline-late = How soon after the arrest cases became known
subtitle-figure-late = Cases by quarter of arrest and by the quarters until the first page told of them, { $place }, { $period }
note-late = A case is known from the day of the first page on it; where no page has a date, from the day on which it was received.
note-predicted = Bars: what was expected when the quarter had ended (prediction interval of ninety per cent); dots: the count now.
note-likely-final = Late reports are still expected; the likely final number is a prediction interval of ninety per cent.
known-after-0 = Same quarter
known-after-1 = One quarter
known-after-2 = Two quarters
known-after-3 = Three quarters
known-after-4 = Four or more
family-known-after = Known after
family-together = Told of by
figure-likely-final = Likely final number of cases
figure-predicted = Number of cases once expected
