// The sources in Traditional Chinese.

export const feeds_zh_hant = {
  "feeds.title": "訊號來源",
  "feeds.waiting": "尚無編碼器",
  "feeds.publishing": "編碼器傳送中",
  "feeds.silent": "編碼器沒有訊號",
  "feeds.lost": "編碼器已離線",
  "feeds.since": "自 {time} 起",
  "feeds.refused": "{time} 拒絕連線：{why}。",
  "feeds.settings": "OBS 與 ffmpeg 的設定",
  "feeds.key_hint": "KEY 代表金鑰；金鑰只在建立時顯示一次。產生新金鑰：paraninfo ctl key --id ID。",
  "feeds.obs_server": "OBS：串流、自訂、伺服器",
  "feeds.obs_key": "OBS：串流金鑰",
  "feeds.refused_400": "通訊協定不符",
  "feeds.refused_403": "金鑰錯誤",
  "feeds.refused_404": "沒有這個來源",
  "feeds.refused_409": "已有其他人傳送中",
  "feeds.refused_415": "無法使用其編解碼格式",
};
