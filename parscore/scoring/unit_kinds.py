"""Kinds of unit as the official reads them; a set may use others, whose ids are shown as they stand."""

UNIT_KINDS = {
    "xa": "Xã",
    "phuong": "Phường",
    "dac_khu": "Đặc khu",
    "thi_tran": "Thị trấn",
    "huyen": "Huyện",
    "tinh": "Tỉnh",
    "so": "Sở, ngành",
}
