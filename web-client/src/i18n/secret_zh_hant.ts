// The messages of secret polls in Traditional Chinese.

export const secret_zh_hant = {
  "secret.sentence": "這是不記名投票：您的票會計入結果，但沒有人能看出那是您投的。",
  "secret.how": "如何做到？",
  "secret.how_paper": "您會得到一張選票，簽署時沒有人看得見它的號碼。之後您的票以該號碼送出，不帶您的姓名，也不帶您的登入資料。所儲存的內容無法把兩者連在一起：票可以計算，卻無法追溯到您。",
  "secret.how_limits": "別人看得出您參加了投票。結果只會合併顯示，而且至少要有 10 票才會顯示。閱讀儲存資料的人無法得知您的選擇；但若有人直接查看運作中的伺服器，則無法防範。",
  "secret.getting": "正在領取您的選票…",
  "secret.sending": "正在以不記名方式送出您的票，需要幾秒鐘。",
  "secret.on_its_way": "您的票正在送達途中。請保持此頁面開啟，最多約需一分鐘。",
  "secret.kept": "您的票已計入。收據：{receipt}。在投票結束前可以更改。",
  "secret.kept_closed": "您的票已計入。收據：{receipt}。",
  "secret.elsewhere": "您的選票在另一個裝置或另一個瀏覽器上，請在那裡投票。",
  "secret.late": "您的票在投票結束後才送達，未計入。",
  "secret.lost": "無法接受您的票：選票無效。",
  "secret.papers": { other: "已發出 {n} 張選票" },
  "secret.papers_of": { other: "{present} 人中已有 {n} 人領取選票" },
  "secret.counting": "正在計票。",
  "secret.few": { other: "共 {n} 票。不記名投票達到 10 票才顯示結果。" },
  "secret.ballots": { other: "已計 {n} 票" },
  "secret.sign": "不記名",
};
