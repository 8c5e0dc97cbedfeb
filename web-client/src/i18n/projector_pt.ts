// The messages of the programme on the projector in Portuguese.

export const projector_pt = {
  "projector.bar": "O que esta tela mostra e toca",
  "projector.show": "Programa",
  "projector.sound": "Som sem o auditório",
  "projector.label": "O programa",
  "projector.coming": "O programa está chegando…",
  "projector.none": "No momento não há programa",
  "projector.by_itself": "Ele volta sozinho.",
  "projector.again": "Tentar de novo",
  "projector.sound_refused": "Sem som: o navegador não o libera antes que alguém aperte aqui a tecla S.",
  "projector.why_closed": "Esta sala não recebe palestrantes a distância: não há programa para mostrar aqui.",
  "projector.why_full": "Já o reproduzem tantos quantos o servidor aceita. Feche em outra máquina ou avise a produção.",
  "projector.why_not_allowed": "Esta página não pode mais mostrá-lo. Abra de novo o link da tela.",
  "projector.why_browser": "Este navegador não consegue reproduzi-lo. Use uma versão atual do Chrome, Edge ou Firefox.",
  "projector.why_studio": "A parte do servidor que faz a imagem não responde.",
  "projector.why_lost": "A conexão foi interrompida.",
  "projector.why_network": "Nada passa entre esta máquina e o servidor.",
};
