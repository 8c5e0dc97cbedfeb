// Which of a page's keys was pressed, whatever the keyboard is set to: with Caps Lock, under an input method that keeps the letter
// to itself ("Process") or writes wide ones, and where the letters are not Latin. Pure.

/** Of these the name says nothing. */
const unnamed = ["Process", "Unidentified", "Dead"];

/** As a page names its keys: letters in lower case. */
export function pressed_key({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  if (key.length > 1 && !unnamed.includes(key)) return key;
  const plain = key.normalize("NFKC");
  if (/^[!-~]$/.test(plain)) return plain.toLowerCase();
  const placed = /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(code);
  return (placed?.[1] ?? placed?.[2])?.toLowerCase() ?? key;
}
