<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
  <name>CloseButton</name>
  <message>
    <source>Close Tab</source>
    <translation>Đóng thẻ</translation>
  </message>
</context>
<context>
  <name>QAbstractFileIconProvider</name>
  <message>
    <source>Alias</source>
    <translation>Lối tắt</translation>
  </message>
  <message>
    <source>Drive</source>
    <translation>Ổ đĩa</translation>
  </message>
  <message>
    <source>File</source>
    <translation>Tệp</translation>
  </message>
  <message>
    <source>File Folder</source>
    <translation>Thư mục</translation>
  </message>
  <message>
    <source>Folder</source>
    <translation>Thư mục</translation>
  </message>
  <message>
    <source>Shortcut</source>
    <translation>Lối tắt</translation>
  </message>
  <message>
    <source>Unknown</source>
    <translation>Không rõ</translation>
  </message>
</context>
<context>
  <name>QAbstractSpinBox</name>
  <message>
    <source>&amp;Select All</source>
    <translation>&amp;Chọn tất cả</translation>
  </message>
  <message>
    <source>&amp;Step up</source>
    <translation>&amp;Tăng một bước</translation>
  </message>
  <message>
    <source>Step &amp;down</source>
    <translation>&amp;Giảm một bước</translation>
  </message>
</context>
<context>
  <name>QComboBox</name>
  <message>
    <source>True</source>
    <translation>Có</translation>
  </message>
  <message>
    <source>False</source>
    <translation>Không</translation>
  </message>
  <message>
    <source>Open the combo box selection popup</source>
    <translation>Mở danh sách để chọn</translation>
  </message>
</context>
<context>
  <name>QCupsJobWidget</name>
  <message>
    <source>Job</source>
    <translation>Lệnh in</translation>
  </message>
  <message>
    <source>Job Control</source>
    <translation>Điều khiển lệnh in</translation>
  </message>
  <message>
    <source>Job &amp;priority:</source>
    <translation>Mức ư&amp;u tiên:</translation>
  </message>
  <message>
    <source>Scheduled &amp;printing:</source>
    <translation>&amp;Hẹn giờ in:</translation>
  </message>
  <message>
    <source>&amp;Billing information:</source>
    <translation>Thông tin &amp;thanh toán:</translation>
  </message>
  <message>
    <source>Banner Pages</source>
    <translation>Trang bìa</translation>
  </message>
  <message>
    <source>&amp;Start:</source>
    <translation>Đầ&amp;u:</translation>
  </message>
  <message>
    <source>&amp;End:</source>
    <translation>&amp;Cuối:</translation>
  </message>
  <message>
    <source>None</source>
    <translation>Không</translation>
  </message>
  <message>
    <source>Standard</source>
    <translation>Tiêu chuẩn</translation>
  </message>
  <message>
    <source>Unclassified</source>
    <translation>Không mật</translation>
  </message>
  <message>
    <source>Confidential</source>
    <translation>Bảo mật</translation>
  </message>
  <message>
    <source>Classified</source>
    <translation>Mật</translation>
  </message>
  <message>
    <source>Secret</source>
    <translation>Tối mật</translation>
  </message>
  <message>
    <source>Top Secret</source>
    <translation>Tuyệt mật</translation>
  </message>
  <message>
    <source>Print Immediately</source>
    <translation>In ngay</translation>
  </message>
  <message>
    <source>Hold Indefinitely</source>
    <translation>Giữ lại cho đến khi cho in</translation>
  </message>
  <message>
    <source>Day (06:00 to 17:59)</source>
    <translation>Ban ngày (06:00 đến 17:59)</translation>
  </message>
  <message>
    <source>Night (18:00 to 05:59)</source>
    <translation>Ban đêm (18:00 đến 05:59)</translation>
  </message>
  <message>
    <source>Second Shift (16:00 to 23:59)</source>
    <translation>Ca hai (16:00 đến 23:59)</translation>
  </message>
  <message>
    <source>Third Shift (00:00 to 07:59)</source>
    <translation>Ca ba (00:00 đến 07:59)</translation>
  </message>
  <message>
    <source>Weekend (Saturday to Sunday)</source>
    <translation>Cuối tuần (thứ Bảy đến Chủ nhật)</translation>
  </message>
  <message>
    <source>Specific Time</source>
    <translation>Giờ cụ thể</translation>
  </message>
</context>
<context>
  <name>QCupsPrinterSupport</name>
  <message>
    <source>Authentication Needed</source>
    <translation>Cần đăng nhập</translation>
  </message>
  <message>
    <source>Authentication needed to use %1 on %2.</source>
    <translation>Cần đăng nhập để dùng %1 trên %2.</translation>
  </message>
  <message>
    <source>Authentication needed to use %1.</source>
    <translation>Cần đăng nhập để dùng %1.</translation>
  </message>
  <message>
    <source>Username:</source>
    <translation>Tên đăng nhập:</translation>
  </message>
  <message>
    <source>Password:</source>
    <translation>Mật khẩu:</translation>
  </message>
</context>
<context>
  <name>QDialog</name>
  <message>
    <source>What's This?</source>
    <translation>Đây là gì?</translation>
  </message>
</context>
<context>
  <name>QDialogButtonBox</name>
  <message>
    <source>OK</source>
    <translation>Đồng ý</translation>
  </message>
</context>
<context>
  <name>QDockWidget</name>
  <message>
    <source>Close</source>
    <translation>Đóng</translation>
  </message>
  <message>
    <source>Closes the dock widget</source>
    <translation>Đóng khung này</translation>
  </message>
  <message>
    <source>Float</source>
    <translation>Tách rời</translation>
  </message>
  <message>
    <source>Undocks and re-attaches the dock widget</source>
    <translation>Tách khung này ra hoặc gắn trở lại</translation>
  </message>
