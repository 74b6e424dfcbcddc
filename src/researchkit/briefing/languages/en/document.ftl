### Head and end of every document, and the marks of its tables.

status-provisional = Provisional
status-open = Open to revision
fact-as-of = What was known on
fact-publisher = Publisher
fact-audience = Edition
fact-identifier = Identifier
fact-wording = Wording
wording-awaiting-review = awaiting review by a native lawyer
audience-public = Public
audience-confidential = Confidential
notice-invented = Invented data. No person, event or source in this document is real.
format-pdf = PDF
format-html = HTML
section-proofs = Where each number comes from
number-refused = not given
mark-c = suppressed, to protect people
mark-p = provisional
mark-r = revised
mark-x = not available: no source read tells it
mark-z = not applicable
proofs-lead = Each number printed above, with its method and the cases behind it.
