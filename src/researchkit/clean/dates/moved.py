"""The grammar of what moves a point: the eve of, two days before, the week of, "not on"."""

from __future__ import annotations

from researchkit.clean.dates.joins import Found
from researchkit.clean.dates.parts import shift_of
from researchkit.clean.dates.series import Series

#: Kinds of words that move the point behind them, and those that strike it out or widen it.
_MOVING = frozenset({"counted", "rough", "eve", "morrow", "anaphor"})
MOVERS = _MOVING | {"notthis", "weekof", "rel", "nightto"}


class Moved(Series):
    """Reads points that words beside them move, widen or strike out."""

    def _night(self, at: int) -> Found | None:
        lead = self.t.get(at, "nightto")
        inner = self.p.read(self.p.links(lead[1])) if lead else None
        if not inner or (inner[0].day is None and inner[0].weekday is None and inner[0].unit != "day"):
            return None
        return self._one("night", at, inner[1], inner[0])

    def _struck(self, at: int) -> Found | None:
        """Not 3 May; rather than on 5 May: a day the words say it was not."""
        lead = self.t.get(at, "notthis")
        inner = self.p.read(self.p.links(lead[1])) if lead else None
        return self._one("struck", at, inner[1], inner[0]) if inner else None

    def _week(self, at: int) -> Found | None:
        """The week of 3 May; the week ending 9 May."""
        lead = self.t.get(at, "weekof")
        inner = self.p.read(self.p.links(lead[1])) if lead else None
        if not lead or not inner or inner[0].day is None or self.t.is_a(inner[1], "-"):
            return None
        return self._one("week", at, inner[1], inner[0], shift=int(lead[0].value or 1))

    def _named(self, at: int) -> Found | None:
        """The weekend of 5–6 June 2021; courant mars 2021: the days named after a relative word stand."""
        relative = self.t.get(at, "rel")
        unit = relative[0].value.partition(":")[0] if relative else ""
        if not relative or unit not in ("weekend", "month", "monthtodate"):
            return None
        first = self.p.links(relative[1])
        if unit == "weekend":
            return self._days(first)
        month = self.p.month(first, beside=True)
        found = self._joined(first) if month else None
        told = found[0][0].point if found else None
        return found if told and told.year is not None and told.month is not None else None

    def _counted(self, at: int) -> Found | None:
        """Two days before 9 May; через неделю после 9 мая."""
        rough = self.t.get(at, "rough")
        lead = self.t.get(rough[1] if rough else at, "counted")
        inner = self.p.read(self.p.links(lead[1])) if lead else None
        if not lead or not inner or inner[0].day is None:
            return None
        unit, shift = shift_of(lead)
        if rough and rough[0].value == "over":
            return self._one("after" if shift > 0 else "before", at, inner[1], inner[0])
        return self._one("either" if rough else "offset", at, inner[1], inner[0], unit=unit, shift=shift)

    def _offset(self, at: int) -> Found | None:
        """The eve of 5 May; a day after 4 January; a day earlier (22 February)."""
        t = self.t
        for kind, shift in (("eve", -1), ("morrow", 1)):
            lead = t.get(at, kind)
            inner = self.p.read(self.p.links(lead[1])) if lead else None
            if inner and inner[0].day is not None:
                return self._one("offset", at, inner[1], inner[0], unit="day", shift=shift)
            place = self._bracket(lead[1]) if lead else 0
            inner = self.p.read(place) if lead and place > lead[1] else None
            if inner and inner[0].day is not None and t.is_a(inner[1], ")"):
                return self._one("either", at, inner[1] + 1, inner[0], unit="day", shift=shift)
        lead = t.get(at, "anaphor")
        if not lead:
            return None
        unit, shift = shift_of(lead)
        opened = t.is_a(lead[1], "(")
        place = lead[1] + opened
        if not opened:
            place = self._bracket(lead[1])
            opened = place > lead[1]
        connected = self._connected(lead[1], place)
        inner = self.p.read(self.p.links(connected or place))
        if not inner or inner[0].day is None or not (opened or connected or shift == 0):
            return None
        end = inner[1] + 1 if opened and t.is_a(inner[1], ")") else inner[1]
        if shift == 0:
            return self._one("point", at, end, inner[0])
        op = "offset" if connected else "either"
        return self._one(op, at, end, inner[0], unit=unit, shift=shift)

    def _connected(self, end: int, at: int) -> int:
        """The place after what ties a shift to the day it is counted from; 0 if nothing does.

        "two days" + "after", "two days before" (the phrase has the word itself), "la víspera" + "del".
        """
        t = self.t
        for kind in ("after", "before"):
            found = t.get(at, kind)
            if found:
                return found[1]
            within = [t.get(back, kind) for back in range(max(0, end - 2), end)]
            if at == end and any(word and word[1] == end for word in within):
                return end
        link = t.get(at, "link") if at == end else None
        return link[1] if link and link[0].note == "of" else 0

    def _bracket(self, at: int) -> int:
        """In a cell: the place after a bracket that opens within a few words, or the place itself."""
        if self.p.cell:
            for place in range(at, min(at + 6, self.t.count)):
                if self.t.is_a(place, "("):
                    return place + 1
                if not self.t.is_a(place, "w"):
                    break
        return at
