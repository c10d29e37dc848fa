"""Why a database was left as it is; apart from what makes backups, which takes a while to load."""


class NotMigrated(Exception):
    """No backup could be made before a migration, so it was left undone; the words say why and what to do."""
