"""What many articles show together: sources over outlets and time, agencies, speakers, quotations, who quotes whom.

The functions take the tables of annotated articles, a dictionary of DataFrames: those of `newslab.annotate_frame`, or
of a folder that `newslab annotate --format parquet` wrote, read with `read_tables`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslab.corpus.claims import all_claims, shares
    from newslab.corpus.engine import annotate_dask
    from newslab.corpus.network import quotation_network
    from newslab.corpus.quotations import repeated_quotations
    from newslab.corpus.speakers import same_speakers
    from newslab.corpus.tables import read_tables

_HOMES = {
    "all_claims": "claims",
    "annotate_dask": "engine",
    "quotation_network": "network",
    "read_tables": "tables",
    "repeated_quotations": "quotations",
    "same_speakers": "speakers",
    "shares": "claims",
}

__all__ = [
    "all_claims",
    "annotate_dask",
    "quotation_network",
    "read_tables",
    "repeated_quotations",
    "same_speakers",
    "shares",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'newslab.corpus' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(f"newslab.corpus.{_HOMES[name]}"), name)
