### The dossier of one case, in the order of the questionnaire of the UN Working Group on Arbitrary Detention.
### No message holds a digit that is a figure: numbers are put in.

## Head
dossier-title = Case dossier: { $name }, { $place }
dossier-subtitle = What sources tell of one case, who says it, and what is not known
dossier-fact-case = Case
dossier-fact-last-told = Last report read
dossier-fact-use = Use
dossier-use-filing = Filing copy: communications to the UN are filed in English, French or Spanish
dossier-use-public = For publication and for talks; the copy for filing is the confidential edition
dossier-use-home = For use at home; the UN takes communications in English, French or Spanish
dossier-notice-confidential = Confidential edition: it prints a name and the words of sources. Do not publish it, do not send it by ordinary mail.

## Sections
section-dossier-summary = Summary
section-dossier-chronology = Chronology
section-dossier-questionnaire = Questionnaire of the Working Group on Arbitrary Detention
section-dossier-evidence = Evidence for and against
section-dossier-standards = Standards
section-dossier-actions = Action sheet for diplomats
section-dossier-collect = Still to be collected
section-dossier-similar = Similar cases
section-dossier-documents = Documents
section-dossier-consent = Consent
dossier-heading-authorities = Position of the authorities

## Summary
dossier-summary-lead = This is what published sources tell, each statement with who makes it. What no source tells is said to be not known.
dossier-summary-asked = What is asked of whom stands in the action sheet; what must be asked of the family and of counsel first stands in the list of what is still to be collected.
dossier-caption-summary = The case in brief
dossier-column-fact = Fact
dossier-column-told = As told
dossier-fact-name = Name
dossier-fact-arrested = Arrested
dossier-fact-where = Where
dossier-fact-law = Accused under
dossier-fact-conduct = Said to rest on
dossier-fact-finding = Finding by rule
dossier-fact-status = Status
dossier-fact-hearing = Next hearing
dossier-fact-danger = Danger now
dossier-fact-documented = Documented by
dossier-nothing-told = None is told.
dossier-withheld = Withheld: no ground for publishing the name is recorded for this edition.
dossier-ground-consent = with the person's consent
dossier-ground-own-representative = published by the person's own representative
dossier-ground-named-organisation = published by a named organisation, after a review of the risk
dossier-ground-closed = closed: no ground for publication is recorded
dossier-finding = { $ground }: { $finding }
dossier-finding-open = { $ground }: { $finding } (by the same rules, on public sources alone)
dossier-status = { $status }, as last told by { $day }. What has happened since is not known.
dossier-documented = { $pages } { $pages ->
    [one] report
   *[other] reports
 } that go back to { $origins } independent { $origins ->
    [one] origin
   *[other] origins
 }; one page can hold several reports
dossier-documented-reports = { $pages } public { $pages ->
    [one] report
   *[other] reports
 }; one page can hold several reports
dossier-number-reports = Reports of the case
dossier-number-origins = Independent origins of the reports

## Chronology
dossier-caption-chronology = Events of the case, in order of time
dossier-column-when = When
dossier-column-what = What
dossier-column-grade = Grade
dossier-column-sources = Sources
dossier-note-dates = A date is the range of days that it may be; no day is invented. Source numbers are those of the list of documents.
dossier-source-line = { $publisher }, from the pages listed under Documents.
dossier-undated = Date not told
dossier-headline-course = The course of the case, as far as it is told
dossier-subtitle-course = Days since the arrest, until the last report read, { $day }
dossier-note-course = Drawn so that nothing comes before the arrest or after the day it was told. What followed the last report is not known.
dossier-course-not-drawn = The course is not drawn: the day of the arrest is not known.

