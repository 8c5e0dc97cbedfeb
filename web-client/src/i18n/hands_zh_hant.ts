// Raised hands in Traditional Chinese.

export const hands_zh_hant = {
  "hands.raise": "舉手",
  "hands.lower": "放下",
  "hands.up": "您已舉手。",
  "hands.place": "您已舉手：第 {place} 位，共 {total} 位",
  "hands.waiting": { other: "{n} 人舉手" },
  "hands.invited": "主持人邀請您發言。",
  "hands.accept": "接受",
  "hands.turn_down": "現在不方便",
  "hands.accepted": "輪到您了；主持人會告訴您如何發言。",
  "hands.accepted_stage": "請開啟麥克風上台，也可以開啟攝影機。",
  "hands.to_stage": "上台",
  "hands.declined": "主持人已放下您的舉手：這次無法安排。",
  "hands.done": "您的發言已結束，謝謝。",
  "hands.closed": "目前無法舉手。",
  "hands.refused": "無法完成：{reason}",
  "live.hand_raised": "有人舉手：{name}",
};
