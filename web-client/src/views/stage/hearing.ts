// Whether the reader hears the others backstage: a wish that this browser remembers.
import { useState } from "preact/hooks";
import type { Store } from "../../room/store";

const hear_key = "paraninfo/hear-backstage";

export function useHearing({ storage }: Pick<Store, "storage">): [boolean, (to: boolean) => void] {
  const [hears, set_hears] = useState(() => storage.get(hear_key) !== null);
  const turn = (to: boolean) => {
    if (to) storage.set(hear_key, "1");
    else storage.remove(hear_key);
    set_hears(to);
  };
  return [hears, turn];
}