</context>
<context>
  <name>QErrorMessage</name>
  <message>
    <source>&amp;OK</source>
    <translation>Đồn&amp;g ý</translation>
  </message>
  <message>
    <source>&amp;Show this message again</source>
    <translation>&amp;Hiện lại thông báo này</translation>
  </message>
  <message>
    <source>An error occurred</source>
    <translation>Có lỗi xảy ra</translation>
  </message>
  <message>
    <source>Critical Error:</source>
    <translation>Lỗi nghiêm trọng:</translation>
  </message>
  <message>
    <source>Debug Message:</source>
    <translation>Thông báo gỡ lỗi:</translation>
  </message>
  <message>
    <source>Fatal Error:</source>
    <translation>Lỗi không thể tiếp tục:</translation>
  </message>
  <message>
    <source>Information:</source>
    <translation>Thông tin:</translation>
  </message>
  <message>
    <source>Warning:</source>
    <translation>Cảnh báo:</translation>
  </message>
</context>
<context>
  <name>QFileDialog</name>
  <message>
    <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
    <translation>%1
Không tìm thấy thư mục này.
Hãy kiểm tra lại tên thư mục.</translation>
  </message>
  <message>
    <source>%1
File not found.
Please verify the correct file name was given.</source>
    <translation>%1
Không tìm thấy tệp này.
Hãy kiểm tra lại tên tệp.</translation>
  </message>
  <message>
    <source>%1 already exists.
Do you want to replace it?</source>
    <translation>%1 đã có sẵn.
Bạn có muốn thay thế không?</translation>
  </message>
  <message>
    <source>'%1' is write protected.
Do you want to delete it anyway?</source>
    <translation>“%1” được bảo vệ, không cho ghi.
Bạn vẫn muốn xóa?</translation>
  </message>
  <message>
    <source>Are you sure you want to delete '%1'?</source>
    <translation>Bạn có chắc muốn xóa “%1” không?</translation>
  </message>
  <message>
    <source>Could not delete directory.</source>
    <translation>Không xóa được thư mục.</translation>
  </message>
  <message>
    <source>&amp;Choose</source>
    <translation>&amp;Chọn</translation>
  </message>
  <message>
    <source>&amp;Delete</source>
    <translation>&amp;Xóa</translation>
  </message>
  <message>
    <source>&amp;Look in:</source>
    <translation>&amp;Tìm trong:</translation>
  </message>
  <message>
    <source>&amp;New Folder</source>
    <translation>Thư mục &amp;mới</translation>
  </message>
  <message>
    <source>&amp;Open</source>
    <translation>&amp;Mở</translation>
  </message>
  <message>
    <source>&amp;Rename</source>
    <translation>Đổ&amp;i tên</translation>
  </message>
  <message>
    <source>&amp;Save</source>
    <translation>&amp;Lưu</translation>
  </message>
  <message>
    <source>All Files (*)</source>
    <translation>Tất cả các tệp (*)</translation>
  </message>
  <message>
    <source>All files (*)</source>
    <translation>Tất cả các tệp (*)</translation>
  </message>
  <message>
    <source>Back</source>
    <translation>Quay lại</translation>
  </message>
  <message>
    <source>Forward</source>
    <translation>Tiếp tới</translation>
  </message>
  <message>
    <source>Go back</source>
    <translation>Quay lại thư mục trước</translation>
  </message>
  <message>
    <source>Go forward</source>
    <translation>Tới thư mục sau</translation>
  </message>
  <message>
    <source>Parent Directory</source>
    <translation>Thư mục cha</translation>
  </message>
  <message>
    <source>Go to the parent directory</source>
    <translation>Lên thư mục cha</translation>
  </message>
  <message>
    <source>Create New Folder</source>
    <translation>Tạo thư mục mới</translation>
  </message>
  <message>
    <source>Create a New Folder</source>
    <translation>Tạo một thư mục mới</translation>
  </message>
  <message>
    <source>New Folder</source>
    <translation>Thư mục mới</translation>
  </message>
  <message>
    <source>Detail View</source>
    <translation>Xem chi tiết</translation>
  </message>
  <message>
    <source>Change to detail view mode</source>
    <translation>Chuyển sang kiểu xem chi tiết</translation>
  </message>
  <message>
    <source>List View</source>
    <translation>Xem danh sách</translation>
  </message>
  <message>
    <source>Change to list view mode</source>
    <translation>Chuyển sang kiểu xem danh sách</translation>
  </message>
  <message>
    <source>Delete</source>
    <translation>Xóa</translation>
  </message>
  <message>
    <source>Remove</source>
    <translation>Bỏ khỏi danh sách</translation>
  </message>
  <message>
    <source>Directories</source>
    <translation>Thư mục</translation>
  </message>
  <message>
    <source>Directory:</source>
    <translation>Thư mục:</translation>
  </message>
  <message>
    <source>File &amp;name:</source>
    <translation>Tê&amp;n tệp:</translation>
  </message>
  <message>
    <source>Files</source>
    <translation>Tệp</translation>
  </message>
  <message>
    <source>Files of &amp;type:</source>
    <translation>&amp;Loại tệp:</translation>
  </message>
  <message>
    <source>Find Directory</source>
    <translation>Tìm thư mục</translation>
  </message>
  <message>
    <source>Open</source>
    <translation>Mở</translation>
  </message>
  <message>
    <source>Save As</source>
    <translation>Lưu thành</translation>
  </message>
  <message>
    <source>Recent Places</source>
    <translation>Nơi mở gần đây</translation>
  </message>
  <message>
    <source>Show </source>
    <translation>Hiện </translation>
  </message>
  <message>
    <source>Show &amp;hidden files</source>
    <translation>&amp;Hiện tệp ẩn</translation>
  </message>
  <message>
    <source>Sidebar</source>
    <translation>Thanh bên</translation>
  </message>
  <message>
    <source>List of places and bookmarks</source>
    <translation>Danh sách các nơi và dấu trang</translation>
  </message>
