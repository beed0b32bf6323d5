"""Article -> facts: what its text says, each with the exact words it stands on."""

from transforms.facts.find import find_facts

__all__ = ["find_facts"]
