"""newslab turns an Arabic news article into data: names, numbers, dates, claims and their speakers."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslab import corpus, evaluation, figures, formats, frames, numbers
    from newslab.annotation.agreement import agreement
    from newslab.annotation.editor import annotate_widget
    from newslab.article import Article, ArticleError
    from newslab.pipeline import annotate, load, pipe
    from newslab.readers import read_article, read_articles
    from newslab.records import to_dict
    from newslab.revive import from_dict
    from newslab.stream.frame import annotate_frame
    from newslab.text.check import check
    from newslab.text.normalise import normalise
    from newslab.text.words import segments
    from newslab.view import save_picture, show

__version__ = "0.1.0"

# Heavy libraries are imported when they are first needed, so that `import newslab` is quick (PEP 562).
_HOMES = {
    "Article": "article",
    "ArticleError": "article",
    "agreement": "annotation.agreement",
    "annotate": "pipeline",
    "annotate_frame": "stream.frame",
    "annotate_widget": "annotation.editor",
    "check": "text.check",
    "corpus": "",
    "evaluation": "",
    "figures": "",
    "formats": "",
    "frames": "",
    "from_dict": "revive",
    "load": "pipeline",
    "normalise": "text.normalise",
    "numbers": "",
    "pipe": "pipeline",
    "read_article": "readers",
    "read_articles": "readers",
    "save_picture": "view",
    "segments": "text.words",
    "show": "view",
    "to_dict": "records",
}

__all__ = [
    "Article",
    "ArticleError",
    "agreement",
    "annotate",
    "annotate_frame",
    "annotate_widget",
    "check",
    "corpus",
    "evaluation",
    "figures",
    "formats",
    "frames",
    "from_dict",
    "load",
    "normalise",
    "numbers",
    "pipe",
    "read_article",
    "read_articles",
    "save_picture",
    "segments",
    "show",
    "to_dict",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'newslab' has no attribute {name!r}; it has {', '.join(__all__)}")
    value = getattr(import_module(f"newslab.{home}"), name) if home else import_module(f"newslab.{name}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
