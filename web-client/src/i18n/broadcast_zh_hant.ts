// The broadcast in Traditional Chinese.

export const broadcast_zh_hant = {
  "broadcast.back_at": "{time} 恢復",
  "broadcast.next_at": "下一場開始時間：{time}",
  "broadcast.begins": "開始時間：{time}",
  "broadcast.paused": "直播暫停中",
  "broadcast.archive": "觀看錄影",
};
