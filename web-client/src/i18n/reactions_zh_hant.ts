// Reactions in Traditional Chinese.

export const reactions_zh_hant = {
  "reactions.title": "回應",
  "reactions.name_applause": "鼓掌",
  "reactions.name_heart": "愛心",
  "reactions.name_laugh": "大笑",
  "reactions.name_surprise": "驚訝",
  "reactions.name_agree": "贊同",
  "reactions.slower": "請稍慢一點。",
  "reactions.not_now": "目前不開放回應。",
  "desk.reactions_open": "開放回應",
  "desk.reactions_close": "停止回應",
};
