#!/bin/sh
# Runs a command of the program as its service runs: same user, settings and secrets. Installed as
# /usr/local/sbin/quality-butler (docs/operating.md), so that an administrator types: quality-butler doctor
set -eu
[ -t 0 ] && [ -t 1 ] && way=--pty || way=--pipe
exec systemd-run --quiet --collect --wait "$way" --working-directory="$PWD" \
  --property=User=quality-butler \
  --property=UMask=0077 \
  --property=StateDirectory=quality-butler \
  --property=StateDirectoryMode=0700 \
  --property=EnvironmentFile=/etc/quality-butler/settings.env \
  --property=LoadCredential=bot_token:quality-butler.bot_token \
  --property=LoadCredential=database_url:quality-butler.database_url \
  --property=LoadCredential=backup_key:quality-butler.backup_key \
  --property=LoadCredential=webhook_secret:quality-butler.webhook_secret \
  --setenv=PYTHONPATH=/opt/quality-butler \
  /opt/quality-butler/.venv/bin/python -m bot "$@"