</context>
<context>
  <name>QFileSystemModel</name>
  <message>
    <source>Computer</source>
    <translation>Máy tính</translation>
  </message>
  <message>
    <source>My Computer</source>
    <translation>Máy tính của tôi</translation>
  </message>
  <message>
    <source>Name</source>
    <translation>Tên</translation>
  </message>
  <message>
    <source>Size</source>
    <translation>Kích cỡ</translation>
  </message>
  <message>
    <source>Kind</source>
    <translation>Loại</translation>
  </message>
  <message>
    <source>Type</source>
    <translation>Loại</translation>
  </message>
  <message>
    <source>Date Modified</source>
    <translation>Ngày sửa đổi</translation>
  </message>
</context>
<context>
  <name>QGnomeTheme</name>
  <message>
    <source>&amp;OK</source>
    <translation>Đồn&amp;g ý</translation>
  </message>
  <message>
    <source>&amp;Save</source>
    <translation>&amp;Lưu</translation>
  </message>
  <message>
    <source>&amp;Cancel</source>
    <translation>&amp;Bỏ qua</translation>
  </message>
  <message>
    <source>&amp;Close</source>
    <translation>Đón&amp;g</translation>
  </message>
  <message>
    <source>Close without Saving</source>
    <translation>Đóng mà không lưu</translation>
  </message>
</context>
<context>
  <name>QIODevice</name>
  <message>
    <source>No space left on device</source>
    <translation>Ổ đĩa đã hết chỗ</translation>
  </message>
  <message>
    <source>No such file or directory</source>
    <translation>Không có tệp hoặc thư mục này</translation>
  </message>
  <message>
    <source>Permission denied</source>
    <translation>Không có quyền truy cập</translation>
  </message>
  <message>
    <source>Too many open files</source>
    <translation>Đang mở quá nhiều tệp</translation>
  </message>
  <message>
    <source>Unknown error</source>
    <translation>Lỗi không rõ</translation>
  </message>
  <message>
    <source>file to open is a directory</source>
    <translation>đây là thư mục, không phải tệp</translation>
  </message>
</context>
<context>
  <name>QInputDialog</name>
  <message>
    <source>Enter a value:</source>
    <translation>Nhập giá trị:</translation>
  </message>
</context>
<context>
  <name>QKeySequenceEdit</name>
  <message>
    <source>Press shortcut</source>
    <translation>Bấm tổ hợp phím</translation>
  </message>
</context>
<context>
  <name>QLineEdit</name>
  <message>
    <source>&amp;Undo</source>
    <translation>&amp;Hoàn tác</translation>
  </message>
  <message>
    <source>&amp;Redo</source>
    <translation>Làm &amp;lại</translation>
  </message>
  <message>
    <source>Cu&amp;t</source>
    <translation>Cắ&amp;t</translation>
  </message>
  <message>
    <source>&amp;Copy</source>
    <translation>&amp;Sao chép</translation>
  </message>
  <message>
    <source>&amp;Paste</source>
    <translation>&amp;Dán</translation>
  </message>
  <message>
    <source>Delete</source>
    <translation>Xóa</translation>
  </message>
  <message>
    <source>Select All</source>
    <translation>Chọn tất cả</translation>
  </message>
</context>
<context>
  <name>QMessageBox</name>
  <message>
    <source>Show Details...</source>
    <translation>Xem chi tiết…</translation>
  </message>
  <message>
    <source>Hide Details...</source>
    <translation>Ẩn chi tiết…</translation>
  </message>
  <message>
    <source>About Qt</source>
    <translation>Giới thiệu Qt</translation>
  </message>
  <message>
    <source>&lt;h3&gt;About Qt&lt;/h3&gt;&lt;p&gt;This program uses Qt version %1.&lt;/p&gt;</source>
    <translation>&lt;h3&gt;Giới thiệu Qt&lt;/h3&gt;&lt;p&gt;Chương trình này dùng Qt phiên bản %1.&lt;/p&gt;</translation>
  </message>
