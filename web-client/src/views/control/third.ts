// What a lower third says: two lines that the server takes (PROTOCOL.md, section 4.6), and whether the picture has room for them.
// Pure.

/** Characters of a line. */
export const line_max = 120;
/** More than so many of what a person takes for characters ever have. */
const line_bytes_max = 4200;
/** So many Latin letters are drawn of a line, or so many that are as wide as high; what comes after them may end as an ellipsis. */
const latin_max = 130;
const wide_max = 75;

const wide = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}|[\u3000-\u303f\uff01-\uff60]/u;

const one_line = (text: string) => text.replace(/\s+/g, " ").trim();

function characters_of(text: string): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);
}

const bytes_of = (text: string) => new TextEncoder().encode(text).length;

/** As many from the beginning on as have room. */
function leading(characters: readonly string[], most: number, most_bytes: number): string {
  let bytes = 0;
  const cut = characters.slice(0, most).findIndex((each) => (bytes += bytes_of(each)) > most_bytes);
  return characters.slice(0, cut < 0 ? most : cut).join("");
}

/** Cut between words, by what a person takes for characters; what was cut is shown to be. */
export function fitted(text: string, most = line_max): string {
  const plain = one_line(text);
  const characters = characters_of(plain);
  if (leading(characters, most, line_bytes_max) === plain) return plain;
  const cut = leading(characters, most - 1, line_bytes_max - bytes_of("…"));
  const space = cut.lastIndexOf(" ");
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}

export function lines_of(first: string, second: string): string[] | null {
  const lines = [first, second].map((line) => fitted(line)).filter(Boolean);
  return lines.length > 0 ? lines : null;
}

/** Whether its end may not be seen. */
export function is_long(text: string): boolean {
  const characters = characters_of(one_line(text));
  const room = characters.reduce((sum, each) => sum + (wide.test(each) ? latin_max : wide_max), 0);
  return characters.length > line_max || room > latin_max * wide_max;
}
