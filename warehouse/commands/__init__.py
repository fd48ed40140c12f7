"""What each command does. Each takes the parsed words and gives an exit code."""

from warehouse.commands.changing import forget, rollback
from warehouse.commands.importing import check, import_
from warehouse.commands.looking import list_, report
from warehouse.commands.writing import export, template

__all__ = ["check", "export", "forget", "import_", "list_", "report", "rollback", "template"]
