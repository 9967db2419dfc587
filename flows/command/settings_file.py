"""The chidao.toml that `chidao init` writes: every key with its default, commented in Vietnamese and English.

Belongs here: the text and nothing else; a test reads it back and compares it with the defaults of settings.py.
"""

from __future__ import annotations

from dataclasses import fields

from extract.model import ReadSettings


def settings_text(*, agency: str = "", province: str = "", inbox: str = "") -> str:
    """The whole file, filled in with the office's agency and province and the first source's address."""
    source = _SOURCE.format(comment="" if inbox else "# ", inbox=_quoted(inbox or "/srv/cong-van/den"))
    office = _OFFICE.format(agency=_quoted(agency), province=_quoted(province))
    return "\n".join((_HEAD, office, source, _limits(), _REST.format(thresholds=_thresholds())))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_HEAD = """\
# Thiết lập của chidao. Dòng bắt đầu bằng dấu # là chú thích hoặc giá trị mặc định.
# Settings of chidao. A line that begins with # is a comment or shows a default.
# Kiểm tra / check it:  chidao doctor
"""

_OFFICE = """\
[office]
# Cơ quan sử dụng kho dữ liệu này, ví dụ "Văn phòng UBND tỉnh An Phú".
# Whose warehouse this is.
agency = {agency}
# Tỉnh, thành phố, ví dụ "An Phú". / The province.
province = {province}
# Mã cơ quan trong danh mục (bảng agency), nếu biết. / The agency's id in the table agency, where known.
# agency_id = ""
# Múi giờ. / The time zone.
# time_zone = "Asia/Ho_Chi_Minh"
"""

_SOURCE = """\
# Nguồn văn bản: mỗi nguồn một bảng [sources.TÊN]. / Sources of papers: one table [sources.NAME] each.
{comment}[sources.inbox]
# Thư mục (hoặc địa chỉ). Không ghi tên người dùng, mật khẩu ở đây.
# A folder, or s3://bucket/folder, sftp://host/folder, https://host/folder/, imaps://host/INBOX (docs/sources.md).
# No user or password here: they come from the environment, CHIDAO_SOURCE_INBOX_USER and so on.
{comment}address = {inbox}
# Chỉ lấy các tệp khớp mẫu; để trống là lấy tất cả. / Only files that match; empty takes all.
# include = ["*.pdf", "*.tif", "*.jpg", "*.txt"]
# Bỏ qua các tệp khớp mẫu. / Files that match are left out.
# exclude = ["*nhap*", "tam/*"]
# Lấy cả thư mục con. / Folders inside too.
# recursive = true
# Tệp phải đứng yên bấy nhiêu giây mới được lấy (tránh tệp đang chép dở).
# A file is taken when it has not changed for so many seconds (not while it is still being copied).
# settle_seconds = 1.0
# Số giây chờ máy chủ trả lời; số giây tối đa cho một tệp; cho việc liệt kê.
# Seconds for one answer of a server; for one file in all; for listing what there is.
# timeout_seconds = 30.0
# seconds_a_file = 600.0
# seconds_a_listing = 1800.0
# Chỉ cho s3: / only for s3:          endpoint_url, region
# Chỉ cho sftp: / only for sftp:      known_hosts (tệp có khóa của máy chủ / the file with the server's key)
# s3, https, imaps:                   ca_file (chứng thư của cơ quan / the office's own authority)
"""

_LIMIT_WORDS = {
    "max_bytes": ("Kích thước tối đa của một tệp (byte)", "Largest file, in bytes"),
    "max_pages": (
        "Số trang đọc tối đa của một văn bản",
        "Pages read of one paper; those beyond it are counted as not read",
    ),
    "max_megapixels": ("Số triệu điểm ảnh tối đa của một trang", "Megapixels of one page"),
    "max_expansion": ("Tỷ lệ giải nén tối đa", "How far an archive may unpack, times its size"),
    "seconds_a_page": ("Số giây tối đa cho một trang", "Seconds a page"),
    "seconds_a_document": ("Số giây tối đa cho một văn bản", "Seconds a document"),
    "memory_megabytes": ("Bộ nhớ của một tiến trình đọc (MB)", "Memory of one reading process, in MB"),
    "dpi": ("Độ phân giải khi nhận dạng", "Resolution of recognition"),
    "second_engine": ("Dùng bộ nhận dạng thứ hai nếu có", "Use the second recognition engine where it is installed"),
    "steps": ("Các bước xử lý ảnh", "Steps of image preparation"),
}


