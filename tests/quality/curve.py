"""Draw recall against precision as the minimum score moves, each author in turn left out; and the learning curve.

    python tests/quality/curve.py GOLD_DIR SCORER.py

Writes `tests/quality/curve.svg` and prints both curves. The learning curve trains on fewer of the other authors
(drawn by a fixed seed): where it still rises, more labelled notes would help.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from evaluate import by_author, sum_of, totals
from gold import load_scorer
from train import SEED, fit_judge, load_table

from notes2anki.extract import MINIMUM

PICTURE = Path(__file__).with_name("curve.svg")
MINIMA = (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85)
OTHER_AUTHORS = (2, 4, 6, 9)
CAREFUL_AUTHOR = (0.89, 0.85)  # recall and precision of a person writing by hand, from the task that set the goal
_LEFT, _TOP, _SIZE, _FROM = 60, 20, 360, 0.6

Point = tuple[float, float, float]


def main(gold: Path, scorer_path: Path) -> None:
    """Measure, print and draw."""
    scorer = load_scorer(scorer_path)
    notes, table = by_author(gold, scorer), load_table()
    judges = {author: fit_judge([row for row in table if row["author"] != author]) for author in notes}
    points: list[Point] = []
    for minimum in MINIMA:
        found = sum_of(totals(gold, author, notes[author], judges[author], minimum, scorer) for author in notes)
        figures = scorer.figures(found)
        points.append((minimum, figures["recall"], figures["precision"]))
        print(f"minimum {minimum:.2f}  recall {figures['recall']:.3f}  precision {figures['precision']:.3f}")
    PICTURE.write_text(drawn(points), encoding="utf-8")
    for count in OTHER_AUTHORS:
        found = Counter[str]()
        for author in notes:
            others = [other for other in notes if other != author]
            chosen = random.Random(SEED).sample(others, count)
            judge = fit_judge([row for row in table if row["source"] == "invented" or row["author"] in chosen])
            found.update(totals(gold, author, notes[author], judge, MINIMUM, scorer))
        figures = scorer.figures(found)
        print(f"{count} authors learned from  recall {figures['recall']:.3f}  precision {figures['precision']:.3f}")


def drawn(points: list[Point]) -> str:
    """Return the curve as an SVG picture: recall to the right, precision upwards, both from 0.6 to 1."""
    ticks = [round(_FROM + 0.1 * step, 1) for step in range(5)]
    bottom, right = _y(_FROM), _x(1)
    lines = [f'<path class="grid" d="M{_x(t)} {bottom}V{_y(1)}M{_x(_FROM)} {_y(t)}H{right}"/>' for t in ticks]
    words = [f'<text x="{_x(t)}" y="{_y(_FROM) + 18}" text-anchor="middle">{t}</text>' for t in ticks]
    words += [f'<text x="{_LEFT - 8}" y="{_y(t) + 4}" text-anchor="end">{t}</text>' for t in ticks]
    shown = [point for point in points if point[1] >= _FROM and point[2] >= _FROM]
    path = "M" + "L".join(f"{_x(recall)} {_y(precision)}" for _, recall, precision in shown)
    dots = [f'<circle cx="{_x(recall)}" cy="{_y(precision)}" r="3.5"/>' for _, recall, precision in shown]
    names = [f'<text x="{_x(r) + 7}" y="{_y(p) - 6}">{minimum:g}</text>' for minimum, r, p in shown]
    person_x, person_y = _x(CAREFUL_AUTHOR[0]), _y(CAREFUL_AUTHOR[1])
    person = f'<path class="person" d="M{person_x - 6} {person_y}h12m-6 -6v12"/>'
    person += f'<text x="{person_x + 9}" y="{person_y - 8}">by hand</text>'
    style = (
        "text{font:12px sans-serif;fill:#555}.grid{stroke:#ccc;fill:none}"
        ".curve{stroke:#2563eb;stroke-width:2;fill:none}"
        "circle{fill:#2563eb}.person{stroke:#c2410c;stroke-width:2.5;fill:none}rect{fill:#fff}"
    )
    axes = f'<text x="{_x(0.8)}" y="{_y(_FROM) + 38}" text-anchor="middle">recall (authors never seen)</text>'
    axes += f'<text transform="translate(16 {_y(0.8)}) rotate(-90)" text-anchor="middle">precision</text>'
    body = "".join([*lines, *words, f'<path class="curve" d="{path}"/>', *dots, *names, person, axes])
    width, height = _LEFT + _SIZE + 40, _TOP + _SIZE + 50
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<style>{style}</style><rect width="{width}" height="{height}"/>{body}</svg>\n'
    )


def _x(share: float) -> float:
    return round(_LEFT + _SIZE * (share - _FROM) / (1 - _FROM), 1)


def _y(share: float) -> float:
    return round(_TOP + _SIZE * (1 - share) / (1 - _FROM), 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    given = parser.parse_args()
    main(given.gold, given.scorer)