</context>
<context>
  <name>QPageSetupWidget</name>
  <message>
    <source>Paper</source>
    <translation>Giấy</translation>
  </message>
  <message>
    <source>Page size:</source>
    <translation>Khổ giấy:</translation>
  </message>
  <message>
    <source>Width:</source>
    <translation>Chiều rộng:</translation>
  </message>
  <message>
    <source>Height:</source>
    <translation>Chiều cao:</translation>
  </message>
  <message>
    <source>Paper source:</source>
    <translation>Khay giấy:</translation>
  </message>
  <message>
    <source>Orientation</source>
    <translation>Hướng giấy</translation>
  </message>
  <message>
    <source>Portrait</source>
    <translation>Dọc</translation>
  </message>
  <message>
    <source>Landscape</source>
    <translation>Ngang</translation>
  </message>
  <message>
    <source>Reverse portrait</source>
    <translation>Dọc, đảo ngược</translation>
  </message>
  <message>
    <source>Reverse landscape</source>
    <translation>Ngang, đảo ngược</translation>
  </message>
  <message>
    <source>Margins</source>
    <translation>Lề</translation>
  </message>
  <message>
    <source>top margin</source>
    <translation>lề trên</translation>
  </message>
  <message>
    <source>bottom margin</source>
    <translation>lề dưới</translation>
  </message>
  <message>
    <source>left margin</source>
    <translation>lề trái</translation>
  </message>
  <message>
    <source>right margin</source>
    <translation>lề phải</translation>
  </message>
  <message>
    <source>Page Layout</source>
    <translation>Bố cục trang</translation>
  </message>
  <message>
    <source>Page &amp;order:</source>
    <translation>T&amp;hứ tự trang:</translation>
  </message>
  <message>
    <source>Pages &amp;per sheet:</source>
    <translation>&amp;Số trang mỗi tờ:</translation>
  </message>
  <message>
    <source>Custom</source>
    <translation>Tự chọn</translation>
  </message>
  <message>
    <source>Millimeters (mm)</source>
    <translation>Milimét (mm)</translation>
  </message>
  <message>
    <source>Inches (in)</source>
    <translation>Inch (in)</translation>
  </message>
  <message>
    <source>Points (pt)</source>
    <translation>Point (pt)</translation>
  </message>
</context>
<context>
  <name>QPageSize</name>
  <message>
    <source>Custom</source>
    <translation>Tự chọn</translation>
  </message>
  <message>
    <source>Custom (%1mm x %2mm)</source>
    <translation>Tự chọn (%1 × %2 mm)</translation>
  </message>
  <message>
    <source>Custom (%1in x %2in)</source>
    <translation>Tự chọn (%1 × %2 in)</translation>
  </message>
  <message>
    <source>Custom (%1pt x %2pt)</source>
    <translation>Tự chọn (%1 × %2 pt)</translation>
  </message>
</context>
<context>
  <name>QPlatformTheme</name>
  <message>
    <source>OK</source>
    <translation>Đồng ý</translation>
  </message>
  <message>
    <source>Save</source>
    <translation>Lưu</translation>
  </message>
  <message>
    <source>Save All</source>
    <translation>Lưu tất cả</translation>
  </message>
  <message>
    <source>Open</source>
    <translation>Mở</translation>
  </message>
  <message>
    <source>&amp;Yes</source>
    <translation>&amp;Có</translation>
  </message>
  <message>
    <source>Yes to &amp;All</source>
    <translation>Có với &amp;tất cả</translation>
  </message>
  <message>
    <source>&amp;No</source>
    <translation>&amp;Không</translation>
  </message>
  <message>
    <source>N&amp;o to All</source>
    <translation>K&amp;hông với tất cả</translation>
  </message>
  <message>
    <source>Abort</source>
    <translation>Dừng lại</translation>
  </message>
  <message>
    <source>Retry</source>
    <translation>Thử lại</translation>
  </message>
  <message>
    <source>Ignore</source>
    <translation>Vẫn tiếp tục</translation>
  </message>
  <message>
    <source>Close</source>
    <translation>Đóng</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>Bỏ qua</translation>
  </message>
  <message>
    <source>Discard</source>
    <translation>Không lưu</translation>
  </message>
  <message>
    <source>Help</source>
    <translation>Trợ giúp</translation>
  </message>
  <message>
    <source>Apply</source>
    <translation>Áp dụng</translation>
  </message>
  <message>
    <source>Reset</source>
    <translation>Đặt lại</translation>
  </message>
  <message>
    <source>Restore Defaults</source>
    <translation>Khôi phục mặc định</translation>
  </message>
</context>
<context>
  <name>QPrintDialog</name>
  <message>
    <source>Print</source>
    <translation>In</translation>
  </message>
  <message>
    <source>&amp;Print</source>
    <translation>&amp;In</translation>
  </message>
  <message>
    <source>&amp;Options &gt;&gt;</source>
    <translation>&amp;Tùy chọn &gt;&gt;</translation>
  </message>
  <message>
    <source>&amp;Options &lt;&lt;</source>
    <translation>&amp;Tùy chọn &lt;&lt;</translation>
  </message>
  <message>
    <source>Local file</source>
    <translation>Tệp trên máy</translation>
  </message>
  <message>
    <source>Print to File (PDF)</source>
    <translation>In ra tệp (PDF)</translation>
  </message>
  <message>
    <source>Print To File ...</source>
    <translation>In ra tệp…</translation>
  </message>
  <message>
    <source>Write PDF file</source>
    <translation>Ghi tệp PDF</translation>
  </message>
  <message>
    <source>All Pages</source>
    <translation>Mọi trang</translation>
  </message>
  <message>
    <source>Odd Pages</source>
    <translation>Trang lẻ</translation>
  </message>
  <message>
    <source>Even Pages</source>
    <translation>Trang chẵn</translation>
  </message>
  <message>
    <source>1 (1x1)</source>
    <translation>1 (1×1)</translation>
  </message>
  <message>
    <source>2 (2x1)</source>
    <translation>2 (2×1)</translation>
  </message>
  <message>
    <source>4 (2x2)</source>
    <translation>4 (2×2)</translation>
  </message>
  <message>
    <source>6 (2x3)</source>
    <translation>6 (2×3)</translation>
  </message>
  <message>
    <source>9 (3x3)</source>
    <translation>9 (3×3)</translation>
  </message>
  <message>
    <source>16 (4x4)</source>
    <translation>16 (4×4)</translation>
  </message>
  <message>
    <source>Left to Right, Top to Bottom</source>
    <translation>Trái sang phải, trên xuống dưới</translation>
  </message>
  <message>
    <source>Left to Right, Bottom to Top</source>
    <translation>Trái sang phải, dưới lên trên</translation>
  </message>
  <message>
    <source>Right to Left, Top to Bottom</source>
    <translation>Phải sang trái, trên xuống dưới</translation>
  </message>
  <message>
    <source>Right to Left, Bottom to Top</source>
    <translation>Phải sang trái, dưới lên trên</translation>
  </message>
  <message>
    <source>Top to Bottom, Left to Right</source>
    <translation>Trên xuống dưới, trái sang phải</translation>
  </message>
  <message>
    <source>Top to Bottom, Right to Left</source>
    <translation>Trên xuống dưới, phải sang trái</translation>
  </message>
  <message>
    <source>Bottom to Top, Left to Right</source>
    <translation>Dưới lên trên, trái sang phải</translation>
  </message>
  <message>
    <source>Bottom to Top, Right to Left</source>
    <translation>Dưới lên trên, phải sang trái</translation>
  </message>
  <message>
    <source>%1 already exists.
