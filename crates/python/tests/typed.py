"""Uses of the package as a type checker sees them; never run."""

from __future__ import annotations

from pathlib import Path

import ikiz

result: ikiz.Result = ikiz.run(["articles", Path("more")], output="result", threads=4, progress=print)
rows: list[dict[str, object]] = result["sentence_pairs"].head(3)
tags: list[str] = [language.tag for language in ikiz.detect(["a", "b"])]
sentences: list[str] = ikiz.split("A. B.", "en")
places: list[tuple[int, int]] = ikiz.split("A. B.", "en", offsets=True)
beads: list[ikiz.Bead] = ikiz.align(["A."], "B.").beads
advice: str | None = ikiz.IkizError("no").advice
