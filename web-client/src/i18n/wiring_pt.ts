// How the hall's mixing desk is wired, in Portuguese: docs/hall-sound.md, shortened.

export const wiring_pt = {
  "wiring.wires": "Três cabos",
  "wiring.to_encoder": "Do auxiliar 1 da mesa ao codificador do sinal do auditório: microfones, filmes e música. Não o que vem do Paraninfo.",
  "wiring.to_desk": "Da máquina que reproduz o programa sem o auditório a um canal estéreo da mesa, chamado «remote»: os palestrantes. Essa máquina é o projetor com «Som sem o auditório» ligado, ou uma página de produção com «Ouvido aqui sem o auditório» marcado.",
  "wiring.to_loudspeakers": "Do barramento principal da mesa aos alto-falantes: tudo, «remote» também.",
  "wiring.knob": "O único botão",
  "wiring.knob_words": "«Remote» não vai para o auxiliar 1: baixe esse envio e prenda-o com fita. Senão o público ouve cada palestrante duas vezes, cada palestrante se ouve com atraso e o laço pode dar microfonia. O auxiliar 1 envia pós-fader: o que se fecha no auditório se fecha também para o público.",
  "wiring.try": "Teste antes que alguém chegue",
  "wiring.try_count": "Feche todos os microfones do auditório, ponha um palestrante no ar e peça que conte em voz alta. O medidor de «Auditório» deve ficar parado; se ele se mexe com a voz, «remote» ainda vai para o auxiliar 1.",
  "wiring.try_muted": "Faça o teste de eco acima com os microfones fechados: nada volta, ou o sinal fica em silêncio.",
  "wiring.try_open": "Repita com eles abertos como vão estar. Acima de −20 dB é «remote» no auxiliar 1. O atraso diz quanto mais tarde um palestrante se ouviria; não há nada a corrigir.",
  "wiring.left": "O que os microfones devolvem mesmo assim",
  "wiring.left_mute": "Feche os microfones em que ninguém fala e baixe os alto-falantes mais próximos dos abertos.",
  "wiring.left_returns": "Em Retornos, acima, escolhe-se quanto o auditório baixa enquanto um palestrante fala; para quem ainda reclama, baixe 6 dB só no retorno dele.",
  "wiring.left_headphones": "Os palestrantes usam fones: com alto-falantes o mesmo laço se fecha do lado deles.",
  "wiring.lips": "Lábios e voz",
  "wiring.lips_words": "Alguém bate palmas diante da câmera. Aumente o atraso do auditório de 40 em 40 ms até palma e som coincidirem no monitor do programa; o comum é de 60 a 160. Se o som já chega atrasado, corrija no codificador.",
  "wiring.levels": "Níveis",
  "wiring.levels_words": "No auxiliar 1, cerca de −18 dBFS quando alguém fala normalmente, com picos abaixo de −6.",
};
