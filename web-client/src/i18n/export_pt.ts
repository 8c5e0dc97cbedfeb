// The messages of exports in Portuguese.

export const export_pt = {
  "export.title": "Exportar",
  "export.hint": "O arquivo nunca diz quem perguntou de forma anônima nem como cada pessoa votou.",
  "export.what": "O quê",
  "export.what_questions": "Perguntas",
  "export.what_polls": "Enquetes e seus resultados",
  "export.what_announcements": "Avisos",
  "export.what_audit": "Auditoria: cada alteração",
  "export.what_all": "Tudo",
  "export.format": "Formato",
  "export.format_xlsx": "Excel (XLSX)",
  "export.format_csv": "CSV",
  "export.format_json": "JSON",
  "export.make": "Baixar",
  "export.busy": "O arquivo está sendo preparado…",
  "export.ready": "Pronto: {name}",
  "export.limited": "Uma exportação por vez e no máximo seis por minuto. Aguarde um momento e pressione o botão de novo.",
  "export.not_allowed": "Só quem modera esta sala pode exportar. Abra seu link novamente.",
  "export.too_large": "O arquivo é grande demais para o navegador. Peça-o a quem opera o servidor (paraninfo export).",
  "export.offline": "Não é possível alcançar o servidor. Tente de novo quando a conexão voltar.",
  "export.failed": "Não foi possível preparar o arquivo. Tente de novo; se falhar outra vez, avise quem opera o servidor.",
};
