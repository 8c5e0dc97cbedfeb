// In which of the pages' languages a question is probably asked, where it does not say so: enough to hand it to a moderator
// who reads it, and for nothing else. Pure.
import type { TranslationLanguage } from "../protocol/messages";
import { plain } from "./likeness";

const words: Record<Exclude<TranslationLanguage, "zh-Hant">, ReadonlySet<string>> = {
  es: set("el los las un una del y en es qué que cómo como cuándo cuando dónde por para con se su hay cuál cuáles más está son qué"),
  en: set("the a an of and in is are what how when where which why will do does can you we our for with to there be it this"),
  pt: set("o os um uma do da dos das e em é são não que como quando onde por para com se seu sua há qual quais mais está você vocês"),
};
const signs: Record<keyof typeof words, RegExp> = {
  es: /[¿¡ñ]|ción|ciones/u, en: /\b(?:'s|n't)\b|tion\b/u, pt: /[ãõç]|ção|ções|lh|nh/u,
};

function set(list: string): ReadonlySet<string> {
  return new Set(list.split(" ").map(plain));
}

/** Null where nothing tells. */
export function guess_language(text: string): TranslationLanguage | null {
  if (/\p{Script=Han}/u.test(text)) return "zh-Hant";
  const lower = text.toLowerCase();
  const said = plain(text).split(/[^\p{L}]+/u);
  const scores = (Object.keys(words) as (keyof typeof words)[]).map((language) => {
    const sign = signs[language].test(lower) ? 2 : 0;
    return [language, sign + said.filter((word) => words[language].has(word)).length] as const;
  });
  scores.sort(([, a], [, b]) => b - a);
  const [first, second] = scores;
  return first && second && first[1] > second[1] ? first[0] : null;
}
