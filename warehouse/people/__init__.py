"""What people add: corrections, follow-up and the office's register, from sheets put into `corrections/`."""

from warehouse.people.take_up import TakenUp, take_up_sheets, undo, waiting_sheets

__all__ = ["TakenUp", "take_up_sheets", "undo", "waiting_sheets"]
