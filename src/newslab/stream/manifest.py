"""What a run's output depends on: the input, newslab's code and model, the libraries and the options."""

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from newslab import __version__

__all__ = ["differences", "make_manifest", "read_json", "write_json"]

_PACKAGE = Path(__file__).parents[1]
_MODEL = _PACKAGE / "model"
_LIBRARIES = ("numpy", "spacy", "spacy-transformers", "tokenizers", "torch", "transformers")
_BLOCK = 1 << 20


def make_manifest(files: Sequence[str], options: Mapping[str, str | None]) -> dict[str, Any]:
    """Return the manifest of a run; it reads every input once, to hash it."""
    return {
        "newslab": __version__,
        **_digests(),
        "libraries": {name: version(name) for name in _LIBRARIES},
        "options": dict(options),
        "input": {"files": len(files), "sha256": _digest((file, Path(file)) for file in files)},
    }


@cache
def _digests() -> Mapping[str, str]:
    """Return hashes of newslab's code with its tables, and of its model."""
    code = [path for path in sorted(_PACKAGE.rglob("*")) if path.suffix in (".py", ".tsv")]
    model = [path for path in sorted(_MODEL.rglob("*")) if path.is_file()]
    return {
        "code": _digest((path.relative_to(_PACKAGE).as_posix(), path) for path in code),
        "model": _digest((path.relative_to(_MODEL).as_posix(), path) for path in model),
    }


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return the names of what differs between two manifests: `input`, `model`, `options: published` …"""
    found = []
    for name, value in new.items():
        before = old.get(name)
        if isinstance(value, dict) and isinstance(before, dict) and name != "input":
            found += [f"{name}: {key}" for key in value if before.get(key) != value[key]]
        elif before != value:
            found.append(name)
    return found


def read_json(path: Path) -> dict[str, Any] | None:
    """Return the object in a file, or None if there is no such file or no object in it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Write an object to a file that always holds either what it held before or all of the new."""
    aside = path.with_name(path.name + ".aside")
    with aside.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(data, file, ensure_ascii=False, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def _digest(files: Iterable[tuple[str, Path]]) -> str:
    """Return one hash over the names and the bytes of files; of what is no readable file, over its name."""
    whole = hashlib.sha256()
    for name, path in files:
        whole.update(os.fsencode(name) + b"\0" + _hash(path))
    return whole.hexdigest()


def _hash(path: Path) -> bytes:
    found = hashlib.sha256()
    try:
        if stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as file:
                while block := file.read(_BLOCK):
                    found.update(block)
    except (OSError, ValueError):
        pass
    return found.digest()
