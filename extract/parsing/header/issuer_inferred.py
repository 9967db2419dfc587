"""Who issues where the head is lost: what symbol, place, signature and text tell, as an inference.

Belongs here: inferred issuers with their rule. Does not belong here: the printed head (issuer).
"""

from __future__ import annotations

from extract.model import CleanText, Province
from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.agencies.folding import folded_words
from extract.parsing.agencies.mentions import find_mentions
from extract.parsing.agencies.word_lists import mapping, rows
from extract.parsing.header.issuer import Issuer
from extract.parsing.header.number import DocumentNumber
from extract.parsing.header.signature import Signature
from extract.parsing.header.title import type_of_code

_UNIT_WITHIN = 6000  # characters of the text in which the unit of an unknown place is looked for


def _issuer_of_key(key: str, province: Province | None, catalogue: Catalogue, rule: str) -> Issuer:
    kind = catalogue.kinds[key]
    name = (
        catalogue.full_name(key, province)
        if province is not None and kind.scope == "province"
        else kind.name.replace("{kind}", "tỉnh")
    )
    name = name.replace("{committee}", "Tỉnh ủy").replace("{youth}", "Tỉnh đoàn")
    return Issuer(name, "inferred", key, province, rule=rule, confidence=0.8)


def infer_issuer(
    number: DocumentNumber | None,
    signature: Signature,
    province: Province | None,
    catalogue: Catalogue,
    title: str,
    clean: CleanText,
    place: str | None = None,
) -> Issuer | None:
    """From the body that is signed for (TM.), the symbol, the head in whose order it is signed (TL.)."""
    behalf = folded_words(signature.behalf[0]) if signature.behalf else ""
    if signature.chain[:1] == ("TM",):
        key = {"ban thuong vu": "btv_tinh_uy", "uy ban nhan dan": "ubnd_tinh", "ubnd": "ubnd_tinh", "thuong truc": "tt_tinh_uy",
               "chinh phu": "cp", "hoi dong nhan dan": "hdnd_tinh", "ban bi thu": "bbt", "bo chinh tri": "bct_d"}  # fmt: skip
        found = next((key[start] for start in key if behalf.startswith(start)), None)
        if found == "ubnd_tinh" and province is None:
            found = None  # whose committee it is, symbol, place and text must tell
        if found is not None and (number is None or not number.is_party or number.organ in ("TU", "TW")):
            return _issuer_of_key(found, province, catalogue, "issuer_from_signature")
    if number is not None:
        issuer = _from_symbol(number, province, catalogue) or _people_committee(number, place, province, clean)
        if issuer is not None:
            return issuer
    if behalf.startswith(("chu tich", "uy ban nhan dan")) and province is not None:
        return _issuer_of_key("ubnd_tinh", province, catalogue, "issuer_from_signature")
    if behalf.startswith("thu tuong"):
        return _issuer_of_key("ttg", None, catalogue, "issuer_from_signature")
    return _committee_of(title, signature, province, clean, catalogue)


def _people_committee(
    number: DocumentNumber, place: str | None, province: Province | None, clean: CleanText
) -> Issuer | None:
    """'TB-UBND' issued at a place that is no known province: the unit whose committee the text speaks of most."""
    if place is None or province is not None or "UBND" not in (number.organ, number.code):
        return None
    said = folded_words(clean.text[:_UNIT_WITHIN]).replace("uy ban nhan dan", "ubnd")
    counts = [
        (said.count(f"ubnd {folded_words(unit)} "), unit)
        for unit in ("tỉnh", "huyện", "xã", "phường", "thành phố", "thị xã", "đặc khu")
    ]
    most, unit = max(counts, key=lambda pair: pair[0])
    if not most:
        return None
    return Issuer(
        f"Ủy ban nhân dân {unit} {place}", "inferred", None, None, rule="issuer_from_symbol_and_place", confidence=0.6
    )


def _committee_of(
    title: str, signature: Signature, province: Province | None, clean: CleanText, catalogue: Catalogue
) -> Issuer | None:
    """A steering committee that signs through its office, or a Party body that the title names: its fullest printed name."""
    said = folded_words(" ".join((*signature.lines, title)))
    if "ban chi dao" in said:
        wanted = "ban chi dao"
    elif "ban thuong vu" in said and province is not None:
        return _issuer_of_key("btv_tinh_uy", province, catalogue, "issuer_from_title")
    else:
        return None
    mentions = [
        m for m in find_mentions(f"{title}. {clean.text[:4000]}", catalogue) if folded_words(m.raw).startswith(wanted)
    ]
    if not mentions:
        return None
    best = max(mentions, key=lambda m: len(m.raw))
    name = best.name
    if province is not None and name.endswith((" tỉnh", " thành phố")):
        name = f"{name} {province.name}"
    return Issuer(name, "inferred", best.agency_key, province, rule="issuer_from_text", confidence=0.6)


def _from_symbol(number: DocumentNumber, province: Province | None, catalogue: Catalogue) -> Issuer | None:
    keys = mapping("symbol_issuers", "code", "key")
    names = mapping("symbol_issuers", "code", "issuer")
    families = {row["code"]: row["family"] for row in rows("symbol_issuers")}
    is_typed = number.is_party or type_of_code(number.code, "state") is not None
    organ = number.organ if is_typed else number.code
    if organ not in keys or number.is_party != families[organ].startswith("party"):
        return None
    if families[organ] in ("province", "party_province") and province is None:
        return None
    issuer = _issuer_of_key(keys[organ], province, catalogue, "issuer_from_symbol")
    return Issuer(
        names[organ] or issuer.name, "inferred", issuer.key, issuer.province, rule=issuer.rule, confidence=0.8
    )
