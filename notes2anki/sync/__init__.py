"""The nightly run in two stages: the vault is taken into the ledger, and the ledger is handed out to each target.

Between the two everything is on disk, so that a run that is killed anywhere goes on where it stopped. `night` is the
whole; nothing heavy is imported until there is something to read or to write.
"""
