"""Who works in the pictures, and where; nobody of these names is meant."""

HOME = "/home/hoa/.local/share/PARSCORE"
OFFICIAL, LEADER = "Nguyễn Thị Hoa", "Trần Văn Bình"
