import io
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.exports.files import put, refuse_unwritable
from claims.refusal import Refused
from claims.services.team.worth import Figures, rescore, train_on_decisions
from claims.text.worth import model_to_text, train
from claims.text.worth.claimbuster import NoDataset, read_examples
from claims.worth import team_file


class Command(BaseCommand):
    help = "Learn from the team's decisions which claims are worth checking first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, metavar="FILE", help="default: what FACTCHECK_WORTH_MODEL names")
        parser.add_argument("--rescore", action="store_true", help="then score the open claims by the model in use")
        parser.add_argument(
            "--claimbuster", type=Path, metavar="FOLDER", help="train the shipped model anew, on the data set alone"
        )

    def handle(self, **options: Any) -> None:
        output = options["output"] or team_file()
        if output is None:
            raise CommandError("Name a file with --output, or in the setting FACTCHECK_WORTH_MODEL.")
        try:
            refuse_unwritable(output)
            text = self._shipped(options["claimbuster"]) if options["claimbuster"] else self._own()
            put([(output, io.BytesIO(text.encode()))])
        except (Refused, NoDataset) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Wrote {output}{self._effect(output)}.")
        if options["rescore"]:
            self.stdout.write(f"Scored the open claims again: {rescore()} changed.")

    def _effect(self, output: Path) -> str:
        used = team_file()
        is_used = used is not None and used.resolve() == output.resolve()
        return ", which is in use from now on" if is_used else "; it is used where FACTCHECK_WORTH_MODEL names it"

    def _own(self) -> str:
        trained = train_on_decisions()
        self.stdout.write(
            f"Learned from {trained.worthy} claims worth checking and {trained.other} sentences that were not. "
            f"On decisions left out in training: {_told(trained.before)} before, {_told(trained.after)} after."
        )
        return trained.text

    def _shipped(self, folder: Path) -> str:
        return model_to_text(train(read_examples(folder)).model, {"dataset": "ClaimBuster (CC BY 4.0)"})


def _told(figures: Figures) -> str:
    return f"average precision {figures.average_precision:.3f}, macro-F1 {figures.macro_f1:.3f}"
