"""What each command does. Each takes the parsed words and gives an exit code."""

from warehouse.commands.changing import code, forget, rebuild, rollback
from warehouse.commands.importing import check, import_
from warehouse.commands.looking import list_, report
from warehouse.commands.watching import watch
from warehouse.commands.writing import export, template

__all__ = [
    "check", "code", "export", "forget", "import_", "list_", "rebuild", "report", "rollback", "template", "watch",
]  # fmt: skip
