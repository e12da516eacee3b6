"""UIMA CAS JSON 0.4.0, for INCEpTION: one .json file an article, which carries its types.

In INCEpTION, import `TypeSystem.xml` under the project's layers, then the .json files as documents of the format
"UIMA CAS JSON"; export in the same format to come back. Offsets in the file count UTF-16 units.

Cannot hold: nothing but lone surrogates (an error says so).
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from newslab.formats.cas import from_cas, library, to_cas, type_system
from newslab.formats.shape import Annotated, Files, FormatError, file_names, id_of

__all__ = ["LOSES", "SUFFIX", "read", "write"]

SUFFIX = ".json"
LOSES: tuple[str, ...] = ()


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return one .json file for each article, named by its id, and `TypeSystem.xml`.

    Raises
    ------
    FormatError
        if dkpro-cassis is not installed, or an article has a lone surrogate.
    """
    files = {f"{name}{SUFFIX}": to_cas(article).to_json().encode() for name, article in file_names(articles)}
    return {**files, "TypeSystem.xml": type_system().to_xml().encode()}


def read(files: Files) -> list[Annotated]:
    """Return the articles of .json files.

    Raises
    ------
    FormatError
        if dkpro-cassis is not installed, or a file is no CAS.
    """
    cassis = library()
    articles = []
    for name, data in sorted(files.items()):
        if name.endswith(SUFFIX):
            try:
                cas = cassis.load_cas_from_json(io.BytesIO(data))
            except Exception as error:
                raise FormatError(f"{name}: is no CAS in JSON ({type(error).__name__}: {error}).") from error
            articles.append(from_cas(cas, id_of(name.removesuffix(SUFFIX))))
    return articles
