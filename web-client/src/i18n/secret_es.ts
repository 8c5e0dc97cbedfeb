// The messages of secret polls in Spanish.

export const secret_es = {
  "secret.sentence": "Esta votación es secreta: su voto se cuenta, pero nadie puede ver que es suyo.",
  "secret.how": "¿Cómo?",
  "secret.how_paper": "Usted recibe una papeleta, firmada sin que nadie vea su número. Después su voto se envía con ese número, sin su nombre ni su acceso. Lo que se guarda no une ambas cosas: su voto se puede contar, pero no relacionar con usted.",
  "secret.how_limits": "Se ve que usted ha participado. Los votos solo se muestran juntos, y solo si hay al menos 10. El voto queda protegido frente a quien lea los datos guardados; no puede protegerse de quien mire dentro del servidor en marcha.",
  "secret.getting": "Obteniendo su papeleta…",
  "secret.sending": "Enviando su voto sin su nombre. Tarda unos segundos.",
  "secret.on_its_way": "Su voto está en camino. Deje esta página abierta: puede tardar un minuto.",
  "secret.kept": "Su voto está incluido. Resguardo: {receipt}. Puede cambiarlo hasta que se cierre la votación.",
  "secret.kept_closed": "Su voto se ha contado. Resguardo: {receipt}.",
  "secret.elsewhere": "Su papeleta está en otro dispositivo o en otro navegador. Vote allí.",
  "secret.late": "Su voto llegó cuando la votación ya estaba cerrada y no se ha contado.",
  "secret.lost": "No se pudo aceptar su voto: la papeleta no es válida.",
  "secret.papers": { one: "{n} papeleta entregada", other: "{n} papeletas entregadas" },
  "secret.papers_of": { one: "{n} de {present} tiene papeleta", other: "{n} de {present} tienen papeleta" },
  "secret.counting": "Se están contando los votos.",
  "secret.few": { one: "{n} voto. Los resultados de una votación secreta se muestran a partir de 10 votos.", other: "{n} votos. Los resultados de una votación secreta se muestran a partir de 10 votos." },
  "secret.ballots": { one: "{n} voto contado", other: "{n} votos contados" },
  "secret.sign": "Secreta",
};
