// How the hall's mixing desk is wired, in Spanish: docs/hall-sound.md, shortened.

export const wiring_es = {
  "wiring.wires": "Tres cables",
  "wiring.to_encoder": "Del auxiliar 1 de la mesa al codificador de la señal de la sala: micrófonos, vídeos y música. No lo que viene de Paraninfo.",
  "wiring.to_desk": "Del equipo que reproduce el programa sin la sala a un canal estéreo de la mesa, llamado «remote»: los ponentes. Ese equipo es el proyector con «Sonido sin la sala» activado, o una página de realización con «Aquí se oye sin la sala» marcado.",
  "wiring.to_loudspeakers": "Del bus principal de la mesa a los altavoces: todo, también «remote».",
  "wiring.knob": "El único mando",
  "wiring.knob_words": "«Remote» no va al auxiliar 1: baje su envío y fíjelo con cinta. Si no, el público oye dos veces a cada ponente, cada ponente se oye con retardo y el bucle puede acoplarse. El auxiliar 1 envía post-fader: lo que se cierra en la sala se cierra también para el público.",
  "wiring.try": "Pruébelo antes de que llegue nadie",
  "wiring.try_count": "Cierre todos los micrófonos de la sala, ponga en antena a un ponente y pídale que cuente en voz alta. El medidor de «Sala» no debe moverse; si se mueve con la voz, «remote» sigue yendo al auxiliar 1.",
  "wiring.try_muted": "Pruebe el eco de arriba con los micrófonos cerrados: no vuelve nada, o la señal está en silencio.",
  "wiring.try_open": "Repita la prueba con ellos abiertos como vayan a estar. Por encima de −20 dB es «remote» en el auxiliar 1. El retardo dice cuánto más tarde se oiría un ponente; no hay que corregirlo.",
  "wiring.left": "Lo que los micrófonos devuelven de todos modos",
  "wiring.left_mute": "Cierre los micrófonos que nadie use y baje los altavoces más cercanos a los abiertos.",
  "wiring.left_returns": "En Retornos, arriba, se elige cuánto baja la sala mientras habla un ponente; si uno aún se queja, baje la sala 6 dB solo en su retorno.",
  "wiring.left_headphones": "Los ponentes usan auriculares: con altavoces el mismo bucle se cierra en su lado.",
  "wiring.lips": "Labios y voz",
  "wiring.lips_words": "Alguien da palmadas ante la cámara. Suba el retardo de la sala de 40 en 40 ms hasta que palmada y sonido coincidan en el monitor del programa; lo habitual es de 60 a 160. Si el sonido ya llega tarde, se corrige en el codificador.",
  "wiring.levels": "Niveles",
  "wiring.levels_words": "En el auxiliar 1, unos −18 dBFS cuando alguien habla con normalidad, con picos por debajo de −6.",
};
