"""How many people no list has seen: multiple systems estimation from overlapping lists.

Give :func:`estimate` a table of zeros and ones (a row a capture history, a column a list) with a count. It checks
whether the lists can bear an estimate at all, and refuses with reasons where they cannot: then only the
documented minimum stands. Where they can, a Bayesian latent-class model is the estimate, Chao's bound its
floor, and log-linear models and decomposable graphs stand beside it, because models that fit the observed
data equally well give different totals.

The room needs numpy and scipy only and knows nothing of arrests: it could stand as a package of its own.
"""

from researchkit.analyse.undercount.estimate import Undercount, estimate
from researchkit.analyse.undercount.histories import Histories, read_histories

__all__ = ["Histories", "Undercount", "estimate", "read_histories"]
