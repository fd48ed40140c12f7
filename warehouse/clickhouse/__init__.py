"""ClickHouse as the engine that answers questions, where a programme has outgrown one machine: docs/scale.md."""
