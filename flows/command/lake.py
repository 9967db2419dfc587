"""`chidao lake`. Belongs here: where the DuckLake is, its keys from the environment. Does not belong here: writing it."""

from __future__ import annotations

import argparse
import os

HELP = "write what is published as a snapshot of a DuckLake"
ABOUT = """\
Writes the published tables as one snapshot of a DuckLake: catalog in PostgreSQL or a file, Parquet in a folder or on S3.
  chidao lake 'postgres:host=db dbname=chidao_lake user=chidao' --data s3://bucket/lake --s3-endpoint https://s3.local
The catalog's password is PGPASSWORD; the keys of S3 are CHIDAO_LAKE_KEY and CHIDAO_LAKE_SECRET.
The same publication twice writes nothing."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("catalog", metavar="CATALOG", help="'postgres:dbname=... host=...', or the path of a file")
    parser.add_argument("--data", required=True, metavar="PLACE", help="a folder, or s3://bucket/prefix")
    parser.add_argument("--s3-endpoint", default="", metavar="URL", help="where S3 is not Amazon's")
    parser.add_argument("--s3-region", default="us-east-1", metavar="NAME")


def perform(given: argparse.Namespace) -> int:
    from dataclasses import asdict

    from flows.command.answer import print_json, warn
    from warehouse.export.ducklake import S3Access, export_ducklake
    from warehouse.home import Home
    from warehouse.query import staleness

    s3 = None
    if given.data.startswith("s3://"):
        key, secret = os.environ.get("CHIDAO_LAKE_KEY", ""), os.environ.get("CHIDAO_LAKE_SECRET", "")
        s3 = S3Access(given.s3_endpoint, given.s3_region, key, secret)
    home = Home(given.home)
    snapshot = export_ducklake(home, given.catalog, given.data, s3)
    warn(staleness(home))
    if given.json:
        print_json(asdict(snapshot))
    elif snapshot.is_new:
        print(f"Snapshot {snapshot.snapshot_id}: {snapshot.tables} tables, {snapshot.rows} rows.")
    else:
        print(f"Nothing new: snapshot {snapshot.snapshot_id} holds this publication.")
    return 0
