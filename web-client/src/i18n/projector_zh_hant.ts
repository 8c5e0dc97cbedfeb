// The messages of the programme on the projector in Traditional Chinese.

export const projector_zh_hant = {
  "projector.bar": "此螢幕顯示與播放的內容",
  "projector.show": "節目畫面",
  "projector.sound": "不含會場的聲音",
  "projector.label": "節目畫面",
  "projector.coming": "節目畫面連線中…",
  "projector.none": "目前沒有節目畫面",
  "projector.by_itself": "會自動恢復。",
  "projector.again": "再試一次",
  "projector.sound_refused": "沒有聲音：須有人在此按下 S 鍵，瀏覽器才會播放。",
  "projector.why_closed": "此會場不接受遠端與談人，因此沒有節目畫面可顯示。",
  "projector.why_full": "同時播放的數量已達伺服器上限。請關閉其他播放，或通知導播。",
  "projector.why_not_allowed": "此頁面已無權顯示。請重新開啟螢幕的連結。",
  "projector.why_browser": "此瀏覽器無法播放。請改用新版的 Chrome、Edge 或 Firefox。",
  "projector.why_studio": "伺服器中製作畫面的部分沒有回應。",
  "projector.why_lost": "連線已中斷。",
  "projector.why_network": "此機器與伺服器之間無法連通。",
};
