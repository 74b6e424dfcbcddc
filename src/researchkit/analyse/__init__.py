"""Figures with what is known about them: each a :class:`researchkit.core.result.Result`.

A register of documented cases is a census of reports, not a sample. The headline uncertainty is
therefore what is not known about the cases (identification bounds) and what has not been reported
yet (nowcast). Sampling-type intervals describe the variability of a hypothetical process; they belong
in an annex and their results say so.

Two kinds of functions live here. *Estimators* (``wilson``, ``rate_ratio``, ``kaplan_meier`` …) compute
what their name says for any valid input. *Publishers* (``share``, ``compare``, ``held_for``, ``nowcast`` …)
apply the rules of the house and refuse, with a reason, to give a number that cannot be defended.
Invalid input (more successes than trials, missing columns, not-a-number) raises ``ValueError``.

One module a noun:

========================  ==========================================================================
``proportions``           shares and their differences
``rates``                 counts as draws of a rate, rate ratios
``counts``                events surely / possibly / undated in a period
``coverage``              whether the same sources stand behind compared periods
``trends``                change between periods, and when a direction may be claimed
``overdispersion``        extra-Poisson variation and regression that allows for it
``changepoint``           one change of a rate, exactly
``funnel``                regions against the national share
``multiplicity``          many comparisons in one family
``bounds``                worst-case bounds for shares and changes
``readings``              the strict, standard and broad readings of findings
``sensitivity``           miscoding, source grades, what if the unknown were known
``triangle chain_ladder`` late reports: what came when
``nowcast mack``          what a quarter will count once they are in
``durations competing``   how long people are held, and how it ends
``turnbull spells``       the same from dates known only as intervals
``agreement kappa coding``  agreement between coders
``crosstabs combinations``  who by what, counting people
``reconciliation revisions``  totals that must agree; figures that moved
``standard tabulate``     all of it for one country and period, and as a table
========================  ==========================================================================
"""
