"""Public holidays, for whoever plans a series and would rather not meet on them. Their dates come from the library `holidays`."""

from datetime import date

FIRST_YEAR, LAST_YEAR, MOST_YEARS = 1970, 2100, 10


def countries() -> dict[str, tuple[str, ...]]:
    """ISO 3166 codes of the countries that are known, each with its regions' codes."""
    from holidays import list_supported_countries

    return {
        code: tuple(regions)
        for code, regions in sorted(list_supported_countries(include_aliases=False).items())
    }


def public_holidays(country: str, region: str, first: date, last: date) -> tuple[date, ...]:
    """The public holidays from `first` to `last`, both included, at most ten years; region "" for those of the whole country.

    Nothing for a country or a region that is not known. Islamic and other lunar holidays are estimates: whoever plans looks at them.
    """
    from holidays import country_holidays  # loaded when asked for: it takes a second and most never need it

    years = range(max(first.year, FIRST_YEAR), min(last.year, LAST_YEAR, first.year + MOST_YEARS - 1) + 1)
    try:
        found = country_holidays(country, subdiv=region or None, years=years)
    except NotImplementedError:
        return ()
    return tuple(sorted(day for day in found if first <= day <= last))
