### Sentences and labels of the briefings. No message holds a digit: every number is put in from a result.

## Titles and masthead
title-quarterly_briefing = Political arrests in { $place }, { $period }
title-arrest_patterns = Arrested for attending a meeting: { $place }, { $period }
subtitle = Documented cases, each walked back to the words of a source
status-provisional = Provisional
fact-as-of = What was known on
fact-publisher = Publisher
fact-audience = Edition
fact-identifier = Identifier
audience-public = Public
audience-confidential = Confidential
notice-invented = Invented data. No person, event or source in this document is real.

## Sections
section-main-points = Main points
section-key-figures = Key figures
section-dated = What happened in the period
section-basis = On what basis were people arrested?
section-by-quarter = Quarter by quarter
section-by-region = Where
section-by-article = Under which articles
section-by-conduct = What the accusations are said to rest on
section-by-outcome = With what outcome
section-by-source = Who documented it
section-by-procedure = Safeguards said to have been breached
section-by-affiliation = Movements and organisations named
section-cases = Cases
section-how-to-read = How to read these figures
section-methods = Methods and limitations
section-data = Data and reproduction
section-cite = Cite, licence and contact
section-proofs = Where each number comes from

## Grounds
ground-attendance = attending a meeting or assembly
ground-meeting = attending a meeting
ground-assembly = taking part in a public assembly
ground-online_post = posting online
ground-membership = belonging to a movement

## Main points
point-no-arrests = No arrest in { $place } is documented as lying in { $period }; that is not proof that there was none.
point-arrests = At least { $low ->
    [one] { $low } person is
   *[other] { $low } people are
 } documented as arrested in { $place } in { $period }.
point-arrests-range = At least { $low ->
    [one] { $low } person is
   *[other] { $low } people are
 } documented as arrested in { $place } in { $period }, and at most { $high } if every imprecisely dated arrest lies in it.
point-ground = For at least { $low } and at most { $high } of the { $n } documented cases of arrest in { $period }, { $ground } is said to be the only ground.
point-ground-no-base = No case has an arrest surely in { $period }; for at least { $low } and at most { $high } cases that may lie in it, { $ground } is said to be the only ground.
point-refused = No figure is given for the ground studied: { $reason }.
point-held = At least { $low } and at most { $high } of the { $n } are still held, as last reported.
point-undated = { $n ->
    [one] One further documented case tells
   *[other] { $n } further documented cases tell
 } of a deprivation of liberty without a date of arrest and could belong to any period.
point-exclusivity = A source says whether the ground was the only one in { $told } of the { $n } cases surely in the period.

## Key figures
key-arrests = people arrested
key-arrests-note = documented in { $period }: surely, and at most
key-ground = { $ground } as the only ground
key-ground-note = at least and at most, standard reading
key-held = still held
key-held-note = at least and at most, as last told before { $day }
number-refused = not given

## Basis
basis-told = The conduct relied on is told in { $conduct } cases, and whether it was all in { $told }; where nothing is told, the case counts only towards the upper bound.
note-bounds = Lower figure: cases that meet the reading. Upper figure: those and every case that no source contradicts. These are bounds, not a confidence interval.
reading-strict = Strict
reading-standard = Standard
reading-broad = Broad
reading-definition-strict = A court, a charging document or the authority shows that it was all
reading-definition-standard = Also where an organisation, a relative, counsel or the press says so
reading-definition-broad = Also where it is the only conduct told and nobody says whether it was all
finding-sole = Sole ground
finding-partial = One of several grounds
finding-not-basis = Not the ground
finding-indeterminate = Cannot be told
finding-definition-sole = Asserted, nothing else asserted, and said to be all
finding-definition-partial = Asserted, and so is other conduct
finding-definition-not-basis = Denied, or something else is said to be the only ground
finding-definition-indeterminate = Anything else, with the reason recorded
grade-documented = documented
grade-alleged = alleged
grade-disputed = disputed
grade-retracted = retracted
grade-unknown = unknown

## Events
dated-lead = Many sources give no year, or no word on what happened on a day. An event counts as surely in the period only if its whole range of days lies in it.
role-arrest = Arrest
role-custody = Custody order, house arrest or administrative arrest
role-charge = Charge
role-trial = Hearing
role-sentence = Sentence
role-release = Release
role-unspecified = Dated, but the source does not say of what
not-told = Not told

## Tables
caption-readings = Cases of arrest by reading, { $place }, { $period }
caption-findings = Cases of arrest by finding, { $place }, { $period }
caption-dated = People by kind of event, { $place }, { $period }
caption-by-quarter = Documented arrests and the ground studied, by quarter, { $place }, { $period }
caption-by-region = Cases of arrest by region, { $place }, { $period }
caption-by-article = Cases of arrest by article, { $place }, { $period }
caption-by-conduct = Cases of arrest by conduct said to be relied on, { $place }, { $period }
caption-by-outcome = Cases of arrest by penalty imposed, { $place }, { $period }
caption-by-source = Cases of arrest by source, { $place }, { $period }
caption-by-procedure = Cases of arrest by safeguard said to be breached, { $place }, { $period }
caption-by-affiliation = Cases of arrest by movement or organisation, { $place }, { $period }
caption-cases = Documented cases of arrest, { $place }, { $period }
caption-rules = Rules that decide the finding, in order
column-reading = Reading
column-finding = Finding
column-definition = What counts
column-cases = Cases
column-persons = People
column-event = Event
column-period = Period
column-ground = Only ground
column-value = Value
column-case = Case
column-arrested = Arrested
column-place = Place
column-article = Article
column-status = Last status told
column-pages = Published by
column-rule = Rule
column-says = What it says
table-nothing = No documented case.
source-line = { $publisher }, from the published pages listed under Cases.
note-cases = A case is one person's episode of deprivation of liberty. Names are printed only where a ground for publication is recorded.
mark-c = suppressed
mark-p = provisional
mark-r = revised
mark-x = not available: no source read tells it
mark-z = not applicable

## How to read
read-minimum = Documented cases are a minimum. What no source reported, or no source read here, is not in the figures.
read-bounds = Two figures are bounds: the truth about the documented cases lies between them, whatever the unknown turns out to be.
read-possibly = An event known only to the month or year is possibly in a period, never surely.
read-undated = Events without a usable date are told apart and belong to no period.
read-zero = A zero means that no case is documented, not that none occurred.
read-coverage = Sources come and go. No rise or fall is claimed where the sources behind two periods differ.
read-compare = Figures of other lists differ because their rules of inclusion differ.

## Methods
methods-definition = The question is whether { $ground } was the only ground of arrest. A finding is concluded from what sources say, by the rules below, and never typed by hand. "Solely" stays the statement of whoever makes it.
methods-sources = Each value is kept with the words it was read from, their place, and who asserts it. Statements that go back to one origin count once. Conflicts are shown, never voted away.
methods-dates = A date is the range of days it may be. No day and no year is invented; a year taken from the context of a page is marked as the coder's.
methods-linkage = Reports are joined to persons by names, dates, places and articles across languages; doubtful pairs are left apart and queued for a person to decide.
methods-codebook = Codebook and version:

## Data
data-files = The tables of this document are published beside it as CSV, with a manifest of checksums.
data-rebuild = To rebuild this document from the raw data:
data-explain = To walk a number back to the words of its sources:
data-digest = Digest of the tables it was made from:

## Cite
cite-form = { $publisher }: { $title }, { $period }, { $identifier }.
cite-licence = Text and aggregates: Creative Commons Attribution. The cited pages keep their own terms.
cite-contact = Objections and corrections: { $contact }. Do not send sensitive material by ordinary mail.
