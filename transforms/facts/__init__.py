"""Article -> facts: what its text says, each with the exact words it stands on."""