## Questionnaire
dossier-questionnaire-lead = Fields stand in the order of the form, so that counsel can file with little rework. A footnote tells the source of each statement.
dossier-questionnaire-check = Hold the parts from the third on, and the consent fields, against the form in force at OHCHR before filing. Filing needs the consent of the person or the family.
dossier-caption-part-i = Part I: Identity
dossier-caption-part-ii = Part II: Arrest
dossier-caption-part-iii = Part III: Detention
dossier-caption-part-iv = Part IV: Circumstances of the arrest
dossier-caption-part-v = Part V: Why the detention may be arbitrary
dossier-caption-part-vi = Part VI: Internal steps and domestic remedies
dossier-caption-part-vii = Part VII: Submitter
dossier-column-number = No.
dossier-column-field = Field
dossier-column-answer = Answer
dossier-column-by = Who says so
dossier-q-family-name = Family name
dossier-q-first-name = First name
dossier-q-sex = Sex
dossier-q-birth = Birth date, or age at detention
dossier-q-nationality = Nationality
dossier-q-identity-document = Identity document: copy, issued by, on, number
dossier-q-profession = Profession or activity, if relevant
dossier-q-address = Usual address
dossier-q-arrest-date = Date of arrest
dossier-q-arrest-place = Place of arrest
dossier-q-arrest-forces = Forces who carried it out
dossier-q-arrest-warrant = Warrant or decision shown
dossier-q-arrest-authority = Authority that issued it
dossier-q-arrest-reasons = Reasons given by the authorities
dossier-q-arrest-law = Legal basis
dossier-q-detention-date = Date of detention
dossier-q-detention-duration = Duration, or probable duration
dossier-q-detention-forces = Forces holding the person
dossier-q-detention-places = Places, transfers, present place
dossier-q-detention-authority = Authority that ordered it
dossier-q-detention-reasons = Reasons given by the authorities
dossier-q-detention-law = Legal basis
dossier-q-circumstances = Circumstances
dossier-q-arbitrary = Categories of the Working Group
dossier-q-remedies = Steps taken, results, or why not taken
dossier-q-submitter-name = Name
dossier-q-submitter-address = Postal and electronic address
dossier-q-submitter-date = Date
dossier-q-submitter-signature = Signature
dossier-not-stated = Not known: no source read states it.
dossier-not-disclosed = Not known: a source or authority declines to say.
dossier-contradicted = Sources contradict one another; all are given.
dossier-not-assessed = Not assessed: no evidence told speaks for any of them.
dossier-unreadable = Not known: what the source says could not be read.
dossier-submitter = Left for the submitter, whose identity the UN keeps confidential.
dossier-words-withheld = Not told in this edition: it would print words of a source. If a source tells it, it stands in the confidential edition.
dossier-place-of-detention = Not known: no source read names the place of detention apart from the place of arrest.
dossier-name-not-parted = Not told apart from the family name.
dossier-affiliation = { $name }
dossier-affiliation-alleged = { $name } (a link is alleged)
dossier-arbitrary-candidate = Candidate, with evidence under Standards: { $limb }
dossier-arbitrary-contested = Candidate, contested, with evidence under Standards: { $limb }
dossier-warrant-shown = Shown, according to a source
dossier-warrant-not-shown = Not shown, according to a source
dossier-held-as-told = Goes on, as last told by { $day }
dossier-penalty-told = { $penalty }
dossier-penalty-possible = No sentence: the law is told to allow { $penalty }
dossier-penalty-requested = No sentence: the prosecution asked for { $penalty }
dossier-penalty-range = Range told: { $penalty }
dossier-penalty-upto = At most: { $penalty }
dossier-conduct-told = Said to rest on: { $what }
dossier-conduct-denied = Denied: { $what }
dossier-exclusivity-solely = Said to be the only ground
dossier-exclusivity-other-grounds = Said that there are other grounds as well
dossier-violence-asserted = A violent act is said to be part of the accusation
dossier-violence-denied = It is denied that a violent act is part of the accusation
dossier-violence-not-mentioned = No source read mentions a violent act of the person; that is not the same as a denial
dossier-breach-told = Breach told: { $what }
dossier-breach-denied = Breach denied: { $what }
dossier-authority-named = Authority named, without saying what it did: { $name }
dossier-evidence-told = Evidence told: { $what }
dossier-denied = Denied: { $what }

## Who says so
dossier-by-authority = an authority
dossier-by-court = a court
dossier-by-prosecutor = the prosecution
dossier-by-charging-document = a charging document
dossier-by-counsel = counsel
dossier-by-person = the person
dossier-by-relative = a relative
dossier-by-ngo = an organisation
dossier-by-media = the press
dossier-by-coder = the coder's inference
dossier-by-unattributed = unattributed
dossier-source-number = Source { $number }:

