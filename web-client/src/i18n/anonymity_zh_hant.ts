// Traditional Chinese: questions that are anonymous to moderators too, for who asks and for moderators.
export const anonymity_zh_hant = {
  "composer.seen_by_nobody": "觀眾和主持人都不會看到「{name}」，只有伺服器管理者可能查得到",
  "composer.not_sealed": "未送出：現在主持人會看到您的姓名。文字已保留。",
  "questions.sealed": "主持人不會看到您的姓名",

  "desk.asker": "提問者",
  "desk.ban_hint_sealed": "此人會立即在所有裝置上離開會場。只有這則提問會移出清單，否則會洩露提問者是誰。",
};
