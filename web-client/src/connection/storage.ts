// The browser's storage as this page needs it: texts by key, never an exception. Where the browser refuses storage
// (private mode, full), things live as long as the page.

export interface Storage_ {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(prefix: string): string[];
}

export function memory_storage(): Storage_ {
  const map = new Map<string, string>();
  return {
    get: (key) => map.get(key) ?? null,
    set: (key, value) => void map.set(key, value),
    remove: (key) => void map.delete(key),
    keys: (prefix) => [...map.keys()].filter((key) => key.startsWith(prefix)),
  };
}

/** `area`: the browser's storage that lasts, or the window's own, which ends with it. */
export function browser_storage(area: () => Storage = () => localStorage): Storage_ {
  const fallback = memory_storage();
  const attempt = <T>(act: () => T, otherwise: () => T): T => {
    try {
      return act();
    } catch {
      return otherwise();
    }
  };
  return {
    get: (key) => fallback.get(key) ?? attempt(() => area().getItem(key), () => null),
    set: (key, value) => attempt(() => {
      area().setItem(key, value);
      fallback.remove(key);
    }, () => fallback.set(key, value)),
    remove: (key) => {
      fallback.remove(key);
      attempt(() => area().removeItem(key), () => undefined);
    },
    keys: (prefix) => [
      ...fallback.keys(prefix),
      ...attempt(() => Object.keys(area()).filter((key) => key.startsWith(prefix)), () => []),
    ],
  };
}
