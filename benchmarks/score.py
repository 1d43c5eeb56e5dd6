"""Score what is extracted from the annotated articles beside the project: ``python -m benchmarks.score [--errors LAYER]``.

The corpus is no part of the project; it is read from ``../shared/corpus``, and where that folder is absent this says so. The
scorer that lies there is run as it is. Besides all articles the table shows every third of them and the others apart.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import SHARED
from extractors.pipeline import extract_article
from model.json_form import EXTRACTION
from model.timex import PartialDate

CORPUS = SHARED / "corpus"
LAYERS = ("dates", "numbers", "meetings", "directives")


def annotated(corpus: Path) -> list[Path]:
    """The annotations ``dev/ID.json`` that have their text beside them, in order; none where the corpus is absent."""
    return sorted(path for path in corpus.glob("dev/*.json") if path.with_suffix(".txt").exists())


def predicted(annotations: Sequence[Path]) -> list[str]:
    """One line of JSON for each article, as ``nq57 extract`` prints it."""
    lines = []
    for path in annotations:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        published = PartialDate.parse(gold["published"])
        found = extract_article(id=gold["id"], text=text, published=published, title=gold.get("title"))
        lines.append(json.dumps(EXTRACTION.dump_python(found, mode="json"), ensure_ascii=False))
    return lines


def score(corpus: Path, annotations: Sequence[Path], *options: str) -> str:
    """What the scorer beside the corpus prints of our predictions for ``annotations``."""
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold"
        gold.mkdir()
        for path in annotations:
            shutil.copy(path, gold)
        predictions = Path(folder) / "predictions.jsonl"
        predictions.write_text("\n".join(predicted(annotations)), encoding="utf-8")
        command = [sys.executable, str(corpus / "score.py"), str(gold), str(predictions), *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def figures(corpus: Path) -> dict[str, Any]:
    """The figures of every layer over all annotated articles."""
    scored: dict[str, Any] = json.loads(score(corpus, annotated(corpus), "--json"))
    return scored


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", choices=LAYERS, help="list what is missed, spurious or wrong in a layer")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder with dev/ and score.py (default: %(default)s)")
    options = parser.parse_args()
    everything = annotated(options.corpus)
    if not everything:
        print(f"No annotated articles in {options.corpus / 'dev'}: nothing to score.")
        return 0
    print(score(options.corpus, everything, *(("--errors", options.errors) if options.errors else ())), end="")
    third = everything[::3]
    for name, part in (("every third", third), ("the others", [path for path in everything if path not in third])):
        print(f"\n{name}: {score(options.corpus, part)}", end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
