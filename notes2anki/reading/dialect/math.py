"""`$inline$` and `$$display$$` maths; sums of money (`20,000$`, `$5`) stay text."""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin


def use_math(md: MarkdownIt) -> None:
    """Add `math_inline`, `math_inline_double` and `math_block` tokens, whose content is the LaTeX source."""
    md.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        allow_blank_lines=False,
        double_inline=True,
    )
