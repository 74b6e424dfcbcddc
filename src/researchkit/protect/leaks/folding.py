"""How the gate sees words: without marks, case and look-alikes; and how coarsely they sound.

The coarse sound of a word (``sounds``) only says where to look closer: it is the same for every spelling of
a name in any alphabet, and for many other words as well.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from researchkit.clean.names.script import mend
from researchkit.reference import names as vocabulary

#: Marks above and below letters, and characters that show nothing.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u115f\u1160\u17b4\u17b5\u180b-\u180e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20d0-\u20ff\u3164\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0000-\U000e01ef]+"
)
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʹʺʻʼʽˈ"), None)
#: Letters without a decomposition, and Greek capitals and small letters that look like Latin ones.
_PLAIN = str.maketrans("łøđıħŧαβεηικνορτυχ", "lodihtabehiknoptux") | str.maketrans(
    {"æ": "ae", "œ": "oe", "þ": "th"}
)
#: A word: letters, with apostrophes and hyphens inside it.
WORD = re.compile(r"[^\W\d_]+(?:['’‘ʻʼ`´\-‐‑][^\W\d_]+)*")
_HYPHENS = re.compile("[-‐‑]")


def seen(text: str) -> str:
    """A text as a reader sees it: compatibility forms made plain, invisible characters and marks gone."""
    if text.isascii():
        return text
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", _UNSEEN.sub("", text)))


@functools.lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One word, folded so that the same name looks the same however it is written in its alphabet."""
    word = _HYPHENS.sub("", word.translate(_APOSTROPHES))
    if not word.isascii():
        word = mend(word)[0]
        word = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(char for char in word if not unicodedata.combining(char)).translate(_PLAIN)
    return word.casefold()


#: Sounds of :mod:`researchkit.clean.names.sounds` in a few classes; v and glides count with the vowels.
_CLASSES = dict(zip("aAeiyouWVvwbpdtgkxhqsSzZCcmnlrf", "aaaaaaaaaaaPPTTKKKKKSSSSSSMNLRF", strict=True))
_FINAL = re.compile("F+$")
_HARD = re.compile("(?<=[PTKSMNLRF])H+")
_RUNS = re.compile(r"(.)\1+")
_MOST = 6


@functools.cache
def _letters() -> tuple[dict[int, str], dict[str, tuple[str, ...]]]:
    """Letter → the class it sounds as; and letters that may sound as another (c, j, x …) → each class."""
    found: dict[str, dict[str, None]] = {}
    for rule in vocabulary.letter_rules():
        bare = "".join(c for c in unicodedata.normalize("NFKD", rule.letters) if not unicodedata.combining(c))
        if len(letter := bare.translate(_PLAIN)) == 1:
            for sound in rule.sounds:
                classed = "".join(_CLASSES.get(char, char) for char in sound)
                found.setdefault(letter, {})[_settled(classed) if len(classed) > 1 else classed] = None
    found["h"] = {"H": None}
    found["t"] = {"T": None}  # a cedilla that makes it ts is rare; every t would be doubtful
    plain = {ord(letter): next(iter(classes)) for letter, classes in found.items()}
    return plain, {letter: tuple(classes) for letter, classes in found.items() if len(classes) > 1}


def classes(word: str) -> tuple[str, ...]:
    """The sequences of sound classes that a folded word may have; the likeliest first."""
    plain, doubtful = _letters()
    texts = [word]
    for letter in doubtful.keys() & set(word):
        texts = [text.replace(letter, other) for text in texts[:_MOST] for other in doubtful[letter]]
    return tuple(dict.fromkeys(_settled(text.translate(plain)) for text in texts))


def _settled(sequence: str) -> str:
    if sequence[-1:] == "F":
        sequence = _FINAL.sub("a", sequence)
    if "H" in sequence:
        sequence = _HARD.sub("", sequence.replace("PH", "F")).replace("H", "K")
    sequence = _RUNS.sub(r"\1", sequence)
    if "TS" in sequence:
        sequence = sequence.replace("TS", "S")
    sequence = sequence.replace("NK", "N").replace("NP", "MP")
    return _RUNS.sub(r"\1", sequence)


def key(sequence: str) -> str:
    """What two spellings of a name share: the consonants, and where these are few the vowels' places too."""
    hard = sequence.replace("a", "")
    return sequence[: sequence[:1] == "a"] + _RUNS.sub(r"\1", hard) if len(hard) > 3 else sequence


@functools.lru_cache(maxsize=1 << 16)
def sounds(word: str) -> frozenset[str]:
    """Keys of a word in a restricted name."""
    return frozenset(key(sequence) for sequence in classes(fold(word)))


def sounds_in_text(word: str) -> set[str]:
    """Keys of a word in a text: also without what may be an ending.

    Cyrillic and other alphabets: up to three consonants. Latin: a final vowel or s.
    """
    folded = fold(word)
    most = 1 if folded.isascii() else 3
    out: set[str] = set()
    for sequence in classes(folded):
        out.add(key(sequence))
        hard = len(sequence.replace("a", ""))
        least = max(hard - most, min(hard, 2) if hard > 2 else 1)
        short = sequence
        while short := short[:-1]:
            left = len(short.replace("a", ""))
            if left < least or (most == 1 and left < hard and sequence[-1] != "S"):
                break
            out.add(key(short))
    return out
