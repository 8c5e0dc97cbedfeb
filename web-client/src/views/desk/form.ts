// What the forms on a card have in common.
import { useEffect, useRef } from "preact/hooks";
import type { Board, Writing } from "./board";

export interface FormProps {
  board: Board;
  writing: Writing;
}

export function useFocus<T extends HTMLElement>() {
  const field = useRef<T>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
