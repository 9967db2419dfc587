"""People's corrections on the rows of a notice, before they are loaded: the person's value stands, `origin` says so.

Belongs here: what a correction does to rows, and what became of it. Does not belong here: how people hand them in (`warehouse.people`).
"""

from __future__ import annotations

from collections import defaultdict

from warehouse.ledger import CorrectionRow, Ledger
from warehouse.load.rows import Row, days_as_text

_DEADLINE = {
    "kind": "by",
    "is_target": False,
    "inclusive": True,
    "precision": "day",
    "origin": "person",
    "rule_confidence": 1.0,
}
_REGISTER = "register:"


class Corrections:
    """All corrections that stand, by notice and by directive. `states` collects what became of those that were looked at."""

    def __init__(self, ledger: Ledger) -> None:
        self.states: dict[str, str] = {}
        self._by_notice: dict[str, list[CorrectionRow]] = defaultdict(list)
        self._by_directive: dict[str, list[CorrectionRow]] = defaultdict(list)
        values: dict[tuple[str | None, ...], set[str | None]] = defaultdict(set)
        self._cells: dict[str, tuple[str | None, ...]] = {}
        for row in ledger.corrections():
            cell = (
                row.directive_id or row.notice_id,
                row.table_name,
                row.row_key,
                row.field if row.action == "set" else row.action,
            )
            self._cells[row.correction_id] = cell
            values[cell].add(row.value)
            if row.directive_id is None:
                self._by_notice[row.notice_id].append(row)
            else:
                self._by_directive[row.directive_id].append(row)
        self._undone = ledger.undone_corrections()
        self._conflicts = {cell for cell, said in values.items() if len(said) > 1}

    def apply(self, notice_id: str, rows: dict[str, list[Row]]) -> str | None:
        """Change `rows` in place. Returns the cause that it is for the diff (correction | register), None where nobody
        did anything to it, also not undone."""
        bearing = list(self._by_notice.get(notice_id, ()))
        present = {row["directive_id"] for row in rows["directive"]}
        for directive_id in present & self._by_directive.keys():
            bearing += self._by_directive[directive_id]
        # of this notice, and not in it any more
        gone = [c for d, cs in self._by_directive.items() if d not in present for c in cs if c.notice_id == notice_id]
        for correction in gone:
            self.states[correction.correction_id] = "orphaned"
        if bearing:
            days_as_text(rows)
        for correction in sorted(bearing, key=lambda c: (c.made_at, c.correction_id)):
            state, now = _apply(correction, rows)
            if state != "orphaned" and self._cells[correction.correction_id] in self._conflicts:
                state = "conflicting"
            self.states[correction.correction_id] = state
            if state in ("machine_changed", "conflicting"):
                reason = f"{state}: {correction.made_by} {correction.value!r}"
                row_key = "" if correction.directive_id is None else correction.directive_id
                rows["review_item"].append(
                    {
                        "notice_id": notice_id,
                        "table_name": correction.table_name,
                        "row_key": row_key,
                        "field": correction.field or "",
                        "value": now,
                        "reason": reason,
                    }
                )
        if not bearing:
            return "correction" if gone or notice_id in self._undone else None
        return "register" if all(c.made_by.startswith(_REGISTER) for c in bearing) else "correction"


def _apply(correction: CorrectionRow, rows: dict[str, list[Row]]) -> tuple[str, str | None]:
    """(state, what the machine says now)."""
    if correction.table_name == "notice" and correction.field:
        return _notice(correction, rows["notice"][0])
    if not any(row["directive_id"] == correction.directive_id for row in rows["directive"]):
        return "orphaned", None  # an earlier correction took the directive away
    if correction.table_name == "directive":
        return _directive(correction, rows)
    if correction.table_name == "deadline":
        return _deadline(correction, rows)
    if correction.table_name == "directive_agency":
        return _agencies(correction, rows)
    return "orphaned", None


def _state(correction: CorrectionRow, now: str | None) -> str:
    if now == correction.value:
        return "machine_agrees"
    return "applied" if now == correction.machine_value else "machine_changed"


def _notice(correction: CorrectionRow, row: Row) -> tuple[str, str | None]:
    field = correction.field or ""
    now = row.get(field)
    row[field] = correction.value
    if field == "number":
        row["number_origin"] = "register" if correction.made_by.startswith(_REGISTER) else "person"
        joint = "-" if row.get("family") == "party" else "/"
        row["full_number"] = joint.join(p for p in (correction.value, row.get("symbol")) if p) or None
    if field == "issued_on":
        row["issued_on_precision"] = "day" if correction.value else None
    if field == "issuer":
        row["issuer_source"], row["issuer_agency_id"] = "printed", None
    return _state(correction, now), now


