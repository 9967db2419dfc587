"""Loading: notices become rows of `staging`; only those that changed."""

from warehouse.load.inputs import FileFacts, LoadInput, StageVersions, notice_id_of
from warehouse.load.staging import StageResult, stage, staged_notices

__all__ = ["FileFacts", "LoadInput", "StageResult", "StageVersions", "notice_id_of", "stage", "staged_notices"]
