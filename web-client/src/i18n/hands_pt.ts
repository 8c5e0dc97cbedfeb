// Raised hands in Portuguese.

export const hands_pt = {
  "hands.raise": "Levantar a mão",
  "hands.lower": "Baixar a mão",
  "hands.up": "Sua mão está levantada.",
  "hands.place": "Sua mão está levantada: lugar {place} de {total}",
  "hands.waiting": { one: "{n} mão levantada", other: "{n} mãos levantadas" },
  "hands.invited": "A moderação convida você a falar.",
  "hands.accept": "Aceitar",
  "hands.turn_down": "Agora não",
  "hands.accepted": "Você foi chamado; a moderação dirá como você entra.",
  "hands.accepted_stage": "Suba ao palco com seu microfone e, se quiser, com sua câmera.",
  "hands.to_stage": "Subir ao palco",
  "hands.declined": "A moderação baixou sua mão: desta vez não é possível.",
  "hands.done": "Sua vez terminou. Obrigado.",
  "hands.closed": "No momento não é possível levantar a mão.",
  "hands.refused": "Não deu certo: {reason}",
  "live.hand_raised": "Mão levantada: {name}",
};
