// The messages of exports in Traditional Chinese.

export const export_zh_hant = {
  "export.title": "匯出",
  "export.hint": "檔案中不會出現匿名提問者的姓名，也不會出現各人的投票內容。",
  "export.what": "內容",
  "export.what_questions": "提問",
  "export.what_polls": "投票與結果",
  "export.what_announcements": "公告",
  "export.what_audit": "稽核：每一項變更",
  "export.what_all": "全部",
  "export.format": "格式",
  "export.format_xlsx": "Excel (XLSX)",
  "export.format_csv": "CSV",
  "export.format_json": "JSON",
  "export.make": "下載",
  "export.busy": "正在製作檔案…",
  "export.ready": "已完成：{name}",
  "export.limited": "一次只能匯出一個檔案，每分鐘最多六個。請稍候再按一次。",
  "export.not_allowed": "只有本場的主持人可以匯出。請重新開啟您的連結。",
  "export.too_large": "檔案太大，瀏覽器無法下載。請向伺服器管理者索取（paraninfo export）。",
  "export.offline": "無法連上伺服器。連線恢復後請再試一次。",
  "export.failed": "無法製作檔案。請再試一次；若仍失敗，請通知伺服器管理者。",
};