## Evidence and standards
dossier-rule = Rule: { $rule }.
dossier-caption-evidence = Statements that the finding rests on
dossier-column-side = Side
dossier-column-claim = Statement
dossier-side-for = For
dossier-side-against = Against
dossier-note-evidence = Statements stay those of who makes them. Sent to the UN, new facts must be sent even if they disprove the allegation.
dossier-standards-lead = For each test, what is told for it and against it. Every assessment is a candidate for a lawyer's judgement; none is an opinion of the Working Group or of the Assembly.
dossier-caption-standards = Candidates under the standards
dossier-column-test = Test
dossier-column-speaks-for = Told for it
dossier-column-speaks-against = Told against it
dossier-column-assessment = Assessment
dossier-note-standards = For a state that is not a party to the European Convention, Resolution 1900 is used by analogy. Where political motives are part of a test, no source column tells them and they are not assessed.
dossier-standard-wgad = WGAD category
dossier-standard-pace1900 = PACE Resolution 1900, limb
dossier-limb-wgad-i = no legal basis
dossier-limb-wgad-ii = detention results from the exercise of protected rights
dossier-limb-wgad-iii = failures of fair trial so grave that detention is arbitrary
dossier-limb-wgad-iv = prolonged administrative custody of asylum-seekers, immigrants or refugees
dossier-limb-wgad-v = discriminatory detention
dossier-limb-pace1900-a = violation of a fundamental guarantee
dossier-limb-pace1900-b = purely political reasons without connection to any offence
dossier-limb-pace1900-c = length or conditions clearly out of proportion, for political motives
dossier-limb-pace1900-d = discriminatory detention compared with others, for political motives
dossier-limb-pace1900-e = clearly unfair proceedings connected with political motives
dossier-verdict-candidate = Supported (candidate only)
dossier-verdict-contested = Contested (candidate only)
dossier-verdict-indeterminate = Not assessed
dossier-none-told = None told
dossier-mark-finding-sole = The finding that the ground was the only one
dossier-mark-finding-partial-peaceful = The finding that the ground was one of several, none of them violent
dossier-mark-conduct-protected-only = Only conduct told that is protected
dossier-mark-violence-asserted = A violent act is asserted
dossier-caption-authorities = What authorities are told to say
dossier-column-speaker = Who
dossier-column-says = What
dossier-authorities-none = No position of an authority on this case is told by the sources read, as known on { $day }. Its acts (arrest, charge, custody) are told by others.
dossier-right-of-reply = Authorities and everyone named may reply; replies are printed beside the statement.

## Action sheet
dossier-actions-lead = What the known facts call for, after the EU Guidelines on Human Rights Defenders. Ask the family and counsel before acting: publicity can harm.
dossier-caption-actions = What can be done, and the facts for it
dossier-column-action = Action
dossier-column-facts = Known facts
dossier-action-observe = Observe a hearing
dossier-action-visit = Visit in custody
dossier-action-raise = Raise the case with the authorities
dossier-action-urgent = Urgent appeal or support
dossier-no-hearing = No hearing after { $day } is told. Ask counsel for court, room and date.
dossier-visit-yes = Held, as last told. Confirm before a visit.
dossier-visit-no = Not held, as last told.
dossier-visit-unknown = Whether the person is held is not known.
dossier-raise-nothing = No charge and no breach of a safeguard is told; ask for the legal basis.
dossier-danger-told = Told: { $what }
dossier-danger-none = No danger is told; that is no proof that there is none. Ask the family and counsel.
dossier-danger-not-held = Not held, as last told.

## Still to be collected
dossier-collect-lead = Every field of the form that no source read answers, and who may know.
dossier-caption-collect = Fields without an answer
dossier-column-reason = Why it is empty
dossier-column-ask = Ask
dossier-ask-family = the family, or the person
dossier-ask-counsel = counsel
dossier-ask-authority = the authorities, through counsel
dossier-ask-submitter = the submitter

## Similar cases
dossier-similar-lead = Cases that share with this one what few cases share: articles, alleged conduct, breaches, movement. Likeness is no finding about either.
dossier-caption-similar = Similar cases and what they share
dossier-column-case = Case
dossier-column-shares = Shares

## Documents and consent
dossier-caption-sources = Pages that the case rests on
dossier-column-publisher = Publisher
dossier-column-published = Published
dossier-column-language = Language
dossier-column-translation = Translation
dossier-column-file = File received
dossier-translation-not-needed = Not needed
dossier-translation-none = None recorded
dossier-note-hash = The file's SHA-256 (its first characters) and the day it was received. Never publish a plain hash of a document: it confirms that we hold it.
dossier-consent-lead = What was agreed to, for whom and until when.
dossier-consent-none = No consent and no other ground for publishing the name is recorded. Filing with the UN needs the consent of the person or the family.
dossier-consent-withdraw = Consent can be withdrawn at any time: { $contact }.
dossier-caption-consent = Recorded grounds
dossier-column-ground = Ground
dossier-column-covers = Covers
dossier-column-given = Given
dossier-column-until = Until
dossier-column-withdrawn = Withdrawn
dossier-column-given-by = Given by
dossier-column-reviewed = Risk reviewed
dossier-explain = To walk every statement back to its words and their place: { $command }

## Further words
dossier-also-sources = also sources { $numbers }
dossier-quoted = “{ $words }”
dossier-unprintable = words in letters that this edition cannot print; see the page
dossier-note-numbers = Numbers in brackets are those of the list of documents; the words stand in the footnotes of the questionnaire.
dossier-as-under = As under { $number }: sources do not tell the two apart.
