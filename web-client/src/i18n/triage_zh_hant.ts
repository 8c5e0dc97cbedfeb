// 繁體中文：提問在議程中的位置、相似的提問。
export const triage_zh_hant = {
  "place.session": "場次",
  "place.speaker": "講者",
  "place.none": "無場次",
  "place.anyone": "不指定",
  "place.for": "提問對象",
  "place.to": "問 {name}",
  "place.assigned": "由 {name} 回答",
  "channel.send": "傳送",
  "similar.title": "已有人提出類似的問題：",
  "similar.found": { other: "已有 {n} 個類似的問題" },
  "similar.vote": { other: "改為支持這一題（{n}）" },
  "similar.voted": { other: "已支持（{n}）" },
  "similar.counted": "您的票已計入該題。",
  "similar.discard": "捨棄我寫的內容",
} as const;
