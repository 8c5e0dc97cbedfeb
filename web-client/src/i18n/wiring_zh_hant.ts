// How the hall's mixing desk is wired, in Traditional Chinese: docs/hall-sound.md, shortened.

export const wiring_zh_hant = {
  "wiring.wires": "三條線",
  "wiring.to_encoder": "從音控台的 aux 1 接到會場訊號的編碼器：麥克風、影片與音樂。不含來自 Paraninfo 的聲音。",
  "wiring.to_desk": "從播放「不含會場的節目」的機器接到音控台的一個立體聲軌，命名為「remote」：與談人的聲音。這台機器是開啟「不含會場的聲音」的投影頁面，或勾選「此處不含會場聲音」的導播頁面。",
  "wiring.to_loudspeakers": "從音控台的主輸出接到喇叭：所有聲音，包括「remote」。",
  "wiring.knob": "唯一要記住的旋鈕",
  "wiring.knob_words": "「remote」不送到 aux 1：把這個送出量關到底，用膠帶貼住。否則觀眾會聽到每位與談人兩次，與談人會聽到自己延遲的聲音，還可能產生嘯叫。aux 1 用推桿後（post-fader）送出：會場靜音的，觀眾也聽不到。",
  "wiring.try": "在有人到場前先測試",
  "wiring.try_count": "關閉會場所有麥克風，讓一位與談人上線並大聲數數。「會場」的音量表不該有動靜；若隨聲音跳動，表示「remote」仍送到 aux 1。",
  "wiring.try_muted": "關閉麥克風，用上方的按鈕測試回音：應該沒有聲音傳回，或會場訊號無聲。",
  "wiring.try_open": "照活動時的樣子開啟麥克風再測一次。高於 −20 dB 就是「remote」送到了 aux 1。延遲表示與談人會晚多久聽到自己，不必修正。",
  "wiring.left": "麥克風仍會收到的聲音",
  "wiring.left_mute": "關閉沒人使用的麥克風，並調低最靠近開啟麥克風的喇叭。",
  "wiring.left_returns": "上方的「返送」決定與談人發言時會場音量降低多少；若仍有人反映，只在該位的返送中把會場調低 6 dB。",
  "wiring.left_headphones": "與談人請戴耳機：若用喇叭，同樣的迴路會在他們那端形成。",
  "wiring.lips": "對嘴",
  "wiring.lips_words": "請人在鏡頭前拍手。以 40 毫秒為單位增加會場的延遲，直到節目監看畫面中的拍手與聲音同步；一般為 60 到 160。若聲音本來就較晚，請在編碼器修正。",
  "wiring.levels": "音量",
  "wiring.levels_words": "aux 1 在一般說話時約 −18 dBFS，峰值低於 −6。",
};
