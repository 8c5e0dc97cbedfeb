// The messages of the programme on the projector in Spanish.

export const projector_es = {
  "projector.bar": "Qué se ve y se oye en esta pantalla",
  "projector.show": "Programa",
  "projector.sound": "Sonido sin la sala",
  "projector.label": "El programa",
  "projector.coming": "El programa está llegando…",
  "projector.none": "Ahora mismo no hay programa",
  "projector.by_itself": "Volverá por sí solo.",
  "projector.again": "Intentarlo de nuevo",
  "projector.sound_refused": "Sin sonido: el navegador no lo permite hasta que alguien pulse aquí la tecla S.",
  "projector.why_closed": "Esta sala no admite ponentes a distancia: aquí no hay programa que mostrar.",
  "projector.why_full": "Ya lo reproducen tantos como admite el servidor. Ciérrelo en otro equipo o avise a la realización.",
  "projector.why_not_allowed": "Esta página ya no puede mostrarlo. Abra otra vez el enlace de la pantalla.",
  "projector.why_browser": "Este navegador no puede reproducirlo. Use una versión actual de Chrome, Edge o Firefox.",
  "projector.why_studio": "La parte del servidor que hace la imagen no responde.",
  "projector.why_lost": "La conexión se ha interrumpido.",
  "projector.why_network": "Nada pasa entre este equipo y el servidor.",
};
