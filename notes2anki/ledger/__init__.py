"""What we know from run to run: one SQLite file in the state folder, never in the vault.

`store` opens it, `schema` says what is in it; each other module knows one part of it and works on an open connection.
"""