def _limits() -> str:
    lines = ["# Giới hạn khi đọc. / Limits of reading.", "[limits]"]
    for field in fields(ReadSettings):
        vietnamese, english = _LIMIT_WORDS.get(field.name, (field.name, field.name))
        lines += [f"# {vietnamese}. / {english}.", f"# {field.name} = {_toml(field.default)}"]
    return "\n".join(lines) + "\n"


def _thresholds() -> str:
    from quality.rule_book import sql_rules

    lines = []
    for rule in sql_rules():
        if rule.kind == "measure":
            bound = rule.upper if rule.upper is not None else rule.lower
            lines += [f"# {rule.about}.", f"# {rule.name} = {bound}"]
    return "\n".join(lines)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{part}"' for part in value) + "]"
    if isinstance(value, int) and value >= 1_000_000:
        return f"{value:_}"
    return repr(value) if not isinstance(value, str) else f'"{value}"'


_REST = """\
# Cách máy làm việc khi đọc; không đổi kết quả. / How the machine is used; changes no result.
[reading]
# Số tiến trình đọc; 0 là mỗi nhân một tiến trình. / Reading processes; 0 is one a core.
# processes = 0
# Một tác vụ gồm khoảng bấy nhiêu giây công việc. / One task holds about so many seconds of work.
# batch_seconds = 30.0
# Số lần thử trong một lần chạy khi lỗi tạm thời. / Attempts in one run where a fault may pass.
# attempts = 2
# Địa chỉ cụm Dask để đọc trên nhiều máy; CHIDAO_DASK được ưu tiên.
# A Dask scheduler (tcp://host:port) whose workers read; CHIDAO_DASK goes before it.
# dask = ""

# Chạy bù văn bản cũ (chidao run --backfill): công bố sau bấy nhiêu văn bản hoặc bấy nhiêu phút, tùy cái nào đến trước.
# A backfill publishes after so many documents or so many minutes, whichever comes first.
[backfill]
# every_documents = 500
# every_minutes = 10.0

# Ngưỡng kiểm tra chất lượng trước khi công bố. / Thresholds of the checks before publishing.
# Tên ngưỡng là tên của phép đo trong quality/rules/sql_rules.toml. / A key is the name of a measure there.
[gate.thresholds]
{thresholds}
# Công bố. / Publishing.
[publishing]
# Số bản đã công bố được giữ lại. / Published versions that are kept.
# keep = 14
# Dựng lại toàn bộ sau bấy nhiêu đêm. / A full rebuild every so many nights.
# full_rebuild_nights = 30

# Người nhận thông báo (địa chỉ thư điện tử). / Who is told (e-mail addresses).
[contacts]
# operator = ["quan-tri@anphu.example"]
# clerk = ["van-thu@anphu.example"]
# head = ["chanh-van-phong@anphu.example"]
# Một địa chỉ duy nhất được báo khi có văn bản mang dấu mật (không kèm nội dung).
# The one address that hears of a paper with a mark of secrecy (without its text).
# secret = "bao-mat@anphu.example"

# Báo tin (chidao notify setup) và gửi bảng thứ Hai (chidao monday). Tài khoản thư: biến môi trường CHIDAO_MAIL_USER, CHIDAO_MAIL_PASSWORD.
# Telling (chidao notify setup) and Monday's sheets (chidao monday). The mail account comes from the environment.
[telling]
# mail_server = "mail.anphu.example"
# mail_port = 587
# starttls | tls | none
# mail_security = "starttls"
# mail_from = "chidao@anphu.example"
# Báo khi số tệp cách ly vượt quá số này. / Told when more files than this are in quarantine.
# quarantine_above = 20
# Báo khi không có văn bản nào đến trong bấy nhiêu giờ; 0 là không báo. / Told when nothing arrived for so many hours; 0: never.
# nothing_hours = 72.0
# Báo khi không có lần chạy nào trong bấy nhiêu giờ. / Told when no run ended for so many hours.
# silence_hours = 30.0

# Ai nhận bảng của đơn vị nào vào thứ Hai; tên đơn vị như trong bảng theo dõi.
# Who gets which agency's sheet on Monday; names as in the sheets.
[departments]
# "Sở Tài chính" = ["van-thu-stc@anphu.example"]

# Nhật ký CHIDAO_HOME/logs/chidao.log: lines | json. / The log of what runs do.
[logs]
# format = "lines"
"""
