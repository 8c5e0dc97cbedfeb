// The broadcast in Portuguese.

export const broadcast_pt = {
  "broadcast.back_at": "Volta às {time}",
  "broadcast.next_at": "A próxima começa: {time}",
  "broadcast.begins": "Começa: {time}",
  "broadcast.paused": "A transmissão está em pausa",
  "broadcast.archive": "Ver a gravação",
};
