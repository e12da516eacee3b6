"""UIMA CAS XMI, for INCEpTION: one .xmi file an article, and `TypeSystem.xml` with newslab's layers.

In INCEpTION, import `TypeSystem.xml` under the project's layers, then the .xmi files as documents of the format
"UIMA CAS XMI (XML 1.0)"; export in the same format to come back. Offsets in the file count UTF-16 units.

Cannot hold: nothing but characters that XML 1.0 forbids (U+0000 and other controls; an error
says so).
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from newslab.formats.cas import from_cas, library, to_cas, type_system
from newslab.formats.shape import Annotated, Files, FormatError, file_names, id_of

__all__ = ["LOSES", "SUFFIX", "read", "write"]

SUFFIX = ".xmi"
LOSES: tuple[str, ...] = ()
_TYPES = "TypeSystem.xml"


def write(articles: Sequence[Mapping[str, Any]]) -> Files:
    """Return one .xmi file for each article, named by its id, and `TypeSystem.xml`.

    Raises
    ------
    FormatError
        if dkpro-cassis is not installed, or an article has characters that XML forbids.
    """
    files = {f"{name}{SUFFIX}": _xmi(article) for name, article in file_names(articles)}
    return {**files, _TYPES: type_system().to_xml().encode()}


def read(files: Files) -> list[Annotated]:
    """Return the articles of .xmi files; types beyond newslab's own are read where `TypeSystem.xml` lies beside them.

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
                types = cassis.load_typesystem(io.BytesIO(files[_TYPES])) if _TYPES in files else type_system()
                cas = cassis.load_cas_from_xmi(io.BytesIO(data), types, lenient=True)
            except Exception as error:
                raise FormatError(f"{name}: is no CAS in XMI ({type(error).__name__}: {error}).") from error
            articles.append(from_cas(cas, id_of(name.removesuffix(SUFFIX))))
    return articles


def _xmi(article: Mapping[str, Any]) -> bytes:
    cas = to_cas(article)
    try:
        return cas.to_xmi().encode()
    except ValueError as error:
        raise FormatError(
            f"article {article['id']}: has characters that XML cannot hold, such as U+0000; {error}."
        ) from None
