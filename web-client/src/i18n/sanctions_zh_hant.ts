// Silences and bans in Traditional Chinese.

export const sanctions_zh_hant = {
  "reject.silenced": "主持人請您暫停發問。",
  "refusal.banned": "主持人已不讓您進入此會場。若認為有誤，請聯絡主辦單位。",
  "silence.told": "主持人已暫停您的發問（{reason}）。您仍可觀看和投票，文字會保留。",
  "silence.told_until": "主持人已暫停您的發問至 {time}（{reason}）。您仍可觀看和投票，文字會保留。",
  "silence.lifted": "您可以再次發問了。",
  "desk.person": "此人",
  "desk.silence": "禁言",
  "desk.lift_silence": "解除禁言",
  "desk.ban": "移出會場",
  "desk.unban": "准許返回",
  "desk.silenced": "已禁言",
  "desk.banned": "已移出",
  "desk.silence_reason": "理由（會顯示給此人）",
  "desk.ban_reason": "理由（供主持人參考）",
  "desk.silence_time": "時間",
  "desk.silence_open": "直到解除",
  "desk.silence_minutes": { other: "{n} 分鐘" },
  "desk.ban_hint": "此人會立即在所有裝置上離開會場，尚未處理的提問也會移出清單。",
};
