"""Tables and reports as files: Parquet, CSV, xlsx."""

from warehouse.export.follow_up_report import export_reports
from warehouse.export.tables import export_tables

__all__ = ["export_reports", "export_tables"]
