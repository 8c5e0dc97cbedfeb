// The messages of secret polls in Portuguese.

export const secret_pt = {
  "secret.sentence": "Esta votação é secreta: o seu voto é contado, mas ninguém pode ver que é seu.",
  "secret.how": "Como?",
  "secret.how_paper": "Você recebe uma cédula, assinada sem que ninguém veja o número dela. Depois o seu voto é enviado com esse número, sem o seu nome e sem o seu acesso. O que fica guardado não liga uma coisa à outra: o voto pode ser contado, mas não relacionado a você.",
  "secret.how_limits": "É visível que você participou. Os votos só são mostrados em conjunto, e só quando há pelo menos 10. O voto fica protegido de quem leia os dados guardados; não pode ser protegido de quem olhe dentro do servidor em funcionamento.",
  "secret.getting": "Obtendo a sua cédula…",
  "secret.sending": "Enviando o seu voto sem o seu nome. Leva alguns segundos.",
  "secret.on_its_way": "O seu voto está a caminho. Deixe esta página aberta: pode levar um minuto.",
  "secret.kept": "O seu voto está incluído. Comprovante: {receipt}. Você pode mudá-lo até a votação ser encerrada.",
  "secret.kept_closed": "O seu voto foi contado. Comprovante: {receipt}.",
  "secret.elsewhere": "A sua cédula está em outro dispositivo ou em outro navegador. Vote lá.",
  "secret.late": "O seu voto chegou quando a votação já estava encerrada e não foi contado.",
  "secret.lost": "O seu voto não pôde ser aceito: a cédula não é válida.",
  "secret.papers": { one: "{n} cédula entregue", other: "{n} cédulas entregues" },
  "secret.papers_of": { one: "{n} de {present} tem cédula", other: "{n} de {present} têm cédula" },
  "secret.counting": "Os votos estão sendo contados.",
  "secret.few": { one: "{n} voto. Os resultados de uma votação secreta são mostrados a partir de 10 votos.", other: "{n} votos. Os resultados de uma votação secreta são mostrados a partir de 10 votos." },
  "secret.ballots": { one: "{n} voto contado", other: "{n} votos contados" },
  "secret.sign": "Secreta",
};
