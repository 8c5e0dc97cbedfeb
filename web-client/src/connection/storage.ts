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

export function browser_storage(): Storage_ {
  const fallback = memory_storage();
  const attempt = <T>(act: () => T, otherwise: () => T): T => {
    try {
      return act();
    } catch {
      return otherwise();
    }
  };
  return {
    get: (key) => fallback.get(key) ?? attempt(() => localStorage.getItem(key), () => null),
    set: (key, value) => attempt(() => {
      localStorage.setItem(key, value);
      fallback.remove(key);
    }, () => fallback.set(key, value)),
    remove: (key) => {
      fallback.remove(key);
      attempt(() => localStorage.removeItem(key), () => undefined);
    },
    keys: (prefix) => [
      ...fallback.keys(prefix),
      ...attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)), () => []),
    ],
  };
}
