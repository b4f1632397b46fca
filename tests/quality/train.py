"""Train the judge from the feature table and write its numbers beside the code.

    python tests/quality/train.py

Two LightGBM forests with a fixed seed: `deletion` (which words of a sentence to hide; learned within
sentences where some deletion agrees with the labelled answer) and `worth` (would a careful author keep the card).
"""

from __future__ import annotations

import json
import lzma
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from notes2anki.extract import forest
from notes2anki.extract.forest import Forest
from notes2anki.extract.judge import Judge

SEED = 20260322
HERE = Path(__file__).parent
TABLE = HERE / "features.jsonl.xz"
SHIPPED = Path(forest.__file__).parent
DELETION = {
    "num_leaves": 24,
    "learning_rate": 0.05,
    "min_data_in_leaf": 20,
    "n_estimators": 300,
    "feature_fraction": 0.4,
    "extra_trees": True,
}
WORTH = {
    "num_leaves": 16,
    "learning_rate": 0.04,
    "min_data_in_leaf": 12,
    "n_estimators": 400,
    "feature_fraction": 0.1,
    "lambda_l2": 10.0,
    "extra_trees": True,
}
"""Random splits and few columns a tree: with ten authors, variance costs more than bias."""
DELETION_WEIGHTS = {"label": 1.0, "read": 3.0}
"""By source of a row: a label knows one answer of a sentence, a reader looked at all."""
WORTH_WEIGHTS = {"label": 1.0, "read": 0.3, "invented": 0.15}
"""By source of a row: what is invented is less like the notes that the judge will meet."""
MET = 0.5
COMMON = {
    "objective": "cross_entropy",  # takes targets in 0 … 1
    "seed": SEED,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "force_row_wise": True,
}

Row = dict[str, Any]


def load_table(path: Path = TABLE) -> list[Row]:
    """Read the feature table."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def fit(
    rows: Sequence[Row], target: str, names: Sequence[str], options: dict[str, Any], weights: Mapping[str, float]
) -> Forest:
    """Train one forest; `weights` are by source of a row."""
    index = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row["values"].items():
            if name in index:
                matrix[i, index[name]] = value
    labels = np.array([row[target] for row in rows], dtype=float)
    weight = np.array([weights[row["source"]] for row in rows])
    parameters = COMMON | options
    rounds = parameters.pop("n_estimators")
    trained = lightgbm.train(parameters, lightgbm.Dataset(matrix, label=labels, weight=weight), rounds)
    return forest.parse(to_json(trained.dump_model(), names))


def to_json(dump: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Return LightGBM's dump in the form that `forest` reads, unused features left out."""
    used: dict[int, int] = {}

    def node(raw: dict[str, Any]) -> list[Any] | float:
        if "leaf_value" in raw:
            return round(float(raw["leaf_value"]), 5)
        feature = used.setdefault(raw["split_feature"], len(used))
        return [feature, round(raw["threshold"], 5), node(raw["left_child"]), node(raw["right_child"])]

    trees = [node(tree["tree_structure"]) for tree in dump["tree_info"]]
    return {"features": [names[feature] for feature in used], "trees": trees}


def names_of(rows: Iterable[Row], *, deletion: bool | None) -> list[str]:
    """Return the names of the features, those of deletions only, or all."""
    names = {name for row in rows for name in row["values"]}
    if deletion:
        names = {name for name in names if name.startswith("del_")}
    return sorted(names)


def fit_judge(rows: Sequence[Row]) -> Judge:
    """Train both forests; clozes take part in `worth` with the deletion that would be chosen."""
    groups = [group for group in sentences(rows).values() if teaches_deletion(group)]
    options = [row for group in groups for row in group if row["agreement"] is not None]
    deletion = fit(options, "agreement", names_of(options, deletion=True), DELETION, DELETION_WEIGHTS)
    judged = [row for row in rows if row["good"] is not None]
    chosen = [max(group, key=lambda row: deletion.probability(row["values"])) for group in sentences(judged).values()]
    shown = chosen + [row for row in judged if not row["cloze"]]
    return Judge(fit(shown, "good", names_of(shown, deletion=None), WORTH, WORTH_WEIGHTS), deletion)


def sentences(rows: Iterable[Row]) -> dict[tuple[int, int], list[Row]]:
    """Gather the clozes of each sentence."""
    groups: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        if row["cloze"]:
            groups[row["note"], row["fact"]].append(row)
    return groups


def teaches_deletion(group: Sequence[Row]) -> bool:
    """Tell whether a sentence says which words to hide: a reader chose, or some option meets the label's answer."""
    return group[0]["source"] != "label" or any(row["agreement"] >= MET for row in group)


def write(name: str, trained: Forest) -> None:
    """Write a forest beside the code."""
    text = json.dumps({"features": trained.features, "trees": trained.trees}, separators=(",", ":"))
    (SHIPPED / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Train on all rows and write."""
    judge = fit_judge(load_table())
    write("worth", judge.worth)
    write("deletion", judge.deletion)


if __name__ == "__main__":
    main()
