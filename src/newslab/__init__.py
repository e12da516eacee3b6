"""newslab turns an Arabic news article into data: names, numbers, dates, claims and their speakers."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslab.article import Article, ArticleError, read_article, read_articles
    from newslab.text.normalise import normalise
    from newslab.text.words import segments

__version__ = "0.1.0"

# Heavy libraries are imported when they are first needed, so that `import newslab` is quick (PEP 562).
_HOMES = {
    "Article": "article",
    "ArticleError": "article",
    "normalise": "text.normalise",
    "read_article": "article",
    "read_articles": "article",
    "segments": "text.words",
}

__all__ = ["Article", "ArticleError", "normalise", "read_article", "read_articles", "segments"]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'newslab' has no attribute {name!r}; it has {', '.join(__all__)}")
    value = getattr(import_module(f"newslab.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
