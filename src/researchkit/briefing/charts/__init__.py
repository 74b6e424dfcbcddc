"""Charts: one module a recipe, each with one ``draw`` that gives a figure, or a reason why there is none.

| question | module |
|---|---|
| How many, when, on what basis? | ``columns`` (one square is one person) |
| What share at least, at most? | ``bounds`` (interval bars) |
| Which conduct under which article? | ``conduct`` (area squares) |
| Where? | ``tiles`` (tile grid, or a ranked list) |
| What became of each person? | ``swimlane`` |
| How long are people held? | ``survival`` (Kaplan-Meier) |
| Who documented it? | ``upset`` |
| Were safeguards respected? | ``safeguards`` (dot matrix) |
| How late do reports come? | ``lateness`` (heat table) |
| What can be counted when dates are imprecise? | ``dated`` (surely, possibly, undated) |

A chart is a :class:`~researchkit.briefing.blocks.FigureBlock`: headline, subtitle, source, alternative text, SVG, data
as a table and as CSV. ``card.share_card`` makes the picture for sharing when asked. ``words.lettering`` brings the
visible words of a language, ``periods.rows`` the names of periods; ``extents.check`` says whether a chart can be read.
"""