Do you want to overwrite it?</source>
    <translation>%1 đã có sẵn.
Bạn có muốn ghi đè không?</translation>
  </message>
  <message>
    <source>%1 is a directory.
Please choose a different file name.</source>
    <translation>%1 là một thư mục.
Hãy chọn tên tệp khác.</translation>
  </message>
  <message>
    <source>File %1 is not writable.
Please choose a different file name.</source>
    <translation>Không ghi được vào tệp %1.
Hãy chọn tên tệp khác.</translation>
  </message>
  <message>
    <source>%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to define ranges and make sure ranges do not intersect with each other.</source>
    <translation>%1 không đúng cách viết. Hãy dùng dấu phẩy để ngăn cách các trang, dấu gạch nối cho một khoảng trang, và không để các khoảng chồng lên nhau.</translation>
  </message>
  <message>
    <source>Invalid Pages Definition</source>
    <translation>Số trang không hợp lệ</translation>
  </message>
  <message>
    <source>The 'From' value cannot be greater than the 'To' value.</source>
    <translation>Trang đầu không được lớn hơn trang cuối.</translation>
  </message>
  <message>
    <source>Options 'Pages Per Sheet' and 'Page Set' cannot be used together.
Please turn one of those options off.</source>
    <translation>Không thể dùng cùng lúc “Số trang mỗi tờ” và “Chọn trang”.
Hãy tắt một trong hai.</translation>
  </message>
  <message>
    <source>Duplex Settings Conflicts</source>
    <translation>Thiết lập in hai mặt mâu thuẫn</translation>
  </message>
  <message>
    <source>There are conflicts in duplex settings. Do you want to fix them?</source>
    <translation>Thiết lập in hai mặt mâu thuẫn nhau. Bạn có muốn sửa không?</translation>
  </message>
</context>
<context>
  <name>QPrintPreviewDialog</name>
  <message>
    <source>Print Preview</source>
    <translation>Xem trước khi in</translation>
  </message>
  <message>
    <source>Print</source>
    <translation>In</translation>
  </message>
  <message>
    <source>Export to PDF</source>
    <translation>Xuất ra PDF</translation>
  </message>
  <message>
    <source>Page Setup</source>
    <translation>Thiết lập trang</translation>
  </message>
  <message>
    <source>Page setup</source>
    <translation>Thiết lập trang</translation>
  </message>
  <message>
    <source>First page</source>
    <translation>Trang đầu</translation>
  </message>
  <message>
    <source>Previous page</source>
    <translation>Trang trước</translation>
  </message>
  <message>
    <source>Next page</source>
    <translation>Trang sau</translation>
  </message>
  <message>
    <source>Last page</source>
    <translation>Trang cuối</translation>
  </message>
  <message>
    <source>Fit width</source>
    <translation>Vừa chiều rộng</translation>
  </message>
  <message>
    <source>Fit page</source>
    <translation>Vừa trang</translation>
  </message>
  <message>
    <source>Zoom in</source>
    <translation>Phóng to</translation>
  </message>
  <message>
    <source>Zoom out</source>
    <translation>Thu nhỏ</translation>
  </message>
  <message>
    <source>Portrait</source>
    <translation>Khổ dọc</translation>
  </message>
  <message>
    <source>Landscape</source>
    <translation>Khổ ngang</translation>
  </message>
  <message>
    <source>Show single page</source>
    <translation>Xem từng trang</translation>
  </message>
  <message>
    <source>Show facing pages</source>
    <translation>Xem hai trang cạnh nhau</translation>
  </message>
  <message>
    <source>Show overview of all pages</source>
    <translation>Xem tổng thể các trang</translation>
  </message>
</context>
<context>
  <name>QPrintPropertiesDialog</name>
  <message>
    <source>Printer Properties</source>
    <translation>Thuộc tính máy in</translation>
  </message>
  <message>
    <source>Job Options</source>
    <translation>Tùy chọn lệnh in</translation>
  </message>
  <message>
    <source>Page Setup Conflicts</source>
    <translation>Thiết lập trang mâu thuẫn</translation>
  </message>
  <message>
    <source>There are conflicts in page setup options. Do you want to fix them?</source>
    <translation>Thiết lập trang mâu thuẫn nhau. Bạn có muốn sửa không?</translation>
  </message>
  <message>
    <source>Advanced Option Conflicts</source>
    <translation>Tùy chọn nâng cao mâu thuẫn</translation>
  </message>
  <message>
    <source>There are conflicts in some advanced options. Do you want to fix them?</source>
    <translation>Một số tùy chọn nâng cao mâu thuẫn nhau. Bạn có muốn sửa không?</translation>
  </message>
