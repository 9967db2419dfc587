"""The error tree: every class knows its exit code, its remedy and, for documents, its quarantine code.

Belongs here: the classes and nothing else, standard library only. `docs/quarantine-codes.md` is made from `DocumentError`'s subclasses.
A document error costs only its document; the others end the run with their exit code.
"""

from __future__ import annotations


class ChidaoError(Exception):
    """Root. `exit_code` as in `chidao --help`; `remedy` is a sentence that an operator can act on."""

    exit_code = 1
    remedy = "This is a fault of the program: please report it with the log of the run."

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message)
        if remedy is not None:
            self.remedy = remedy

    def __str__(self) -> str:
        return f"{super().__str__()} — {self.remedy}" if self.remedy else super().__str__()

    @property
    def bare_message(self) -> str:
        """The message without the remedy."""
        return super().__str__()


class UsageError(ChidaoError):
    exit_code = 2
    remedy = "See chidao --help."


class SettingsError(UsageError):
    remedy = "Correct chidao.toml; `chidao init --print` shows every key with its meaning."


class GateBlocked(ChidaoError):
    exit_code = 3
    remedy = "See `chidao status`; accept one check with `chidao publish --accept CHECK --reason TEXT`."


class SourceUnreachable(ChidaoError):
    exit_code = 4
    remedy = "Check the address, the share or the network; the next run takes up what was missed."


class HomeBusy(ChidaoError):
    exit_code = 5
    remedy = "Another run holds this home; wait for it, or see `chidao status`."


class ClusterUnreachable(ChidaoError):
    exit_code = 6
    remedy = "Start the scheduler and `dask worker --no-nanny`, or unset CHIDAO_DASK to read on this machine alone."


class DependencyMissing(ChidaoError):
    exit_code = 6
    remedy = "Run `make setup`, then `chidao doctor`."


class DocumentError(ChidaoError):
    """A fault of one document. `code` is stable and documented; `transient` ones are retried."""

    code = "document_error"
    stage = "read"
    transient = False
    meaning = "The document could not be processed."

    def __init__(self, file_name: str, detail: str = "", *, page: int | None = None, remedy: str | None = None) -> None:
        self.file_name, self.detail, self.page = file_name, detail, page
        where = f"{file_name}, page {page}" if page else file_name
        super().__init__(f"{where}: {detail or self.meaning}", remedy=remedy)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.file_name, self.detail, self.page, self.remedy)


def _rebuild(kind: type[DocumentError], file_name: str, detail: str, page: int | None, remedy: str) -> DocumentError:
    return kind(file_name, detail, page=page, remedy=remedy)


class EncryptedDocument(DocumentError):
    code, meaning = "encrypted_pdf", "The file is encrypted and cannot be opened without its password."
    remedy = "Ask the sender for a copy without password and put it beside this one."


class DamagedDocument(DocumentError):
    code, meaning = "damaged_file", "The file is damaged: its structure cannot be read."
    remedy = "Fetch or scan the paper again; the damaged original stays in the archive."


class EmptyDocument(DocumentError):
    code, meaning = "empty_document", "No word could be read on any page."
    remedy = "Look at the scan: a blank side or far too light a copy; scan it again at 300 dpi."


class UnsupportedFormat(DocumentError):
    code, meaning = "unsupported_format", "The content is of no format that is read here."
    remedy = "Convert it to PDF, TIFF, JPEG, PNG, WebP, DOCX or text."


class SecretDocument(DocumentError):
    code, meaning = "secret_document", "The paper bears a mark of secrecy and is kept out of everything."
    remedy = "Handle it by the rules for secret papers; `chidao release SHA` undoes a false alarm."


class Forgotten(DocumentError):
    code, stage, meaning = (
        "forgotten",
        "pull",
        "A person had this paper removed from everything; only its sha256 is remembered.",
    )
    remedy = "`chidao release SHA` lets it in again."


class FileTooLarge(DocumentError):
    code, meaning = "file_too_large", "The file has more bytes than the limit allows."
    remedy = "Raise limits.max_bytes, or scan at 300 dpi in grey."


class ImageTooLarge(DocumentError):
    code, meaning = "image_too_large", "A page has more pixels than the limit allows."
    remedy = "Raise limits.max_megapixels, or scan at 300 dpi."


class ExpandsTooFar(DocumentError):
    code, meaning = "expands_too_far", "The archive or a stream in it unpacks to far more than it holds."
    remedy = "Unpack it by hand if its sender is known, and put the members into the source."


class UnsafeArchive(DocumentError):
    code, meaning = "unsafe_archive", "The archive nests too deep or names files outside its folder."
    remedy = "Unpack it by hand if its sender is known, and put the members into the source."


class PageTimeout(DocumentError):
    code, transient, meaning = "ocr_timeout", True, "Recognising a page took longer than the limit."
    remedy = "It is tried again by the next run; raise limits.seconds_a_page if it stays."


class DocumentTimeout(DocumentError):
    code, transient, meaning = "document_timeout", True, "Reading the document took longer than the limit."
    remedy = "It is tried again by the next run; raise limits.seconds_a_document if it stays."


class OutOfMemory(DocumentError):
    code, meaning = "out_of_memory", "Reading the document needed more memory than a reading child may have."
    remedy = "Raise limits.memory_megabytes, or split the file."


class ReaderDied(DocumentError):
    code, transient, meaning = "reader_died", True, "The process that read the document ended before it was done."
    remedy = "It is tried again by the next run; if it stays, report the file."


class ReadFailed(DocumentError):
    code, meaning = "read_failed", "The document could not be read: a fault of the program."
    remedy = "Report the file; the others are not affected. `chidao rerun --failed` tries it again with a new program."


class EngineFailed(DocumentError):
    code, transient, meaning = "engine_failed", True, "The recognition engine ended with an error."
    remedy = "Run `chidao doctor`; it is tried again by the next run."


class VanishedFile(DocumentError):
    code, stage, transient, meaning = (
        "file_vanished",
        "pull",
        True,
        "The file was gone or changed while it was fetched.",
    )
    remedy = "It is fetched again by the next run."


class CleanFailed(DocumentError):
    code, stage, meaning = "clean_failed", "clean", "The text could not be cleaned: a fault of the program."
    remedy = "Report the file; the others are not affected."


class ParseFailed(DocumentError):
    code, stage, meaning = "parse_failed", "parse", "The text could not be parsed: a fault of the program."
    remedy = "Report the file; the others are not affected."


class LoadFailed(DocumentError):
    code, stage, meaning = "load_failed", "load", "The notice could not be loaded: a fault of the program."
    remedy = "Report the file; the others are not affected."
