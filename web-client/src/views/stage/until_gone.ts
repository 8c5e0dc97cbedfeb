// Who goes out with a fade or a move is seen and heard until its end, and on air so long: nobody is to speak aside, and no
// encoder to save, meanwhile.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Stage, Standing } from "../../room/stage";

export function useUntilGone(standing: Standing, going_over: Stage["going_over"]): Standing {
  const before = useRef({ standing, going_over });
  const going = useRef<Stage["going_over"]>(null);
  const [, draw_again] = useState({});
  const went = before.current.standing === "on_air" && standing !== "on_air";
  // A scene that is taken meanwhile ends what was in course.
  if (going_over !== before.current.going_over) going.current = went && going_over?.ms ? going_over : null;
  before.current = { standing, going_over };
  const until = going.current;
  useEffect(() => {
    if (!until) return;
    const timer = setTimeout(() => { going.current = null; draw_again({}); }, until.ms);
    return () => clearTimeout(timer);
  }, [until]);
  return until && standing !== "on_air" ? "on_air" : standing;
}