</context>
<context>
  <name>QPrintPropertiesWidget</name>
  <message>
    <source>Page</source>
    <translation>Trang</translation>
  </message>
  <message>
    <source>Advanced</source>
    <translation>Nâng cao</translation>
  </message>
  <message>
    <source>There are conflicts in some options. Please fix them.</source>
    <translation>Một số tùy chọn mâu thuẫn nhau. Hãy sửa lại.</translation>
  </message>
</context>
<context>
  <name>QPrintSettingsOutput</name>
  <message>
    <source>Copies</source>
    <translation>Số bản</translation>
  </message>
  <message>
    <source>Copies:</source>
    <translation>Số bản:</translation>
  </message>
  <message>
    <source>Collate</source>
    <translation>Xếp theo bộ</translation>
  </message>
  <message>
    <source>Reverse</source>
    <translation>In ngược từ cuối</translation>
  </message>
  <message>
    <source>Options</source>
    <translation>Tùy chọn</translation>
  </message>
  <message>
    <source>Output Settings</source>
    <translation>Thiết lập in</translation>
  </message>
  <message>
    <source>Print range</source>
    <translation>Phạm vi in</translation>
  </message>
  <message>
    <source>Print all</source>
    <translation>In tất cả</translation>
  </message>
  <message>
    <source>Pages</source>
    <translation>Các trang</translation>
  </message>
  <message>
    <source>Pages from</source>
    <translation>Từ trang</translation>
  </message>
  <message>
    <source>to</source>
    <translation>đến</translation>
  </message>
  <message>
    <source>Current Page</source>
    <translation>Trang hiện tại</translation>
  </message>
  <message>
    <source>Selection</source>
    <translation>Phần đang chọn</translation>
  </message>
  <message>
    <source>Page &amp;Set:</source>
    <translation>&amp;Chọn trang:</translation>
  </message>
  <message>
    <source>Color Mode</source>
    <translation>Chế độ màu</translation>
  </message>
  <message>
    <source>Color</source>
    <translation>Màu</translation>
  </message>
  <message>
    <source>Grayscale</source>
    <translation>Thang xám</translation>
  </message>
  <message>
    <source>Double Sided Printing</source>
    <translation>In hai mặt</translation>
  </message>
  <message>
    <source>Off</source>
    <translation>Tắt</translation>
  </message>
  <message>
    <source>Long side binding</source>
    <translation>Đóng theo cạnh dài</translation>
  </message>
  <message>
    <source>Short side binding</source>
    <translation>Đóng theo cạnh ngắn</translation>
  </message>
  <message>
    <source>Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.</source>
    <translation>Ghi các trang hoặc khoảng trang, cách nhau bằng dấu phẩy; một khoảng là hai số nối bằng dấu gạch. Ví dụ: 3,5-7,9 sẽ in các trang 3, 5, 6, 7 và 9.</translation>
  </message>
</context>
<context>
  <name>QPrintWidget</name>
  <message>
    <source>&amp;Name:</source>
    <translation>&amp;Tên:</translation>
  </message>
  <message>
    <source>Printer</source>
    <translation>Máy in</translation>
  </message>
  <message>
    <source>Location:</source>
    <translation>Nơi đặt:</translation>
  </message>
  <message>
    <source>Type:</source>
    <translation>Loại:</translation>
  </message>
  <message>
    <source>Preview</source>
    <translation>Xem trước</translation>
  </message>
  <message>
    <source>P&amp;roperties</source>
    <translation>T&amp;huộc tính</translation>
  </message>
  <message>
    <source>Output &amp;file:</source>
    <translation>Ghi &amp;ra tệp:</translation>
  </message>
</context>
<context>
  <name>QProgressDialog</name>
  <message>
    <source>Cancel</source>
    <translation>Bỏ qua</translation>
  </message>
</context>
<context>
  <name>QScrollBar</name>
  <message>
    <source>Top</source>
    <translation>Lên đầu</translation>
  </message>
  <message>
    <source>Bottom</source>
    <translation>Xuống cuối</translation>
  </message>
  <message>
    <source>Left edge</source>
    <translation>Mép trái</translation>
  </message>
  <message>
    <source>Right edge</source>
    <translation>Mép phải</translation>
  </message>
  <message>
    <source>Page up</source>
    <translation>Lên một trang</translation>
  </message>
  <message>
    <source>Page down</source>
    <translation>Xuống một trang</translation>
  </message>
  <message>
    <source>Page left</source>
    <translation>Sang trái một trang</translation>
  </message>
  <message>
    <source>Page right</source>
    <translation>Sang phải một trang</translation>
  </message>
  <message>
    <source>Scroll here</source>
    <translation>Cuộn đến đây</translation>
  </message>
  <message>
    <source>Scroll up</source>
    <translation>Cuộn lên</translation>
  </message>
  <message>
    <source>Scroll down</source>
    <translation>Cuộn xuống</translation>
  </message>
  <message>
    <source>Scroll left</source>
    <translation>Cuộn sang trái</translation>
  </message>
  <message>
    <source>Scroll right</source>
    <translation>Cuộn sang phải</translation>
  </message>
</context>
<context>
  <name>QShortcut</name>
  <message>
    <source>Space</source>
    <translation>Phím cách</translation>
  </message>
  <message>
    <source>Left</source>
    <translation>Mũi tên trái</translation>
  </message>
  <message>
    <source>Right</source>
    <translation>Mũi tên phải</translation>
  </message>
  <message>
    <source>Up</source>
    <translation>Mũi tên lên</translation>
  </message>
  <message>
    <source>Down</source>
    <translation>Mũi tên xuống</translation>
  </message>
