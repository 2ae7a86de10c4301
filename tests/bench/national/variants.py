"""The same people in several tables, and the folder where each lies."""

import pathlib
import shutil

from measuring import measure

HERE = pathlib.Path(__file__).resolve().parent


class Variant:
    def __init__(self, name, months=False, shuffled=False):
        self.name, self.months, self.shuffled = name, months, shuffled

    @property
    def cycle(self):
        return "cycle-monthly.json" if self.months else "cycle.json"

    def make(self, program, people, folder):
        """Writes the tables of so many people, with kinerja's cycle file beside them."""
        folder.mkdir(parents=True, exist_ok=True)
        words = (["--months"] if self.months else []) + (["--shuffled"] if self.shuffled else [])
        measure([program, people, folder, *words]).must_work()
        shutil.copy(HERE / self.cycle, folder / "cycle.json")


VARIANTS = {variant.name: variant for variant in (
    Variant("sorted"),
    Variant("shuffled", shuffled=True),
    Variant("monthly", months=True),
    Variant("monthly-shuffled", months=True, shuffled=True),
)}


def people_of(word):
    """50k, 5M or a plain number."""
    factor = {"k": 1000, "M": 1000000}.get(word[-1:], 1)
    return int(word[:-1] if factor > 1 else word) * factor
