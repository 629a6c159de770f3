"""A package as a bag (BagIt 1.0, RFC 8493) and as a zip file: whoever gets it can prove that nothing is missing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest moment that a zip file can hold: the same content gives the same bytes.
_NO_MOMENT = (1980, 1, 1, 0, 0, 0)
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_READABLE_BY_ALL = 0o644 << 16


def fill_bag(payload: Mapping[str, bytes], tags: Mapping[str, bytes], title: str, dated: date) -> dict[str, bytes]:
    """Return all files of a bag by their paths: the payload below `data/`, other files beside it, and the manifests.

    `sha256sum -c manifest-sha256.txt` in the bag's folder checks the payload, `tagmanifest-sha256.txt` the rest.
    """
    data = {f"data/{path}": content for path, content in payload.items()}
    size = sum(map(len, data.values()))
    about = {
        "External-Description": title,
        "Bagging-Date": dated.isoformat(),
        "Payload-Oxum": f"{size}.{len(data)}",
    }
    files = {
        **tags,
        "bagit.txt": _DECLARATION.encode(),
        "bag-info.txt": "".join(f"{label}: {' '.join(value.split())}\n" for label, value in about.items()).encode(),
        "manifest-sha256.txt": _manifest(data),
    }
    return data | files | {"tagmanifest-sha256.txt": _manifest(files)}


def zip_files(folder: str, files: Mapping[str, bytes]) -> bytes:
    """Return a zip file with everything in one folder; the same files give the same bytes."""
    return _zipped({f"{folder}/{path}": files[path] for path in sorted(files)})


def without_moments(package: bytes) -> bytes:
    """Return a zip file, such as one that Word opens, with nothing in it that tells when it was packed."""
    with ZipFile(BytesIO(package)) as opened:
        return _zipped({name: opened.read(name) for name in opened.namelist()})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as package:
        for name, file in files.items():
            entry = ZipInfo(name, _NO_MOMENT)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = _READABLE_BY_ALL
            package.writestr(entry, file, compresslevel=6)
    return content.getvalue()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(files[path]).hexdigest()}  {_in_manifest(path)}\n" for path in sorted(files))
    return "".join(lines).encode()


def _in_manifest(path: str) -> str:
    """Return a path as a manifest holds it (RFC 8493, 2.1.3)."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