</context>
<context>
  <name>QSpiAccessibleBridge</name>
  <message>
    <source>alert message</source>
    <translation>thông báo</translation>
  </message>
  <message>
    <source>application</source>
    <translation>ứng dụng</translation>
  </message>
  <message>
    <source>assistant</source>
    <translation>trợ lý</translation>
  </message>
  <message>
    <source>block quote</source>
    <translation>đoạn trích</translation>
  </message>
  <message>
    <source>button menu</source>
    <translation>nút có trình đơn</translation>
  </message>
  <message>
    <source>button with drop down</source>
    <translation>nút thả xuống</translation>
  </message>
  <message>
    <source>button with drop down grid</source>
    <translation>nút thả xuống dạng lưới</translation>
  </message>
  <message>
    <source>canvas</source>
    <translation>vùng vẽ</translation>
  </message>
  <message>
    <source>cell</source>
    <translation>ô</translation>
  </message>
  <message>
    <source>chart</source>
    <translation>biểu đồ</translation>
  </message>
  <message>
    <source>check box</source>
    <translation>ô đánh dấu</translation>
  </message>
  <message>
    <source>clock</source>
    <translation>đồng hồ</translation>
  </message>
  <message>
    <source>color chooser</source>
    <translation>chọn màu</translation>
  </message>
  <message>
    <source>column</source>
    <translation>cột</translation>
  </message>
  <message>
    <source>column header</source>
    <translation>tiêu đề cột</translation>
  </message>
  <message>
    <source>combo box</source>
    <translation>hộp chọn</translation>
  </message>
  <message>
    <source>complementary content</source>
    <translation>nội dung bổ sung</translation>
  </message>
  <message>
    <source>cursor</source>
    <translation>con trỏ</translation>
  </message>
  <message>
    <source>desktop</source>
    <translation>màn hình nền</translation>
  </message>
  <message>
    <source>dial</source>
    <translation>núm xoay</translation>
  </message>
  <message>
    <source>dialog</source>
    <translation>hộp thoại</translation>
  </message>
  <message>
    <source>document</source>
    <translation>văn bản</translation>
  </message>
  <message>
    <source>equation</source>
    <translation>công thức</translation>
  </message>
  <message>
    <source>footer</source>
    <translation>chân trang</translation>
  </message>
  <message>
    <source>form</source>
    <translation>biểu mẫu</translation>
  </message>
  <message>
    <source>frame</source>
    <translation>cửa sổ</translation>
  </message>
  <message>
    <source>graphic</source>
    <translation>hình</translation>
  </message>
  <message>
    <source>grip</source>
    <translation>tay nắm</translation>
  </message>
  <message>
    <source>heading</source>
    <translation>đề mục</translation>
  </message>
  <message>
    <source>help balloon</source>
    <translation>bong bóng trợ giúp</translation>
  </message>
  <message>
    <source>hotkey field</source>
    <translation>ô phím tắt</translation>
  </message>
  <message>
    <source>indicator</source>
    <translation>chỉ báo</translation>
  </message>
  <message>
    <source>label</source>
    <translation>nhãn</translation>
  </message>
  <message>
    <source>link</source>
    <translation>liên kết</translation>
  </message>
  <message>
    <source>list</source>
    <translation>danh sách</translation>
  </message>
  <message>
    <source>list item</source>
    <translation>mục danh sách</translation>
  </message>
  <message>
    <source>menu bar</source>
    <translation>thanh trình đơn</translation>
  </message>
  <message>
    <source>menu item</source>
    <translation>mục trình đơn</translation>
  </message>
  <message>
    <source>note</source>
    <translation>ghi chú</translation>
  </message>
  <message>
    <source>notification</source>
    <translation>thông báo</translation>
  </message>
  <message>
    <source>page tab</source>
    <translation>thẻ</translation>
  </message>
  <message>
    <source>page tab list</source>
    <translation>hàng thẻ</translation>
  </message>
  <message>
    <source>panel</source>
    <translation>khung</translation>
  </message>
  <message>
    <source>paragraph</source>
    <translation>đoạn văn</translation>
  </message>
  <message>
    <source>popup menu</source>
    <translation>trình đơn</translation>
  </message>
  <message>
    <source>progress bar</source>
    <translation>thanh tiến độ</translation>
  </message>
  <message>
    <source>property page</source>
    <translation>trang thuộc tính</translation>
  </message>
  <message>
    <source>push button</source>
    <translation>nút bấm</translation>
  </message>
  <message>
    <source>radio button</source>
    <translation>nút chọn một</translation>
  </message>
  <message>
    <source>row</source>
    <translation>hàng</translation>
  </message>
  <message>
    <source>row header</source>
    <translation>tiêu đề hàng</translation>
  </message>
  <message>
    <source>scroll bar</source>
    <translation>thanh cuộn</translation>
  </message>
  <message>
    <source>section</source>
    <translation>phần</translation>
  </message>
  <message>
    <source>separator</source>
    <translation>đường ngăn</translation>
  </message>
  <message>
    <source>slider</source>
    <translation>thanh trượt</translation>
  </message>
  <message>
    <source>spin box</source>
    <translation>ô số</translation>
  </message>
  <message>
    <source>splitter</source>
    <translation>thanh chia</translation>
  </message>
  <message>
    <source>status bar</source>
    <translation>thanh trạng thái</translation>
  </message>
  <message>
    <source>switch</source>
    <translation>công tắc</translation>
  </message>
  <message>
    <source>table</source>
    <translation>bảng</translation>
  </message>
  <message>
    <source>text</source>
    <translation>ô chữ</translation>
  </message>
  <message>
    <source>text caret</source>
    <translation>con nháy</translation>
  </message>
  <message>
    <source>title bar</source>
    <translation>thanh tiêu đề</translation>
  </message>
  <message>
    <source>tool bar</source>
    <translation>thanh công cụ</translation>
  </message>
  <message>
    <source>tool tip</source>
    <translation>chú thích</translation>
  </message>
  <message>
    <source>tree</source>
    <translation>cây</translation>
  </message>
  <message>
    <source>tree item</source>
    <translation>mục trong cây</translation>
  </message>
  <message>
    <source>unknown</source>
    <translation>không rõ</translation>
  </message>
  <message>
    <source>web document</source>
    <translation>trang web</translation>
  </message>
