// The messages of the recordings' page in traditional Chinese: loaded only there.

export const archive_zh_hant = {
  "archive.title": "錄影",
  "archive.none": "這裡還沒有錄影。直播結束後即可在此觀看。",
  "archive.failed": "目前無法取得錄影。本頁會自動再試。",
  "archive.list": "直播",
  "archive.of": "{date}，{minutes}",
  "archive.minutes": { other: "{n} 分鐘" },
  "archive.picture": "{date} 的錄影",
  "archive.timeline": "瀏覽錄影",
  "archive.chapters": "章節",
  "archive.no_chapters": "這段錄影沒有章節。",
  "archive.session": "場次",
  "archive.question": "提問",
  "archive.download": "下載 MP4（{size}）",
  "archive.cannot_play": "這個瀏覽器無法播放錄影。您可以下載。",
};
