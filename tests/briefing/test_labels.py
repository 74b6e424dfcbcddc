from __future__ import annotations

import string

import pytest

from researchkit.briefing.labels import has_labels, labels
from researchkit.briefing.languages import DOSSIERS


@pytest.mark.parametrize("lang", DOSSIERS)
def test_every_language_has_every_label_with_the_same_values(lang):
    assert has_labels(lang)
    for key, text in labels(lang).items():
        asked = {name for _, name, *_ in string.Formatter().parse(text) if name}
        assert asked == {name for _, name, *_ in string.Formatter().parse(labels("en")[key]) if name}, key


def test_a_language_without_labels_shows_english_and_says_so():
    assert labels("xx") == labels("en")
    assert not has_labels("xx")
    assert labels("kk-Latn-KZ") == labels("kk")
    assert not has_labels("../en")
