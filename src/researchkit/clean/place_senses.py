"""Which places a name may mean: by its form, the word of kind beside it, and the country the text is about."""

from __future__ import annotations

from researchkit.reference import gazetteer
from researchkit.reference.gazetteer import Place
from researchkit.reference.place_names import ADJECTIVE, BARE, WITH_KIND, Naming

DISTRICTS = frozenset({"district", "city_district"})


def possible(namings: list[Naming], kind: str, country: str, exact: bool = True) -> list[Place]:
    """The places that a name of this form, beside this kind word, in this country, may mean."""
    known = gazetteer.load().places
    if country:  # small places abroad count only by a main name as it stands
        namings = [
            naming
            for naming in namings
            if known[naming.place_id].country == country
            or known[naming.place_id].size == 1
            or (naming.rank == 0 and exact and naming.form != ADJECTIVE)
        ]
    mains = [naming for naming in namings if naming.rank == 0]
    if mains:
        districts = all(known[naming.place_id].kind in DISTRICTS for naming in mains)
        old = [naming for naming in namings if naming.rank and known[naming.place_id].size == 1]
        # "Целиноград" alone is the city's old name, not the district called so today
        namings = old if districts and old and not kind and exact else mains
    forms: dict[str, set[int]] = {}
    for naming in namings:
        forms.setdefault(naming.place_id, set()).add(naming.form)
    places = [known[place_id] for place_id in forms]
    home = [place for place in places if place.country == country]
    if home and not (all(map(_minor, home)) and not kind and any(place.size == 1 for place in places)):
        places = home
    if kind:
        return _of_kind(places, forms, kind)
    standing = [place for place in places if BARE in forms[place.place_id]]
    if not standing:
        adjective = [place for place in places if ADJECTIVE in forms[place.place_id]]
        return adjective or [place for place in places if WITH_KIND in forms[place.place_id]]
    regions = [place for place in places if WITH_KIND in forms[place.place_id]]
    for group in (("country", "region", "city", "custody", "court", "checkpoint", "neighbourhood"),
                  ("village",), ("city_district", "district")):  # fmt: skip
        chosen = [place for place in standing if place.kind in group]
        if not chosen and "district" not in group:
            continue
        minor = all("generic" in place.flags and place.size == 3 for place in chosen)
        if regions and ("district" in group or minor):
            return regions
        return standing if all("generic" in place.flags for place in chosen) else _largest(chosen)
    return standing


def _minor(place: Place) -> bool:
    return place.kind in {"district", "city_district"} or ("generic" in place.flags and place.size == 3)


def _of_kind(places: list[Place], forms: dict[str, set[int]], kind: str) -> list[Place]:
    wanted = {
        "region": ("region",),
        "city": ("city",),
        "district": ("district", "city_district"),
        "village": ("village",),
        "checkpoint": ("checkpoint",),
        "neighbourhood": ("neighbourhood",),
    }[kind]
    chosen = [place for place in places if place.kind in wanted]
    if kind == "district" and chosen:
        towns = [p for p in places if p.kind == "city" and BARE in forms[p.place_id] and p.size == 1]
        return chosen + [town for town in towns if not any(town.regions & place.regions for place in chosen)]
    if kind == "region":
        return chosen
    if kind == "neighbourhood":  # "мкр. Астана" in another city: a quarter may bear a city's name
        return chosen
    settled = [place for place in places if place.kind in {"city", "village", "checkpoint", "neighbourhood"}]
    return chosen or [place for place in settled if BARE in forms[place.place_id]]


def _largest(places: list[Place]) -> list[Place]:
    """Of places of one name in one country, a region's centre stands before small places."""
    if len({place.country for place in places}) == 1 and len(places) > 1:
        great = [place for place in places if place.size == 1]
        small = [place for place in places if place.size > 1]
        if len(great) == 1 and small:
            return great
    return places
