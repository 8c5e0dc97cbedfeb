// Which questions say much the same: by the beginnings of their words, in Chinese by characters and pairs of them. Simple, bounded and
// the same in every language of the event; docs/decisions/triage.md says why it is done in the page. Pure.

/** Words as their first letters, so that endings do not tell them apart. */
const stem_length = 5;
const shared_least = 2;
const kept_max = 6000;
/** Of all the features of two texts, the part that both have: from here on they are shown as alike. */
export const alike = 0.5;

const small_words = new Set((
  "que qué los las una uno del por para con como cómo cuando cuándo donde dónde cual cuál cuáles sus son está esta este esto hay será"
  + " the and for are was will what when where which who how why does can could would should there this that with from have has you your"
  + " os as um uma dos das por para com como quando onde qual quais seu sua são está esta este isto há será não"
).split(" ").map(plain));

/** Without case, accents and width. */
export function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const han = /\p{Script=Han}+/gu;

/** Single characters too: short questions share few pairs. */
function pairs(run: string): string[] {
  const signs = [...run];
  return [...signs, ...signs.slice(1).map((sign, i) => `${signs[i]}${sign}`)];
}

const known = new Map<string, ReadonlySet<string>>();

/** What a text is compared by. */
export function features(text: string): ReadonlySet<string> {
  const found = known.get(text);
  if (found) return found;
  const folded = plain(text);
  const words = folded.replace(han, " ").split(/[^\p{L}\p{N}]+/u).filter((word) => number.test(word) || (word.length > 2 && !small_words.has(word)));
  const set = new Set([...words.map((word) => (number.test(word) ? word : word.slice(0, stem_length))), ...(folded.match(han) ?? []).flatMap(pairs)]);
  if (known.size >= kept_max) known.clear();
  known.set(text, set);
  return set;
}

const number = /^\p{N}+$/u;

/** 0: nothing in common but a word or a number; 1: the same features. */
export function likeness(a: string, b: string): number {
  return shared(features(a), features(b));
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  let words = 0;
  for (const each of a) {
    if (!b.has(each)) continue;
    both++;
    if (!number.test(each)) words++;
  }
  if (both === a.size && both === b.size) return 1;
  // A single word in common says little of short questions.
  return words < shared_least ? 0 : (2 * both) / (a.size + b.size);
}

export interface Text {
  id: string;
  text: string;
}

export interface Alike {
  id: string;
  score: number;
}

/** Texts by what stands in them, so that one is compared with those only that share something with it. */
export class Likenesses {
  private readonly by_feature_ = new Map<string, string[]>();
  private readonly features_ = new Map<string, ReadonlySet<string>>();

  constructor(texts: Iterable<Text>) {
    for (const { id, text } of texts) {
      const set = features(text);
      this.features_.set(id, set);
      for (const each of set) {
        const ids = this.by_feature_.get(each);
        if (ids) ids.push(id);
        else this.by_feature_.set(each, [id]);
      }
    }
  }

  /** The likest first, from `least` on. */
  of(text: string, least = alike): Alike[] {
    const own = features(text);
    const candidates = new Set<string>();
    for (const each of own) for (const id of this.by_feature_.get(each) ?? []) candidates.add(id);
    const found: Alike[] = [];
    for (const id of candidates) {
      const score = shared(own, this.features_.get(id) ?? own);
      if (score >= least) found.push({ id, score });
    }
    return found.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id));
  }
}

/** Those that are alike, directly or by way of others, together; only groups of several. */
export function groups(texts: readonly Text[], least = alike): string[][] {
  const likenesses = new Likenesses(texts);
  const group_of = new Map<string, string[]>();
  for (const { id, text } of texts) {
    const own = group_of.get(id) ?? [id];
    group_of.set(id, own);
    for (const other of likenesses.of(text, least)) {
      const theirs = group_of.get(other.id) ?? [other.id];
      if (theirs === own) continue;
      for (const each of theirs) {
        own.push(each);
        group_of.set(each, own);
      }
    }
  }
  return [...new Set(group_of.values())].filter(({ length }) => length > 1);
}
