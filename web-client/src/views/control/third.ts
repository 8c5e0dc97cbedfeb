// What a lower third says: two lines that fit. Pure.

export const line_max = 120;

/** Cut between words, by what a person takes for characters; what was cut is shown to be. */
export function fitted(text: string, most = line_max): string {
  const plain = text.replace(/\s+/g, " ").trim();
  const characters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(plain)].map(({ segment }) => segment);
  if (characters.length <= most) return plain;
  const cut = characters.slice(0, most - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}

export function lines_of(first: string, second: string): string[] | null {
  const lines = [first, second].map((line) => fitted(line)).filter(Boolean);
  return lines.length > 0 ? lines : null;
}
