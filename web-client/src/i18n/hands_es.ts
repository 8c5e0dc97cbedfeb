// Raised hands in Spanish.

export const hands_es = {
  "hands.raise": "Levantar la mano",
  "hands.lower": "Bajar la mano",
  "hands.up": "Tiene la mano levantada.",
  "hands.place": "Tiene la mano levantada: puesto {place} de {total}",
  "hands.waiting": { one: "{n} mano levantada", other: "{n} manos levantadas" },
  "hands.invited": "Quien modera le invita a hablar.",
  "hands.accept": "Aceptar",
  "hands.turn_down": "Ahora no",
  "hands.accepted": "Le han llamado; quien modera le dirá cómo intervenir.",
  "hands.accepted_stage": "Suba al escenario con su micrófono y, si quiere, con su cámara.",
  "hands.to_stage": "Subir al escenario",
  "hands.declined": "Quien modera ha bajado su mano: esta vez no es posible.",
  "hands.done": "Su turno ha terminado. Gracias.",
  "hands.closed": "Ahora no se puede levantar la mano.",
  "hands.refused": "No se pudo: {reason}",
  "live.hand_raised": "Mano levantada: {name}",
};