def _directive(correction: CorrectionRow, rows: dict[str, list[Row]]) -> tuple[str, str | None]:
    row = next(r for r in rows["directive"] if r["directive_id"] == correction.directive_id)
    now: str = row["text"]
    if correction.action != "delete":
        row["text"] = correction.value
        return _state(correction, now), now
    rows["directive"].remove(row)
    for table in ("directive_agency", "deadline", "deadline_agency"):
        rows[table][:] = [r for r in rows[table] if r["directive_id"] != correction.directive_id]
    for table, field in (
        ("passage", "directive_id"),
        ("citation", "directive_id"),
        ("directive_link", "from_directive_id"),
    ):
        for other in rows[table]:
            if other.get(field) == correction.directive_id:
                other[field] = None
    for child in rows["directive"]:
        if child["parent_path"] == row["path"]:
            child["parent_path"] = row["parent_path"]
    return ("applied" if now == correction.machine_value else "machine_changed"), now


def _deadline(correction: CorrectionRow, rows: dict[str, list[Row]]) -> tuple[str, str | None]:
    of_directive = [r for r in rows["deadline"] if r["directive_id"] == correction.directive_id]
    row = next((r for r in of_directive if str(r["seq"]) == correction.row_key), None)
    now = None if row is None else row.get("last_day") or row.get("due_on") or row.get("due_computed_on")
    if correction.action == "delete":
        if row is None:
            return "machine_agrees", None
        rows["deadline"].remove(row)
        seq = row["seq"]
        rows["deadline_agency"][:] = [
            r
            for r in rows["deadline_agency"]
            if (r["directive_id"], r["deadline_seq"]) != (correction.directive_id, seq)
        ]
        return _state(correction, now), now
    if row is None:
        directive = next(r for r in rows["directive"] if r["directive_id"] == correction.directive_id)
        if any(correction.value in (r.get("last_day"), r.get("due_on")) for r in of_directive):
            return "machine_agrees", correction.value
        seq = max((r["seq"] for r in of_directive), default=0) + 1
        row = {"directive_id": correction.directive_id, "seq": seq, "raw": correction.value}
        row.update(char_start=directive["char_start"], char_end=directive["char_end"])
        rows["deadline"].append(row)
        directive["is_trackable"] = True
        for agency in [
            r for r in rows["directive_agency"] if r["directive_id"] == correction.directive_id and r["role"] == "lead"
        ]:
            owner = {"name": agency["name"], "agency_id": agency["agency_id"], "source": "directive_lead"}
            rows["deadline_agency"].append({"directive_id": correction.directive_id, "deadline_seq": seq, **owner})
    state = "applied" if now is None and correction.action == "add" else _state(correction, now)
    row.update(_DEADLINE, due_on=correction.value, last_day=correction.value, due_computed_on=None, recurrence=None)
    return state, now


def _agencies(correction: CorrectionRow, rows: dict[str, list[Row]]) -> tuple[str, str | None]:
    role = correction.row_key or "lead"
    mine = [r for r in rows["directive_agency"] if (r["directive_id"], r["role"]) == (correction.directive_id, role)]
    now = "; ".join(r["name"] for r in sorted(mine, key=lambda r: (r["seq"], r["name"]))) or None
    known = {r["name"]: r["agency_id"] for r in rows["directive_agency"] if r["agency_id"]}
    rows["directive_agency"][:] = [r for r in rows["directive_agency"] if r not in mine]
    names = [name.strip() for name in (correction.value or "").split(";") if name.strip()]
    first = min((r["seq"] for r in mine), default=1 + max((r["seq"] for r in rows["directive_agency"]), default=0))
    for n, name in enumerate(names):
        row = {"directive_id": correction.directive_id, "seq": first + n, "role": role, "raw": None, "name": name}
        rows["directive_agency"].append({**row, "agency_id": known.get(name), "source": "explicit", "origin": "person"})
    if role == "lead":  # a deadline that was the lead's follows its lead
        owners = [
            r
            for r in rows["deadline_agency"]
            if r["directive_id"] == correction.directive_id and r["source"] == "directive_lead"
        ]
        seqs = sorted({r["deadline_seq"] for r in owners})
        rows["deadline_agency"][:] = [r for r in rows["deadline_agency"] if r not in owners]
        for seq in seqs:
            for name in names:
                owner = {"deadline_seq": seq, "name": name, "agency_id": known.get(name), "source": "directive_lead"}
                rows["deadline_agency"].append({"directive_id": correction.directive_id, **owner})
    return _state(correction, now), now
