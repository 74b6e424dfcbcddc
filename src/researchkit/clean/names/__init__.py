"""Personal names: whom a cell names, keys that survive transliteration, comparison, display, search.

``read`` gives the persons of a cell; ``keys`` and ``keys_frame`` give what linkage joins on; ``compare``
says whether two names can be one person's; ``display`` picks the form readers see; ``fold_variants``
lists spellings a leak scanner looks for, and ``mentions`` finds a person in a text by sound.
"""

from researchkit.clean.names.compare import LEVELS, MERGING, NameMatch, compare
from researchkit.clean.names.display import DisplayForm, display, display_form, transliterate
from researchkit.clean.names.folding import fold_text, fold_variants
from researchkit.clean.names.keys import KEY_COLUMNS, KEYSET_VERSION, NameKeys, keys, keys_frame
from researchkit.clean.names.mentions import Mention, Wanted, mentions, wanted
from researchkit.clean.names.reading import read

__all__ = [
    "KEYSET_VERSION", "KEY_COLUMNS", "LEVELS", "MERGING", "DisplayForm", "Mention", "NameKeys", "NameMatch",
    "Wanted", "compare", "display", "display_form", "fold_text", "fold_variants", "keys", "keys_frame",
    "mentions", "read", "transliterate", "wanted",
]  # fmt: skip
