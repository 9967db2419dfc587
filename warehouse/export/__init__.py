"""Tables and reports as files: Parquet, CSV, xlsx, calendars."""

from warehouse.export.deadline_calendar import export_calendars
from warehouse.export.follow_up_report import export_reports
from warehouse.export.monday_sheets import MondaySheets, export_monday
from warehouse.export.tables import export_tables

__all__ = ["MondaySheets", "export_calendars", "export_monday", "export_reports", "export_tables"]
