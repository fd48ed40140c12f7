"""The two ways an import can stop, each with one plain sentence for the person who started it."""

from collections.abc import Mapping


class Refused(Exception):
    """A file (or a whole export) that cannot be taken.

    `str()` is one sentence: what was wrong, where (line, column, value), what to do.
    `file` is the name of the file as the person knows it, `line` its 1-based line where there is one.
    """

    def __init__(self, file: str, why: str, line: int | None = None):
        super().__init__(why)
        self.file, self.why, self.line = file, why, line


class NeedsAnswer(Exception):
    """An export that can be read in more than one way. `option` is the command-line option that settles it
    (`--sign`); `choices` are the answers that the files leave open, each with what it would mean.
    """

    def __init__(self, file: str, question: str, option: str, choices: Mapping[str, str] | None = None):
        super().__init__(question)
        self.file, self.question, self.option, self.choices = file, question, option, dict(choices or {})
