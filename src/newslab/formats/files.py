"""Files of formats on the disk: read them, and write all of them or none."""

import tempfile
from pathlib import Path

from newslab.formats.shape import Files, FormatError

__all__ = ["load", "save"]


def load(path: Path) -> Files:
    """Return a file, or the files of a folder, by their names."""
    try:
        if path.is_dir():
            return {item.name: item.read_bytes() for item in sorted(path.iterdir()) if item.is_file()}
        if path.exists() and not path.is_file():
            raise FormatError(f"{path}: is no regular file; write its content to one.")
        return {path.name: path.read_bytes()}
    except FileNotFoundError:
        raise FormatError(f"{path}: no such file.") from None
    except OSError as error:
        raise FormatError(f"{path}: {(error.strerror or str(error)).lower()}.") from None
    except FormatError:
        raise
    except ValueError:
        raise FormatError(f"{str(path)!r}: is no name of a file.") from None


def save(files: Files, path: Path, suffix: str, format: str) -> list[Path]:
    """Write files: the one that holds the articles to `path` if that ends in the suffix, else all of them into it."""
    if suffix and path.suffix == suffix:
        main = [data for name, data in files.items() if name.endswith(suffix)]
        if len(main) != 1:
            raise FormatError(f"{path}: {format} makes {len(main)} files, one an article; name a folder.")
        return _put({path.name: main[0]}, path.parent)
    if path.suffix and not path.is_dir():
        wanted = f"ends in {suffix}, or name a folder" if suffix else "is a folder: name one"
        raise FormatError(f"{path}: what {format} writes {wanted}.")
    return _put(files, path)


def _put(files: Files, folder: Path) -> list[Path]:
    """Write files into a folder through a temporary one beside them, so that each is whole or absent."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".newslab-", dir=folder) as waiting:
            for name, data in files.items():
                (Path(waiting) / name).write_bytes(data)
            return [(Path(waiting) / name).replace(folder / name) for name in files]
    except OSError as error:
        raise FormatError(f"{error.filename or folder}: {(error.strerror or str(error)).lower()}.") from None
