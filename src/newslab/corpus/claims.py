"""Whose claims outlets carry, named or not, and through which agencies they came."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newslab.corpus.agencies import agency, is_bare_agency
from newslab.corpus.tables import Tables

if TYPE_CHECKING:
    from pandas import DataFrame, Series

__all__ = ["all_claims", "shares"]

_NAMED = ("person", "organisation", "media", "document")
_UNNAMED = ("unnamed_person", "unnamed_group")
_ROUTES = ("relay", "speaker", "source", "addressee")


def all_claims(tables: Tables) -> "DataFrame":
    """Return the claims with what is known of their articles and sources.

    Columns: those of the claims, then outlet, published, sourcing (named, unnamed, unknown), agency (through which the
    claim reached the outlet, or empty) and route: whether the agency relays the claim, makes it, or was told it.
    """
    articles = tables["articles"][["article", "outlet", "published"]].drop_duplicates("article")
    claims = tables["claims"].merge(articles, on="article", how="left", validate="many_to_one")
    claims["sourcing"] = claims["speaker_kind"].map(
        {**dict.fromkeys(_NAMED, "named"), **dict.fromkeys(_UNNAMED, "unnamed")}
    )
    claims["sourcing"] = claims["sourcing"].fillna("unknown")
    found = [_route(row) for row in claims[list(_ROUTES)].to_dict(orient="records")]
    claims["agency"] = [name for name, _ in found]
    claims["route"] = [route for _, route in found]
    return _with_the_agency(claims)


def shares(tables: Tables, by: Sequence[str] = ("outlet",)) -> "DataFrame":
    """Return how many claims each outlet has, or each value of other columns of `all_claims`, and of what kind.

    `by` may name `day`, `month` and `year` of publication too. Columns: those of `by`, articles, claims; as
    shares of the claims, 0 to 1: share (of all claims), named, unnamed, unknown, direct (wholly quoted), agency
    (through one); and agencies: which, with counts.
    """
    claims = all_claims(tables)
    for name, length in (("day", 10), ("month", 7), ("year", 4)):
        claims[name] = claims["published"].astype("string").str[:length]
    groups = claims.groupby(list(by), dropna=False, sort=True)
    table = groups.agg(
        articles=("article", "nunique"),
        claims=("id", "size"),
        share=("id", lambda ids: len(ids) / len(claims)),
        **{kind: ("sourcing", _share_of(kind)) for kind in ("named", "unnamed", "unknown")},
        direct=("mode", _share_of("direct")),
        agency=("agency", lambda names: names.notna().mean()),
        agencies=("agency", _counts),
    )
    return table.round(3).reset_index()


def _share_of(value: str) -> "object":
    return lambda column: (column == value).mean()


def _counts(names: "Series[str]") -> str:
    return "، ".join(f"{name} {count}" for name, count in names.value_counts(sort=False).sort_index().items())


def _route(row: Mapping[Any, Any]) -> tuple[str | None, str | None]:
    """Return the agency that a claim came through, and how; "the agency" stands for itself until it is resolved."""
    for route in _ROUTES:
        name = agency(row[route]) or ("" if is_bare_agency(row[route]) else None)
        if name is not None:
            return name, "speaker" if route == "source" else route
    return None, None


def _with_the_agency(claims: "DataFrame") -> "DataFrame":
    """Give "the agency" the name of the last agency before it in the article; one that has none stays empty."""
    last = claims["agency"].where(claims["agency"] != "").groupby(claims["article"]).ffill()
    claims["agency"] = claims["agency"].where(claims["agency"] != "", last).astype("string")
    claims["route"] = claims["route"].where(claims["agency"].notna()).astype("string")
    return claims
