"""Article -> facts: what its text says, each with the exact words it stands on.

`find.py` is the order: sentences, dates, entities, quantities, events. Every word list
and number is in a .toml file here. To add a unit, add a row to units.toml; a way to
write a time, a rule to date_rules.py; a named period, a row to calendar.toml.
"""

from transforms.facts.find import find_facts
from transforms.facts.names.contacts import mask_contacts

__all__ = ["find_facts", "mask_contacts"]