</context>
<context>
  <name>QStandardPaths</name>
  <message>
    <source>Desktop</source>
    <translation>Màn hình nền</translation>
  </message>
  <message>
    <source>Documents</source>
    <translation>Tài liệu</translation>
  </message>
  <message>
    <source>Downloads</source>
    <translation>Tải về</translation>
  </message>
  <message>
    <source>Home</source>
    <translation>Thư mục riêng</translation>
  </message>
  <message>
    <source>Movies</source>
    <translation>Phim</translation>
  </message>
  <message>
    <source>Music</source>
    <translation>Nhạc</translation>
  </message>
  <message>
    <source>Pictures</source>
    <translation>Hình ảnh</translation>
  </message>
  <message>
    <source>Public</source>
    <translation>Dùng chung</translation>
  </message>
  <message>
    <source>Templates</source>
    <translation>Mẫu</translation>
  </message>
  <message>
    <source>Fonts</source>
    <translation>Phông chữ</translation>
  </message>
  <message>
    <source>Applications</source>
    <translation>Ứng dụng</translation>
  </message>
  <message>
    <source>Temporary Directory</source>
    <translation>Thư mục tạm</translation>
  </message>
</context>
<context>
  <name>QTabBar</name>
  <message>
    <source>Scroll Left</source>
    <translation>Cuộn sang trái</translation>
  </message>
  <message>
    <source>Scroll Right</source>
    <translation>Cuộn sang phải</translation>
  </message>
</context>
<context>
  <name>QUndoGroup</name>
  <message>
    <source>Undo</source>
    <translation>Hoàn tác</translation>
  </message>
  <message>
    <source>Undo %1</source>
    <translation>Hoàn tác %1</translation>
  </message>
  <message>
    <source>Redo</source>
    <translation>Làm lại</translation>
  </message>
  <message>
    <source>Redo %1</source>
    <translation>Làm lại %1</translation>
  </message>
</context>
<context>
  <name>QUndoModel</name>
  <message>
    <source>&lt;empty&gt;</source>
    <translation>&lt;chưa có gì&gt;</translation>
  </message>
</context>
<context>
  <name>QUndoStack</name>
  <message>
    <source>Undo</source>
    <translation>Hoàn tác</translation>
  </message>
  <message>
    <source>Undo %1</source>
    <translation>Hoàn tác %1</translation>
  </message>
  <message>
    <source>Redo</source>
    <translation>Làm lại</translation>
  </message>
  <message>
    <source>Redo %1</source>
    <translation>Làm lại %1</translation>
  </message>
</context>
<context>
  <name>QWhatsThisAction</name>
  <message>
    <source>What's This?</source>
    <translation>Đây là gì?</translation>
  </message>
</context>
<context>
  <name>QWidgetTextControl</name>
  <message>
    <source>&amp;Undo</source>
    <translation>&amp;Hoàn tác</translation>
  </message>
  <message>
    <source>&amp;Redo</source>
    <translation>Làm &amp;lại</translation>
  </message>
  <message>
    <source>Cu&amp;t</source>
    <translation>Cắ&amp;t</translation>
  </message>
  <message>
    <source>&amp;Copy</source>
    <translation>&amp;Sao chép</translation>
  </message>
  <message>
    <source>&amp;Paste</source>
    <translation>&amp;Dán</translation>
  </message>
  <message>
    <source>Delete</source>
    <translation>Xóa</translation>
  </message>
  <message>
    <source>Select All</source>
    <translation>Chọn tất cả</translation>
  </message>
  <message>
    <source>Copy &amp;Link Location</source>
    <translation>Sao chép địa chỉ &amp;liên kết</translation>
  </message>
</context>
<context>
  <name>QWizard</name>
  <message>
    <source>&amp;Finish</source>
    <translation>&amp;Hoàn tất</translation>
  </message>
  <message>
    <source>&amp;Help</source>
    <translation>Trợ &amp;giúp</translation>
  </message>
  <message>
    <source>&amp;Next</source>
    <translation>&amp;Tiếp theo</translation>
  </message>
  <message>
    <source>&amp;Next &gt;</source>
    <translation>&amp;Tiếp theo &gt;</translation>
  </message>
  <message>
    <source>&lt; &amp;Back</source>
    <translation>&lt; &amp;Quay lại</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>Bỏ qua</translation>
  </message>
  <message>
    <source>Commit</source>
    <translation>Thực hiện</translation>
  </message>
  <message>
    <source>Continue</source>
    <translation>Tiếp tục</translation>
  </message>
  <message>
    <source>Done</source>
    <translation>Xong</translation>
  </message>
  <message>
    <source>Go Back</source>
    <translation>Quay lại</translation>
  </message>
  <message>
    <source>Help</source>
    <translation>Trợ giúp</translation>
  </message>
</context>
</TS>
