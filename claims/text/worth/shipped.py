"""The shipped model: trained on the ClaimBuster dataset (CC BY 4.0, see ATTRIBUTION.md) and on nothing else."""

from functools import cache
from pathlib import Path

from .files import read_model
from .model import Model

SHIPPED = Path(__file__).with_name("claimbuster.tsv")


@cache
def shipped_model() -> Model:
    return read_model(SHIPPED)
