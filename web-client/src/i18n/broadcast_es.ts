// The broadcast in Spanish.

export const broadcast_es = {
  "broadcast.back_at": "Vuelve a las {time}",
  "broadcast.next_at": "La próxima empieza: {time}",
  "broadcast.begins": "Empieza: {time}",
  "broadcast.paused": "La emisión está en pausa",
  "broadcast.archive": "Ver la grabación",
};
