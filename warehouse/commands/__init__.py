"""What each command does. Each takes the parsed words and gives an exit code."""

from warehouse.commands.changing import code, expire, forget, rebuild, rollback
from warehouse.commands.importing import check, import_
from warehouse.commands.looking import audit, list_, report
from warehouse.commands.watching import watch
from warehouse.commands.writing import export, send, template

__all__ = [
    "audit", "check", "code", "expire", "export", "forget", "import_", "list_", "rebuild", "report", "rollback",
    "send", "template", "watch",
]  # fmt: skip
