"""A file at an address, kept as a file in a folder: asked for again only when it has changed (ETag)."""

import urllib.request
from pathlib import Path, PurePosixPath
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from warehouse.refusal import Refused
from warehouse.settings import settings

PATIENCE = 10  # seconds
CHUNK = 1 << 20


class Address:
    """A file at an http(s) address and its copy in `place`, which is a folder of its own."""

    def __init__(self, address: str, place: Path):
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https"):
            raise Refused("", f"{address} is no address of a file; it should start with http:// or https://.")
        self.address, self.file = address, place / (PurePosixPath(parts.path).name or "export.csv")
        self.seen: dict[str, str] = {}

    def look(self) -> None:
        """Bring the copy up to date. Raises Refused where the address does not answer, or answers with too much."""
        request = urllib.request.Request(self.address, headers=self.seen if self.file.exists() else {})
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                self._keep(answer)
        except HTTPError as said:
            if said.code != 304:
                raise Refused("", f"{self.address} answers {said.code} {said.reason}; check the address.") from said
        except (URLError, TimeoutError, OSError) as problem:
            why = getattr(problem, "reason", problem)
            raise Refused("", f"{self.address} does not answer ({why}); it is asked again.") from problem

    def _keep(self, answer: urllib.request.addinfourl) -> None:
        most, aside = settings()["limits"]["upload_megabytes"] << 20, self.file.with_name(f"{self.file.name}.part")
        with aside.open("wb") as file:
            while chunk := answer.read(CHUNK):
                file.write(chunk)
                if file.tell() > most:
                    raise Refused("", f"{self.address} is larger than {most >> 20} MB, which is the most we take.")
        aside.replace(self.file)
        known = {"If-None-Match": answer.headers.get("ETag"), "If-Modified-Since": answer.headers.get("Last-Modified")}
        self.seen = {name: value for name, value in known.items() if value}
